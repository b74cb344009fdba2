"""Nothing leaves the machine unasked, whichever part of the product is used."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from kb.offline import QUIET, keep_offline


def test_the_libraries_are_kept_off_the_network_unless_the_user_says_otherwise() -> None:
    environ = {"HF_HUB_OFFLINE": "0"}
    keep_offline(environ)
    assert environ == {**QUIET, "HF_HUB_OFFLINE": "0"}


@pytest.mark.parametrize("part", ["kb.search", "ingest.pipeline", "api.app", "benchmarks.answers"])
def test_a_part_used_alone_reports_to_no_one(part: str) -> None:
    """Haystack decides while it is imported; benchmarks once asked its maker's server."""
    code = f"import {part}; from haystack.telemetry import _telemetry as t; print(t.telemetry)"
    plain = {name: value for name, value in os.environ.items() if name not in QUIET}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True, env=plain
    )
    assert done.stdout.strip() == "None"

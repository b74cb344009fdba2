"""Settings come from the environment, and a mistake in one is named."""

from __future__ import annotations

import pytest

from kb.errors import BadRequest
from kb.settings import Settings
from tests.product import ROOT


@pytest.mark.parametrize(
    ("environ", "name", "value"),
    [
        ({}, "host", "127.0.0.1"),
        ({"KB_PORT": "9000"}, "port", 9000),
        ({"KB_INDEX": "s3://bucket/index"}, "index", "s3://bucket/index"),
        ({"KB_REQUEST_TIMEOUT": "2.5"}, "request_timeout", 2.5),
        ({"PORT": "9000"}, "port", 8000),
    ],
)
def test_a_setting_is_read_under_its_name(
    environ: dict[str, str], name: str, value: object
) -> None:
    assert getattr(Settings.from_env(environ), name) == value


def test_a_setting_of_the_wrong_type_is_named() -> None:
    with pytest.raises(BadRequest, match="KB_PORT is 'http'; it must be a number") as caught:
        Settings.from_env({"KB_PORT": "http"})
    assert caught.value.field == "KB_PORT"
    assert caught.value.exit_code == 2


def test_every_setting_is_in_the_manual() -> None:
    manual = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    for name in Settings.__dataclass_fields__:
        assert f"`KB_{name.upper()}`" in manual

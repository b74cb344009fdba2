"""What the README shows is what the product prints."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.product import ROOT, kb

COMMAND = re.compile(r"^    \$ kb (?P<command>.+)\n(?P<output>(?:    .+\n|\n(?=    ))+)", re.M)

SCORE = re.compile(r"\[(\d\.\d{3})\]")


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_a_question_shown_is_answered_as_shown(name: str, sample: Path) -> None:
    shown = list(COMMAND.finditer((ROOT / name).read_text(encoding="utf-8")))
    assert shown, "the first screen has lost its example"
    for example in shown:
        done = kb(*shlex.split(example["command"]), index=sample)
        assert squeeze(SCORE.sub("", example["output"])) == squeeze(SCORE.sub("", done.stdout))
        # What texts were embedded together moves the last figures of the network's int8.
        assert scores(done.stdout) == pytest.approx(scores(example["output"]), abs=0.05)


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_every_page_that_is_linked_is_there(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (ROOT / target).exists(), target


def scores(text: str) -> list[float]:
    return [float(score) for score in SCORE.findall(text)]


def squeeze(text: str) -> str:
    return " ".join(text.split())

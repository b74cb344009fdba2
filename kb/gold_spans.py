"""The spans that answer a labelled set's questions, and how offsets of two texts are compared."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from kb.errors import BadRequest
from kb.types import Span


@dataclass(frozen=True, slots=True)
class GoldQuestion:
    """A question and, by file name below `docs/`, the spans of the file's text that answer it."""

    id: str
    text: str
    gold: tuple[tuple[str, Span], ...]


def read_gold(path: Path) -> tuple[GoldQuestion, ...]:
    """Read questions whose lines have `gold`, a list of file, start and end.

    Raises `BadRequest` naming the line that cannot be read, or the file where no line has any.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise BadRequest(f"{path} cannot be read ({error})") from None
    found = tuple(_question(path, number, line) for number, line in enumerate(lines, 1) if line)
    if not any(question.gold for question in found):
        raise BadRequest(f"{path} has no gold spans; leave --spans away to judge whole rows")
    return tuple(question for question in found if question.gold)


def _question(path: Path, number: int, line: str) -> GoldQuestion:
    try:
        entry = json.loads(line)
        gold = tuple(
            (str(one["file"]), Span(int(one["start"]), int(one["end"])))
            for one in entry.get("gold", ())
        )
        return GoldQuestion(str(entry["_id"]), str(entry["text"]), gold)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadRequest(f"{path}, line {number}: no question with gold ({error!r})") from None


def visible_before(
    text: str, shown: Callable[[str], str] = lambda character: character
) -> list[int]:
    """Return for each offset of `text`, its end included, how many visible characters precede it.

    `shown` is what a reader makes of one character. Offsets of a file's text and of what a reader
    made of it meet in these counts, whatever white space lies between.
    """
    widths = {character: len("".join(shown(character).split())) for character in set(text)}
    return [0, *accumulate(widths[character] for character in text)]


def counted(span: Span, before: Sequence[int]) -> Span:
    """Return a span of a text in the text's visible characters."""
    return Span(before[span.start], before[span.end])

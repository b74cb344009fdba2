"""Where a quote stands in a text, letter by letter, once both are written as they are compared."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.numerals import CHINESE_FIGURES
from kb.tokens import HAN
from kb.types import Span
from kb.verify.normal import Normal
from kb.verify.weighty import NEGATIONS

MOST = 200  # places of one quote in one text; "the Parties" has thousands
_LONGEST_OMISSION = 3_000  # characters that an ellipsis may stand for
_CLOSING = ".,;:"  # "… of thirty days." in a quote, where the text goes on: the style of quoting

# What makes the edge of a quote no edge of a word or a figure: the character before and the first
# one, or the last one and the characters after.
_CUT_WORD = re.compile(rf"[^\W{HAN}][^\W{HAN}]")
_CUT_FIGURE = re.compile(rf"\d[.,]?\d|[{CHINESE_FIGURES}點点][{CHINESE_FIGURES}]")
_CUT_NEGATION = re.compile(
    rf"[{NEGATIONS}](?:应|可|得|能|须|必|会|准|许|予|宜|愿|是|属|超|少|低|高)"
)
_HAN = re.compile(f"[{HAN}]")  # counts twice: two are a word
_SENTENCE = re.compile(r"[.;!?]")
_NEGATED = re.compile(
    rf"(?<![A-Za-z])(?:no|not|never|nor|neither|without|except|unless)(?![A-Za-z])|[{NEGATIONS}]"
)


def places(quote: str, text: Normal) -> Iterator[Span]:
    """Yield where `quote` stands in `text`, in the source's offsets; both must be normal.

    As it is, else without the stop that closes it or with its first letter in the other case, as
    quotes are fitted into sentences. A quote that begins or ends within a word or a figure of the
    text, or right behind the 不 of 不得, is not there: 十日 is not in 三十日.
    """
    for written in _fitted(quote):
        found = list(_standing(written, text.text))
        if found:
            yield from (text.span(start, end) for start, end in found)
            return


def places_with_omissions(quote: str, text: Normal) -> Iterator[Span]:
    """Yield where the parts of a quote with "…" in it stand one after the other.

    What is left out within one sentence must not hold a negation.
    """
    parts = [part.strip(" ()") for part in quote.split("…")]
    parts = [part for part in parts if part]
    if len(parts) < 2 or min(len(part) + len(_HAN.findall(part)) for part in parts) < 4:
        return
    for start, end in _standing(parts[0], text.text):
        for part in parts[1:]:
            following = _next(part, text.text, end)
            if following is None or _hides(text.text[end : following[0]]):
                break
            end = following[1]
        else:
            yield text.span(start, end)


def _fitted(quote: str) -> Iterator[str]:
    yield quote
    stripped = quote.rstrip(_CLOSING)
    if stripped != quote and stripped:
        yield stripped
    if quote[:1].isalpha() and quote[:1].swapcase() != quote[:1]:
        yield (swapped := quote[:1].swapcase() + quote[1:])
        if swapped.rstrip(_CLOSING) != swapped:
            yield swapped.rstrip(_CLOSING)


def _standing(quote: str, text: str) -> Iterator[tuple[int, int]]:
    count = 0
    at = text.find(quote) if quote else -1
    while at >= 0 and count < MOST:
        if _is_whole(text, at, at + len(quote)):
            count += 1
            yield at, at + len(quote)
        at = text.find(quote, at + 1)


def _next(part: str, text: str, start: int) -> tuple[int, int] | None:
    within = text[: start + _LONGEST_OMISSION + len(part)]
    at = within.find(part, start)
    while at >= 0:
        if _is_whole(text, at, at + len(part)):
            return at, at + len(part)
        at = within.find(part, at + 1)
    return None


def _is_whole(text: str, start: int, end: int) -> bool:
    """Say whether a stretch begins and ends where words, figures and verbs do."""
    return not _is_within(text, start) and not _is_within(text, end) and not _behind(text, start)


def _is_within(text: str, edge: int) -> bool:
    before, after = text[max(0, edge - 2) : edge], text[edge : edge + 2]
    if not before or not after:
        return False
    if _CUT_WORD.fullmatch(before[-1] + after[0]):
        return True
    around = (before[-1] + after[0], before + after[0], before[-1] + after)
    return any(map(_CUT_FIGURE.fullmatch, around))


def _behind(text: str, start: int) -> bool:
    return bool(_CUT_NEGATION.match(text, start - 1)) if start else False


def _hides(omitted: str) -> bool:
    return not _SENTENCE.search(omitted) and bool(_NEGATED.search(omitted))

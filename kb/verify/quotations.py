"""The quotations in a memo: in marks of either language, or set off as a block."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kb.tokens import HAN
from kb.types import Span

_IN = r"(?:(?!\n[ \t]*\n)[^{}])"  # a quotation ends where its paragraph does
# The outermost marks count. A title in 《》 is passed over with whatever marks are in it, and so is
# code. An apostrophe is none of these: a mark opens behind a space or a bracket, and closes before
# one.
_QUOTED = re.compile(
    r"《[^《》\n]{1,200}》"
    r"|```.*?```|`[^`\n]+`"
    + "".join(
        rf"|{opens}(?P<{name}>{_IN.format(within)}+){closes}"
        for name, opens, within, closes in (
            ("double", "“", "“”", "”"),
            ("straight", '(?<![^\\W_])"', '"', '"'),
            ("corner", "「", "「」", "」"),
            ("white", "『", "『』", "』"),
            ("guillemet", "«", "«»", "»"),
        )
    )
    + "".join(
        rf"|(?<![\w']){opens}(?P<{name}>(?:{_IN.format(opens + closes)}|{closes}(?=[a-z])"
        rf"|(?<=s){closes}(?= [a-z]))+){closes}(?![a-z])"
        for name, opens, closes in (("single", "‘", "’"), ("apostrophe", "'", "'"))
    ),
    re.S,
)
_BLOCK = re.compile(r"(?:^[ \t]{0,3}>[^\n]*(?:\n|\Z))+", re.M)
_BLOCK_MARK = re.compile(r"^[ \t]{0,3}>[ \t]?", re.M)
_ATTRIBUTION = re.compile(r"\n[ \t]*(?P<by>(?:—|–|--)[^\n]+)\s*\Z")
_MARKS = '“”"「」『』‘’'
_LATIN_WORD = re.compile(rf"[^\W_{HAN}]+(?:['’][^\W_{HAN}]+)*")
_HAN_CHARACTER = re.compile(f"[{HAN}]")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words and their place in a memo, marks and all.

    `by` is what a block says of its own source, in its last line.
    """

    text: str
    span: Span
    by: str = ""
    is_block: bool = False

    @property
    def size(self) -> int:
        """How many words there are; two Chinese characters are about one."""
        han = len(_HAN_CHARACTER.findall(self.text))
        return len(_LATIN_WORD.findall(self.text)) + (han + 1) // 2


def quotations(memo: str) -> tuple[Quotation, ...]:
    """Return the quotations of a memo, in order, none within another."""
    blocks = list(_blocks(memo))
    found = [*blocks]
    at = 0
    for block in [*blocks, None]:
        end = block.span.start if block else len(memo)
        found += _marked(memo, at, end)
        at = block.span.end if block else end
    return tuple(sorted(found, key=lambda one: one.span.start))


def _blocks(memo: str) -> Iterator[Quotation]:
    for block in _BLOCK.finditer(memo):
        text = _BLOCK_MARK.sub("", block.group()).strip()
        by = _ATTRIBUTION.search(text)
        if by:
            text = text[: by.start()].strip()
        if text[:1] in _MARKS and text[-1:] in _MARKS and not set(_MARKS) & set(text[1:-1]):
            text = text[1:-1]
        if text:
            yield Quotation(text, Span(*block.span()), by["by"] if by else "", is_block=True)


def _marked(memo: str, start: int, end: int) -> Iterator[Quotation]:
    for quoted in _QUOTED.finditer(memo, start, end):
        if quoted.lastgroup and quoted[quoted.lastgroup].strip():
            yield Quotation(quoted[quoted.lastgroup].strip(), Span(*quoted.span()))

"""Text as it is compared: white space, width, script and forms of signs evened, offsets kept.

What is evened is what typesetting, typing and copying change. Letters, their case, figures and
the words themselves stay.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from kb.superscript import without_marks
from kb.tokens import HAN, fold_in_place
from kb.types import Span

_FULL_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
# Forms of one sign, each written as the first.
_FORMS = (
    "\"“”„‟‘’‚‛＂＇'«»「」『』﹁﹂﹃﹄〝〞`´′″",
    ",，、､﹐﹑",
    ".。｡﹒．",
    ";；﹔",
    ":：﹕︰∶",
    "?？﹖",
    "!！﹗",
    "(（﹙[〔【〖［",
    ")）﹚]〕】〗］",
    "《〈⟨〈«",
    "》〉⟩〉»",
    "-－‐‑−﹣",
    "–—―─━﹘",
    "~～〜∼",
    "·•‧∙・･●▪◦",
    "%％﹪",
    "〇○◯",
    " |",  # how readers write the edge of a table's cell
    # Characters that only their neighbours tell how to simplify (瞭解, 著作), and old forms; of the
    # entries of CC-CEDICT the most frequent that opencc leaves as they are.
    *"了瞭 坐座 复覆 着著 借藉 炮砲 侄姪 余餘馀 效傚 痹痺 场塲 举擧 堤隄".split(),
    *"檐簷 背揹 仿彷 扎紥紮 径迳逕 咨諮谘".split(),
)
_SIGNS = {ord(form): group[0] for group in reversed(_FORMS) for form in group[1:]}
# Characters that are drawn as another: NFKC says which. Superscripts and fractions stay: 10² is
# not 102; the marks of notes, 30¹ days, are left out.
_LOOK_ALIKE = ((0x2E80, 0x2FDF), (0xF900, 0xFAFF), (0xFF61, 0xFFEE), (0x2F800, 0x2FA1F))

_WORD = rf"[^\W{HAN}]"
_LETTER = rf"[^\W\d_{HAN}]"
_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_CHANGES = re.compile(
    r"(?P<range>(?<=\d)\s*[-–]\s*(?=\d))"
    rf"|(?P<hyphen>(?<={_LETTER})[-\u00ad][{_UNSEEN}]*\s*(?={_LETTER}))"
    r"|(?P<dash>\s*(?:–|--)[-–]*\s*|\s+-\s+)"
    rf"|(?P<unseen>[{_UNSEEN}]+)"
    rf"|(?P<space>(?<!{_WORD})\s+|\s{{2,}}|[^\S ]| (?!{_WORD}))"
    r"|(?P<dots>\.{3,}|…+)"
    r"|(?P<ligature>[\ufb00-\ufb06])"
    r"|(?P<marked>[^\W\d_][\u0300-\u036f]+)"
)
# White space that stays, as one: between words, and where 1, 500 would become 1,500.
_APART = re.compile(rf"(?<={_WORD})\s+{_WORD}|(?<=\d[.,])\s+\d")
_WRITTEN = {"range": "-", "hyphen": "", "dash": "–", "unseen": "", "dots": "…"}


class _Characters(dict[int, str]):
    """One character for one, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if any(low <= code <= high for low, high in _LOOK_ALIKE):
            drawn = unicodedata.normalize("NFKC", character)
            character = drawn if len(drawn) == 1 else character
        self[code] = found = fold_in_place(character)
        return found


_CHARACTERS = _Characters({**_FULL_WIDTH, **_SIGNS})


@dataclass(frozen=True, slots=True)
class Normal:
    """A text as it is compared, and where each of its characters comes from.

    `starts` are where pieces begin in `text`, `origins` where those begin in the source and `ends`
    where they end there. A piece of one length in both is the same character by character.
    """

    text: str
    starts: array[int]
    origins: array[int]
    ends: array[int]

    def span(self, start: int, end: int) -> Span:
        """Return where `text[start:end]`, of at least one character, stands in the source."""
        return Span(self._of(start).start, self._of(end - 1).end)

    def _of(self, place: int) -> Span:
        piece = bisect_right(self.starts, place) - 1
        origin, end = self.origins[piece], self.ends[piece]
        following = self.starts[piece + 1] if piece + 1 < len(self.starts) else len(self.text)
        if following - self.starts[piece] != end - origin:
            return Span(origin, end)
        here = origin + place - self.starts[piece]
        return Span(here, here + 1)


def normal(text: str, omitted: Iterable[Span] = ()) -> Normal:
    """Return `text` as it is compared; what is `omitted`, a running line, counts as white space."""
    for span in omitted:
        text = f"{text[: span.start]}{' ' * len(span)}{text[span.end :]}"
    even = without_marks(text).translate(_CHARACTERS)
    pieces: list[str] = []
    starts, origins, ends = array("q"), array("q"), array("q")
    at = length = 0

    def add(piece: str, origin: int, end: int) -> None:
        nonlocal length
        if piece:
            starts.append(length)
            origins.append(origin)
            ends.append(end)
            pieces.append(piece)
            length += len(piece)

    for change in _CHANGES.finditer(even):
        start, end = change.span()
        add(even[at:start], at, start)
        add(_changed(change), start, end)
        at = end
    add(even[at:], at, len(even))
    return Normal("".join(pieces), starts, origins, ends)


def _changed(change: re.Match[str]) -> str:
    kind = str(change.lastgroup)
    if kind == "space":
        return " " if _APART.match(change.string, change.start(), change.end() + 1) else ""
    if kind == "ligature":
        return unicodedata.normalize("NFKC", change.group())
    if kind == "marked":
        return unicodedata.normalize("NFC", change.group())
    return _WRITTEN[kind]

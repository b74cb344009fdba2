"""Characters that mean something to a file format and nothing to a reader."""

from __future__ import annotations

import re
import unicodedata

_LINE_END = re.compile("\r\n|[\r\v\x85\u2028\u2029]")
_INVISIBLE = (  # what only steers a display: controls, direction marks, joiners, soft hyphens
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f"
)
_NO_BREAK_SPACES = "\xa0\u2007\u202f"
_ODD = re.compile(f"[{_INVISIBLE}{_NO_BREAK_SPACES}\u2e80-\u2fdf\ufb00-\ufb06\ud800-\udfff]")

# PDF fonts map glyphs to radicals that look like the character: 第⼀条 for 第一条. Unicode's
# compatibility mapping has the Kangxi ones; these are the words in common use among the others
# (EquivalentUnifiedIdeograph.txt).
_RADICALS = dict(
    zip(
        "⺟⺠⺫⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
        "母民目西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
        strict=True,
    )
)


def clean(text: str) -> str:
    """Return `text` with one kind of line end and without characters that nobody sees.

    No-break spaces become spaces, radicals and ligatures the letters they show, halves of a
    broken surrogate pair U+FFFD. Form feeds stay: they end pages.
    """
    return _ODD.sub(_replacement, _LINE_END.sub("\n", text))


def _replacement(match: re.Match[str]) -> str:
    found = match.group()
    if found in _NO_BREAK_SPACES:
        return " "
    if "\ud800" <= found <= "\udfff":
        return "\ufffd"
    if "\u2e80" <= found <= "\u2fdf" or "\ufb00" <= found <= "\ufb06":
        return _RADICALS.get(found) or unicodedata.normalize("NFKC", found)
    return ""

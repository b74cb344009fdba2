"""Numbers written in English words: "seventy-five", "one hundred and fifty", "two thousand"."""

from __future__ import annotations

import re

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SMALL = {word: number for number, word in enumerate(_ONES, 1)} | {
    word: 10 * number for number, word in enumerate(_TENS, 2)
}
"""The words below a hundred that are one word."""

_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "lakh": 10**5, "crore": 10**7}
_SMALL_WORD = "|".join(sorted(SMALL, key=len, reverse=True))
_WORD = f"{_SMALL_WORD}|hundred|{'|'.join(_SCALES)}"
IN_WORDS = rf"\b(?:{_SMALL_WORD})(?:(?:\s+and\s+|[\s-]+)(?:{_WORD})){{0,9}}\b"
"""A pattern of a number in words, for other patterns to hold."""


def words_value(words: str) -> int:
    """Return the number that English words write, 0 for what is none."""
    parts = [part for part in re.split(r"[\s-]+", words.casefold()) if part and part != "and"]
    total = current = 0
    for part in parts:
        if part in SMALL:
            current += SMALL[part]
        elif part == "hundred":
            current = max(current, 1) * 100
        elif part in _SCALES:
            total, current = total + max(current, 1) * _SCALES[part], 0
        else:
            return 0
    return total + current

"""A quote in text that was read by OCR: the same but for letters that look alike.

Only what OCR does is forgiven: a letter for one drawn like it, a space or a small sign lost or
seen. Never anything in a word that carries the provision, and no word more or less.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kb.types import Span
from kb.verify.normal import Normal
from kb.verify.weighty import weighty

BUDGET = 0.03  # of the quote's characters, as weighed below
LEAST_BUDGET = 1.0
_COARSE = 8
SHAPE, SIGN = 0.5, 0.25  # what a look-alike costs, and a space or a small sign

# Letters and characters that are drawn alike, each group among themselves.
_ALIKE = (
    "Il1|i!jtf", "oOc0eaQ", "rn m", "cl d", "vv w W", "uvnr", "hbk", "sS5", "zZ2", "gq9", "yv",
    "xX", "pP", "vV", "kK", "uU", "cC(", "wW", "PpR", "EF", "fr", "ft", "ri n", "li h", "ii u",
    "己已巳", "日曰", "入人", "土士", "天夭", "太大犬", "戊戌戍", "侯候", "免兔", "折拆", "拨拔",
    "口囗", "曰白", "木本", "干于千", "申甲由", "末未", "待侍", "治冶", "迸进", "簿薄", "汇江",
    "竟竞", "亳毫", "析折", "晴睛", "酒洒", "盲育", "沁泌", "辨辩", "贷货", "刺剌",
)  # fmt: skip
_SMALL = frozenset(" .,;:\"'·–-()_~|…《》")
_Move = tuple[int, int, float]  # characters of the quote, characters of the text, what it costs


def _pairs() -> dict[tuple[str, str], float]:
    pairs = {}
    for group in _ALIKE:
        forms = group.split(" ") if " " in group else list(group)
        for one in forms:
            for other in forms:
                if one != other:
                    pairs[one, other] = SHAPE
    return pairs


_PAIRS = _pairs()


@dataclass(frozen=True, slots=True)
class Misread:
    """A stretch of the text that is the quote as OCR read it."""

    span: Span
    cost: float


def misread(quote: str, text: Normal) -> Misread | None:
    """Return where `quote` stands in `text` within the budget, if anywhere; both must be normal."""
    budget = max(LEAST_BUDGET, BUDGET * len(quote))
    for start in _likely(quote, text.text):
        slack = int(budget / SIGN)
        first = max(0, start - slack)
        stretch = text.text[first : start + 2 * _COARSE + len(quote) + slack]
        found = _Alignment(quote, stretch, budget).best()
        if found:
            begin, end, cost = found
            return Misread(text.span(first + begin, first + end), cost)
    return None


def _likely(quote: str, text: str, length: int = 6, most: int = 3) -> Iterator[int]:
    """Yield where in the text the quote may begin: where most of its pieces lie in a row.

    To within two `_COARSE` characters, from the place on.
    """
    votes: Counter[int] = Counter()
    step = max(1, len(quote) // 60)
    for at in range(0, max(1, len(quote) - length), step):
        piece = quote[at : at + length]
        place = text.find(piece)
        while place >= 0:
            votes[(place - at) // _COARSE] += 1
            place = text.find(piece, place + 1)
    near = {bucket: votes[bucket] + votes[bucket + 1] for bucket in votes}
    for bucket, _ in sorted(near.items(), key=lambda item: -item[1])[:most]:
        yield bucket * _COARSE


class _Alignment:
    """The cheapest way to read a quote in a stretch of text, which may begin and end anywhere."""

    def __init__(self, quote: str, text: str, budget: float) -> None:
        self._quote, self._text, self._budget = quote, text, budget
        self._held, self._kept = weighty(quote), weighty(text)

    def best(self) -> tuple[int, int, float] | None:
        """Return beginning, end and cost; None above the budget."""
        # For each place in the quote: place in the text -> (cost, where the reading began).
        rows: list[dict[int, tuple[float, int]]] = [{} for _ in range(len(self._quote) + 1)]
        rows[0] = {at: (0.0, at) for at in range(len(self._text) + 1)}
        for row, reached in enumerate(rows):
            for at in range(
                len(self._text) + 1
            ):  # in order: a sign passed over leads on in its row
                if at not in reached:
                    continue
                cost, began = reached[at]
                for more, further, price in self._moves(row, at):
                    total = cost + price
                    known = rows[row + more].get(at + further)
                    if total <= self._budget and (known is None or total < known[0]):
                        rows[row + more][at + further] = (total, began)
        ends = [
            (cost, -began, at) for at, (cost, began) in rows[-1].items() if self._ends(began, at)
        ]
        if not ends:
            return None
        cost, began, at = min(ends)
        return -began, at, cost

    def _moves(self, row: int, at: int) -> Iterator[_Move]:
        quote, text = self._quote, self._text
        asked, there = quote[row : row + 1], text[at : at + 1]
        if asked and asked == there:
            yield 1, 1, 0.0
            return
        if asked in _SMALL and asked and self._is_free(row, 1, at, 0):
            yield 1, 0, SIGN
        if row and row < len(quote) and there in _SMALL and there and self._is_free(row, 0, at, 1):
            yield 0, 1, SIGN
        for more, further in ((1, 1), (1, 2), (2, 1)):
            pair = quote[row : row + more], text[at : at + further]
            if pair in _PAIRS and self._is_free(row, more, at, further):
                yield more, further, _PAIRS[pair]

    def _is_free(self, row: int, more: int, at: int, further: int) -> bool:
        """Say whether nothing that is touched belongs to a word that carries the provision."""
        held = self._held[row : row + more]
        kept = self._kept[at : at + further]
        return not any(held) and not any(kept)

    def _ends(self, began: int, at: int) -> bool:
        """Say whether a reading begins and ends where words do."""
        edges = ((began - 1, began), (at - 1, at))
        return not any(
            left >= 0 and right < len(self._text) and _is_word(self._text[left : right + 1])
            for left, right in edges
        )


def _is_word(pair: str) -> bool:
    return all(one.isalnum() and one < "\u2e80" for one in pair)

"""One analyzer for both languages: text in, index terms out.

Chinese is folded to Simplified and cut by jieba's search mode, which gives a long word and the
words inside it; English is lower-cased and reduced by the Snowball stemmer (Porter 2). Numbers
stay whole ("2.5", "4.2"), because people ask for them.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import opencc
import rjieba
import Stemmer

from kb.superscript import without_marks
from kb.types import BROKEN, Language

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HAN_CHARACTER = re.compile(f"[{HAN}]")
_LATIN_LETTER = re.compile(r"[A-Za-zÀ-ɏ]")
_PIECE = re.compile(
    rf"(?P<han>[{HAN}]+)"
    r"|(?P<number>\d+(?:[.,]\d+)*)"
    rf"|(?P<word>[^\W\d_{HAN}]+(?:(?:['’]|{BROKEN})[^\W\d_{HAN}]+)*)"
)
_LINE_END = re.compile(BROKEN)
_POSSESSIVE = re.compile(r"['’]s?$")
# One Han character carries about as much as two and a half Latin letters; weighing them so makes
# a Chinese clause with long English party names Chinese.
HAN_WEIGHT = 2.5
# Words of one language's grammar carry no subject; BM25's idf would nearly ignore them, but they
# are most of the posting lists a question has to walk.
STOP_WORDS = frozenset(
    "a an and are as at be by for from has have if in into is it its of on or shall such that the"
    " their there these they this to was were which will with what who when where how does do did"
    " can may must would should any i we you our your 的 了 和 与 及 或 在 是 对 等 为 之 其 以 于"
    " 由 有 哪些 什么 如何 怎么 吗 呢 多少 是否 哪".split()
)
MAX_TERM = 40  # longer is a broken word or a blob, never one that a person asks for

# British spellings, which treaties and Pakistani law use, as American ones: before stemming.
_SPELLINGS = tuple(
    (re.compile(british), american)
    for british, american in (
        (r"^(licen|defen|offen|preten)c(e[sd]?|ing|eless)$", r"\1s\2"),
        (r"is(ation(?:s|al)?|e[sd]?|ing|ers?)$", r"iz\1"),  # organisation; also promise, as promize
        (r"^(lab|col|hon|fav|harb|endeav|behavi|neighb|rum)our", r"\1or"),
        (r"^(cent|theat|lit|met)re(s?)$", r"\1er\2"),
        (r"^programme(s?)$", r"program\1"),
        (r"^(catalog|analog)ue(s?)$", r"\1\2"),
        (r"^(cance|trave|labe|signa|mode|fue)ll(ed|ing|ers?|ation)$", r"\1l\2"),
    )
)

_converter = opencc.OpenCC("t2s")
_local = threading.local()


def fold(text: str) -> str:
    """Return `text` with Traditional Chinese written in Simplified. Other characters stay."""
    return _converter.convert(text) if _HAN_CHARACTER.search(text) else text


def fold_in_place(text: str) -> str:
    """Return `text` folded character by character, so that every offset stays."""
    if not _HAN_CHARACTER.search(text):
        return text
    return text.translate(_FOLDED)


def detect_language(text: str) -> Language:
    """Return the language that most of `text` is written in; English where there is no letter."""
    han = len(_HAN_CHARACTER.findall(text))
    latin = len(_LATIN_LETTER.findall(text))
    return Language.ZH if han * HAN_WEIGHT > latin else Language.EN


@dataclass(frozen=True, slots=True)
class Token:
    """An index term and where it was written, in code points."""

    term: str
    start: int
    end: int


def analyze(text: str) -> list[str]:
    """Return the index terms of `text`, in order, repeated as often as they occur."""
    folded = fold(unicodedata.normalize("NFKC", without_marks(text)))
    terms: list[str] = []
    for piece in _PIECE.finditer(folded):
        if piece.lastgroup == "han":
            terms.extend(rjieba.cut_for_search(piece.group()))
        else:
            terms.extend(token.term for token in _latin(piece))
    return [term for term in terms if _is_term(term)]


def tokens(text: str) -> list[Token]:
    """Return the terms of `text` that are no Chinese, each with its place."""
    found = (
        token
        for piece in _PIECE.finditer(without_marks(text))
        if piece.lastgroup != "han"
        for token in _latin(piece)
    )
    return [token for token in found if _is_term(token.term)]


def words_of(text: str) -> list[str]:
    """Return the Chinese in `text` cut into its words, none in another, without grammar's words."""
    runs = (piece.group() for piece in _PIECE.finditer(text) if piece.lastgroup == "han")
    return [word for run in runs for word in rjieba.cut(run) if _is_term(word)]


def words(text: str) -> Iterator[Token]:
    """Yield the words of `text` in either language, none in another, each with its place.

    A Chinese word's term is the word, in Simplified.
    """
    for piece in _PIECE.finditer(fold_in_place(without_marks(text))):
        if piece.lastgroup != "han":
            yield from _latin(piece)
            continue
        end = piece.start()
        for word in rjieba.cut(piece.group()):
            start, end = end, end + len(word)
            yield Token(word, start, end)


def sub_words(word: str) -> list[str]:
    """Return the words inside a Chinese word; its characters where there are none."""
    inside = [part for part in rjieba.cut_for_search(word) if part != word and len(part) > 1]
    return inside or (list(word) if len(word) > 1 else [])


def with_inner(word: str) -> tuple[str, ...]:
    """Return a word, and for a Chinese one the words inside it: 仲裁条款, 仲裁, 条款."""
    if word.isascii():
        return (word,)
    return (word, *(part for part in sub_words(word) if len(part) > 1))


def _latin(piece: re.Match[str]) -> Iterator[Token]:
    """Yield a word; one broken by the end of a line whole, and in its parts, as "long-term" is."""
    written, start = piece.group(), piece.start()
    if piece.lastgroup == "number":
        yield Token(written.replace(",", ""), start, piece.end())
        return
    if written.isalpha():  # nothing to mend: nearly every word
        yield Token(_word(written), start, piece.end())
        return
    yield Token(_word(_LINE_END.sub("", written)), start, piece.end())
    seams = [seam.span() for seam in _LINE_END.finditer(written)]
    if seams:
        edges = [0, *chain.from_iterable(seams), len(written)]
        for first, last in zip(edges[::2], edges[1::2], strict=True):
            yield Token(_word(written[first:last]), start + first, start + last)


@lru_cache(maxsize=30_000)
def _word(written: str) -> str:
    return _stem(_POSSESSIVE.sub("", written.lower()))


def _is_term(term: str) -> bool:
    return bool(term) and term not in STOP_WORDS and len(term) <= MAX_TERM


class _Folded(dict[int, str]):
    """Characters by code point, folded one by one; each is looked up when first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = _converter.convert(character) if _HAN_CHARACTER.match(character) else character
        self[code] = folded if len(folded) == 1 else character
        return self[code]


_FOLDED = _Folded()


@lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    if word in STOP_WORDS:
        return word
    if not hasattr(_local, "stemmer"):  # a PyStemmer object may not be shared between threads
        _local.stemmer = Stemmer.Stemmer("english")
    for british, american in _SPELLINGS:
        word = british.sub(american, word)
    return str(_local.stemmer.stemWord(word))

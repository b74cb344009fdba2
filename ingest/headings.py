"""How a line says that a clause begins: one table, both numbering systems, a reason a row.

A row is a shape at the start of a line. It proposes; `ingest.walk` decides, by the sequence that
the numbers make, since a wrapped line that begins "Article 5 of this Agreement" has the shape of a
heading too. A pattern looks at a line's first `WINDOW` characters only and repeats nothing
unbounded, so a hostile line costs no more than an honest one. Adding a numbering style is adding a
row here and a row to its test.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from kb.numerals import CHINESE_FIGURES
from kb.superscript import RAISED
from kb.types import Language

WINDOW = 200  # characters of a line that are looked at


class Role(StrEnum):
    """What a line that has a clause's shape would open."""

    ANNEX = "annex"
    PART = "part"
    CHAPTER = "ch"
    SECTION = "sec"  # a 节, which holds articles; or an English Section, which mostly is one
    ARTICLE = "art"
    CLAUSE = "cl"
    PREAMBLE = "pre"
    LIST = "list"  # (a), 1., 一、: what it is depends on where it stands
    DECIMAL = "decimal"  # 1.1, 4.2.1: its address is written out
    NOTE = "note"  # examples under a section of an act, whose (a), (b) are no clauses
    END = "end"  # the testimonium: after it the numbering tree is over


@dataclass(frozen=True, slots=True)
class Row:
    """One shape. Group `n` of the pattern is the number, `label` all that belongs to the label.

    `shape` is the same for members of one list ("#.", "(a)"); `language` is None where the shape
    fits both.
    """

    role: Role
    shape: str
    pattern: re.Pattern[str]
    language: Language | None = None


# Before a label: spaces; in consolidated acts the footnote and bracket of an amendment, 3[9A.
_LEAD = rf"[\s　]*(?:(?:\[\d{{1,3}}\]|\d{{1,2}}|[{RAISED}]{{1,3}})?\s?\[)?[\s　“\"*]*"
_ZH = rf"[{CHINESE_FIGURES}\d０-９]{{1,12}}"
_HAN_FIGURE = rf"[{CHINESE_FIGURES}]{{1,6}}"
_ROMAN = r"[IVXLC]{1,10}"
_LETTER = r"[A-Z](?![A-Za-z])"
_INSERTED = r"(?:\s?(?:bis|ter|quater)\b|-?[A-Z]{1,2}(?![A-Za-z]))?"  # 19A, 41-A, 5 bis
_NUMBER = rf"\d{{1,4}}(?:\.\d{{1,3}}){{0,3}}{_INSERTED}(?!\d)|{_ROMAN}(?:-[A-Z])?(?![A-Za-z])"
# "Exhibit 10.1" is how a registry files a document, not an annex of it: hence no decimals.
_OF_ANNEX = rf"\d{{1,3}}[A-Z]?(?![.\d]*\d)|{_ROMAN}(?![A-Za-z])|[A-Z](?:-?\d)?(?![A-Za-z])"

FIGURES_IN_WORDS = tuple(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen".split()
)
"""How some instruments number their parts and articles: "Part One", "ARTICLE TWO"."""

ORDINALS = ("FIRST", "SECOND", "THIRD", "FOURTH", "FIFTH", "SIXTH", "SEVENTH", "EIGHTH", "NINTH")
"""How acts number their schedules."""
_IN_WORDS = "|".join(f"{word.title()}|{word.upper()}" for word in FIGURES_IN_WORDS)
_OR_IN_WORDS = rf"{_NUMBER}|(?:{_IN_WORDS})(?![A-Za-z])"


def _row(role: Role, shape: str, pattern: str, language: Language | None = None) -> Row:
    return Row(role, shape, re.compile(_LEAD + pattern), language)


def _english(role: Role, shape: str, words: str, number: str = _NUMBER) -> Row:
    """Return the row of a word and its number. In lower case, "article 5" is always a mention."""
    label = rf"(?P<label>(?:{words})\s{{0,3}}(?P<n>{number}))"
    return _row(role, shape, label, Language.EN)


def _chinese(role: Role, shape: str, unit: str, after: str = "") -> Row:
    label = rf"(?P<label>第\s{{0,2}}(?P<n>{_ZH})\s{{0,2}}(?:{unit}){after})"
    return _row(role, shape, label, Language.ZH)


def _phrase(role: Role, words: str, language: Language, after: str = r"(?![A-Za-z])") -> Row:
    return _row(role, role.value, rf"(?P<label>(?P<n>)(?:{words})){after}", language)


def _list(shape: str, label: str, after: str = "", language: Language | None = None) -> Row:
    return _row(Role.LIST, shape, rf"(?P<label>{label}){after}", language)


ROWS = (  # first match wins: specific before general
    _english(Role.ARTICLE, "Article", r"Article|ARTICLE|Art\.|ART\.", _OR_IN_WORDS),
    _english(Role.SECTION, "Section", r"Section|SECTION|Sec\.|SEC\.|§", f"{_NUMBER}|{_LETTER}"),
    _english(Role.CLAUSE, "Clause", "Clause|CLAUSE"),
    _english(Role.CHAPTER, "Chapter", "Chapter|CHAPTER", _OR_IN_WORDS),
    _english(Role.PART, "Part", "Part|PART|Title|TITLE", f"{_OR_IN_WORDS}|{_LETTER}"),
    _row(
        Role.ANNEX,
        "Annex",
        r"(?P<label>(?:Annex(?:ure)?|ANNEX(?:URE)?|Schedule|SCHEDULE|Appendix|APPENDIX|Exhibit"
        rf"|EXHIBIT|Attachment|ATTACHMENT)(?![A-Za-z])(?:\s{{0,3}}[-–—]?\s?(?P<n>{_OF_ANNEX}))?)",
        Language.EN,
    ),
    _row(
        Role.ANNEX,
        "Annex",
        rf"(?P<label>(?:THE\s)?(?P<n>{'|'.join(ORDINALS)}|)\s?(?:SCHEDULE|ANNEX|APPENDIX))",
        Language.EN,
    ),
    # 分编 before 编. 之一 marks an article that an amendment inserted.
    _chinese(Role.ARTICLE, "第条", "[条條]", rf"(?:\s?之\s?(?P<insert>{_ZH}))?"),
    _chinese(Role.CHAPTER, "第章", "章"),
    _chinese(Role.SECTION, "第节", "[节節]"),
    _chinese(Role.PART, "第分编", "分[编編]"),
    _chinese(Role.PART, "第编", "[编編]|部分"),
    _row(
        Role.ANNEX,
        "附件",
        rf"(?P<label>附\s?(?:件|录|錄|表)\s?(?P<n>{_ZH}|[A-ZＡ-Ｚ](?![A-Za-z]))?)",
        Language.ZH,
    ),
    _phrase(
        Role.PREAMBLE,
        "PREAMBLE|Preamble|RECITALS?|Recitals|WHEREAS|Whereas|BACKGROUND",
        Language.EN,
    ),
    _phrase(Role.PREAMBLE, r"序\s{0,4}言|前\s{0,4}言|鉴\s?于|鑒\s?於", Language.ZH, ""),
    _phrase(
        Role.END,
        r"IN WITNESS WHEREOF|In [Ww]itness [Ww]hereof|In [Ff]aith [Ww]hereof"
        r"|DONE (?:at|in|AT|IN)|Done (?:at|in)|\[?[Ss]ignature [Pp]age",
        Language.EN,
    ),
    # A signature block without a testimonium: a line of its own that names who signs.
    _phrase(
        Role.END,
        r"(?:(?:Signed\s|SIGNED\s)?(?:F|f)or and on behalf of|FOR AND ON BEHALF OF"
        r"|F(?:or|OR) (?:the|THE) (?:G|g)(?:overnment|OVERNMENT) (?:of|OF))",
        Language.EN,
        r"(?=[^.;]{0,120}$)",
    ),
    _phrase(
        Role.END,
        r"[（(]?(?:[以此][下页頁][无無]正文|[以下]{1,2}列?[签簽]署人|下列代表|下列全[权權]代表)"
        r"|[甲乙丙]方\s{0,2}(?:[（(][签簽盖蓋公]\s{0,2}[章字][）)]|代表[签簽]字)",
        Language.ZH,
        "",
    ),
    # Illustrations of the Contract Act have (a), (b) of their own, which nobody cites as 2(a).
    _phrase(Role.NOTE, "Illustrations?|ILLUSTRATIONS?", Language.EN, r"[\s.:—–-]{0,6}$"),
    # Lists. What a member is (paragraph, item, clause) is decided by what it stands under.
    _row(
        Role.DECIMAL,
        "#.#",
        r"(?P<label>(?P<n>\d{1,3}(?:[.．]\d{1,3}){1,4}))[.．)]?(?=\s|[^\d\s.．%,)/~-])",
    ),
    _list("(#)", r"[(（]\s?(?P<n>\d{1,3}[A-Z]?)\s?[)）]"),
    _list("#)", r"(?P<n>\d{1,3}[A-Z]?)\s?[)）]"),
    _list("#.", r"(?P<n>\d{1,3}(?:-?[A-Z]{1,2})?)[.．]", r"(?=\s|[^\d\s]|$)"),
    _list("#、", r"(?P<n>\d{1,3})、", "", Language.ZH),
    _list("(一)", rf"[(（]\s?(?P<n>{_HAN_FIGURE})\s?[)）]", "", Language.ZH),
    _list("一、", rf"(?P<n>{_HAN_FIGURE})\s?[、.．]", "", Language.ZH),
    _list("①", "(?P<n>[①-⑳])"),
    _list("(a)", r"[(（]\s?(?P<n>[a-z]{1,2}|[ivxl]{1,7})\s?[)）]"),
    _list("(A)", r"[(（]\s?(?P<n>[A-Z]{1,2}|[IVXL]{1,7})\s?[)）]"),
    _list("a)", r"(?P<n>[a-z]{1,2}|[ivxl]{1,7})\)"),
    _list("A)", r"(?P<n>[A-Z]|[IVXL]{1,7})\)"),
    # e.g., i.e., p.m., U.S. and initials are no lists: nothing with a second stop.
    _list("a.", r"(?P<n>[a-z]|[ivxl]{2,7})\.", r"(?![a-z]{0,3}\.)(?=\s|[a-zA-Z“\"])"),
    _list("A.", r"(?P<n>[A-Z]|[IVXL]{2,7})\.", r"(?![A-Za-z]{0,3}\.)(?=\s|[A-Z“\"„])"),
    # "1 INTERPRETATION": without a stop only a heading all in capitals is told from a table.
    _list("# ", r"(?P<n>\d{1,3})", r"\s{1,6}(?=[A-Z]{3,}[A-Z\s,&/’'-]{0,80}$)", Language.EN),
)

NUMBER_ALONE = re.compile(
    rf"\s*(?P<label>(?P<n>\d{{1,3}}(?:\.\d{{1,3}}){{0,3}}|(?![CL]\b){_ROMAN}))\.?\s*"
)
"""A line that the file calls a heading and that is only a number: "### 1"; C. goes on from B."""

ENGLISH_MENTION = re.compile(r"\s*(?:[,;)\]/&]|\(\s?(?:\d|[a-z]{1,2}\)|[ivx]{1,6}\))|[a-z]|and\b)")
"""What follows the number of a mention; a heading goes on with a capital, a dash or nothing."""

CHINESE_MENTION = re.compile(
    r"\s?的|[和及或、，；。）)》」”至与與到第所中内內款项項]|规定|規定|以[及外下上]|之[规規]"
)
"""The same in Chinese: 第五条的, 第五条和, 第五条第二款."""

CONTENTS_ENTRY = re.compile(r"(?:\.{4,}|(?:\. ){4,}|…{2,}|·{4,}|_{5,}|\t)\s*[ivxlcdm\d]{0,5}\s*$")
"""How an entry of a table of contents ends: dot leaders or a tab, and the page."""

CONTENTS_TITLE = re.compile(
    r"[\s　]*(?:TABLE OF CONTENTS|Table of Contents|Contents|C\s?O\s?N\s?T\s?E\s?N\s?T\s?S"
    r"|目[\s　]*[录錄次])[\s　:：]*"
)

NESTED = re.compile(r"[.:]?\s?[—–_-]{0,4}\s*(?P<label>[(（](?P<n>1|a|i|一)[)）]|(?P<m>一)、)")
"""A first member right after a label: "5. (1) Loyalty", 第五条 一、."""

NESTED_AFTER_TITLE = re.compile(r"[.:]\s?[—–_-]{1,4}\s*(?P<label>\((?P<n>1|a|i)\))")
"""The same after a title: "12. Short title.—(1) This Act"."""

INLINE_DECIMAL = re.compile(
    r"[A-Z.;:)”\"\]]\s{1,8}(?P<label>(?P<n>\d{1,3}\.\d{1,3}(?:\.\d{1,3})?))\.?\s{1,4}(?=[A-Z“\"(])"
)
"""Contracts flattened to a line an article keep their decimals: "Fee 8.1 Without limitation"."""

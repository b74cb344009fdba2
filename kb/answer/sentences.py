"""A passage in sentences, each with its place: what an answer can quote.

Cut along the clause tree first, then at rows of tables, at the lines of a list, at the ends of
sentences. The page's own line breaks are none. An item of a list knows the words that lead to it,
a row of a table the header of its columns: quoted without them neither says anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kb.superscript import NOTE_MARK
from kb.tables import tables_of
from kb.tokens import HAN
from kb.types import Clause, Language, Passage, Span

# A Chinese sentence of parts between semicolons, or an English one, is cut at these when longer.
LONGEST = {Language.ZH: 120, Language.EN: 420}
# Of footnotes, behind the stop of the sentence that they explain.
_NOTE_MARKS = rf"(?:{NOTE_MARK})*"
_LATIN_END = r"[.!?][\"”’)\]]*" + _NOTE_MARKS + r"(?=\s+[\"“‘(\[]?[A-Z\d(]|\s*$|\s+[" + HAN + "])"
_HAN_END = r"[。！？][”’」』）)\"]*" + _NOTE_MARKS
_END = re.compile(f"{_HAN_END}|{_LATIN_END}")
_SEMICOLON = re.compile(r"[；;](?=\s|$|[" + HAN + "])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Arts?|Nos?|Secs?|Cls?|Paras?|Ch|Pts?|Regs?|Figs?|Rs|Ltd|Co|Inc|Corp|Messrs|Mrs?|Ms|Dr"
    r"|Prof|Hon|St|vs?|cf|approx|vol|pp?|viz|etc|i\.e|e\.g|U\.S|U\.K|U\.N|S\.R\.O|a\.m|p\.m)"
    r"|(?<![A-Za-z])[A-Z])\.$",
    re.I,
)
# A number alone is a label, "14." or "(1)", and belongs to what follows.
_LABEL = re.compile(r"[(（]?\s*[\dA-Za-z一二三四五六七八九十]{1,4}\s*[.)）、．]")
_PART = re.compile(r"[(（]\s*[\dA-Za-z一二三四五六七八九十]{1,4}\s*[)）]")
_LIST_LINE = re.compile(
    r"(?<=\n)[ \t　]*(?=(?:[(（]\s?[\dA-Za-z一二三四五六七八九十]{1,4}\s?[)）]|[-–—•·*]\s"
    r"|\d{1,2}(?:\.\d{1,2}){0,3}[.)、]?\s|[一二三四五六七八九十]{1,3}、))"
)
_LINE_END = re.compile(
    r"(?:[。；：.;:!?！？][”’」』）)\"]*" + _NOTE_MARKS + r"[ \t　]*\n|\n[ \t　]*\n)\s*"
)
_LEADS = re.compile(r"[:：—][ \t　]*$|(?:下列|如下)[^。；]{0,12}[。：]?$")
# A sentence that begins so leans on the one before it.
_LEANS = re.compile(
    r"(?:It|They|He|She|This|That|These|Those|Such|The same|In that case|In this case|Otherwise"
    r"|But|However|Each of (?:them|these)|Thereafter|Both|Neither|Either)\b"
    r"|其|该|此|上述|前述|这|否则|但|逾期|届时"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """What can be quoted of a passage; spans are of the document's text.

    `lead` are the words that lead to an item, or a table's header where the passage has it.
    """

    passage: Passage
    span: Span
    lead: Span | None = None

    @property
    def text(self) -> str:
        """The sentence's own words."""
        return _of(self.passage, self.span)

    @property
    def lead_text(self) -> str:
        """The words that lead to it, "" where nothing does."""
        return _of(self.passage, self.lead) if self.lead else ""


def sentences_of(passage: Passage, clauses: Sequence[Clause]) -> tuple[Sentence, ...]:
    """Return a passage's sentences in order of place; `clauses` are its document's.

    Headings are left out: they name an answer and are none.
    """
    own = [
        clause
        for clause in clauses
        if clause.language is passage.language
        and passage.span.start <= clause.span.start < passage.span.end
    ]
    found: list[Sentence] = []
    leads: list[tuple[Span, Span]] = []  # where a lead's items may stand, and the lead
    for span, within in _segments(passage, own):
        for part in _parts(passage, span):
            leads = [one for one in leads if part.start < one[0].end]
            lead = leads[-1][1] if leads else None
            sentence = Sentence(passage, part, lead)
            if _LEADS.search(sentence.text) and not _is_row(sentence.text):
                leads.append((Span(part.end, max(within.end, part.end)), part))
            found.append(sentence)
    return tuple(_with_headers(passage, found))


def leaning(sentence: Sentence, before: Sentence | None) -> Sentence:
    """Return a sentence together with the one before, where it means nothing without that."""
    if before is None or not _LEANS.match(_unlabelled(sentence.text)):
        return sentence
    if not follows(sentence, before) or _is_row(before.text):
        return sentence
    return replace(sentence, span=Span(before.span.start, sentence.span.end))


def follows(sentence: Sentence, before: Sentence) -> bool:
    """Say whether a sentence comes next after one of the same passage, led by the same words."""
    gap = _of(sentence.passage, Span(before.span.end, sentence.span.start))
    return not gap.strip() and before.lead == sentence.lead


def is_numbered(sentence: Sentence) -> bool:
    """Say whether a sentence begins a clause, a paragraph or an item with a number of its own."""
    return bool(_LABEL.match(sentence.text))


def is_part(sentence: Sentence) -> bool:
    """Say whether it begins with a number in brackets: "(2)" and "(a)" are parts of one clause."""
    return bool(_PART.match(sentence.text))


def _segments(passage: Passage, clauses: Sequence[Clause]) -> Iterator[tuple[Span, Span]]:
    """Yield the stretches between the beginnings of clauses, headings off, each in its clause."""
    ordered = sorted(clauses, key=lambda clause: (clause.span.start, -clause.span.end))
    starts = sorted({passage.span.start, *(clause.span.start for clause in ordered)})
    for start, end in zip(starts, [*starts[1:], passage.span.end], strict=True):
        begun = [clause for clause in ordered if clause.span.start == start]
        text = _of(passage, Span(start, end))
        skipped = max((_heading_end(text, clause) for clause in begun), default=0)
        within = begun[-1].span if begun else passage.span
        if start + skipped < end:
            yield Span(start + skipped, end), within


def _heading_end(text: str, clause: Clause) -> int:
    """Return where the heading of a clause ends in its text; 0 where it has none.

    The heading's words follow the label with any white space and signs between.
    """
    wanted = "".join(clause.heading.split())
    if not wanted:
        return 0
    at = text.find(clause.heading[0], len(clause.label) if text.startswith(clause.label) else 0)
    place = 0
    for offset in range(max(at, 0), len(text)):
        if text[offset].isspace():
            continue
        if place == len(wanted):
            return offset
        if text[offset] != wanted[place]:
            return 0
        place += 1
    return len(text) if place == len(wanted) else 0


def _parts(passage: Passage, span: Span) -> Iterator[Span]:
    """Yield the sentences of a stretch that no clause divides."""
    text = _without_running(passage, span)
    rows = [table.span for table in tables_of(text)]
    cuts = {0, len(text)}
    cuts |= {hit.end() for hit in _LINE_END.finditer(text)}
    cuts |= {hit.end() for hit in _LIST_LINE.finditer(text)}
    cuts |= {hit.end() for hit in _END.finditer(text) if not _is_abbreviation(text, hit)}
    cuts = {cut for cut in cuts if not any(row.start < cut < row.end for row in rows)}
    for row in rows:
        lines = row.of(text).split("\n")
        ends = [row.start]
        for line in lines:
            ends.append(ends[-1] + len(line) + 1)
        cuts |= {min(end, len(text)) for end in ends}
    for start, end in _joined(text, sorted(cuts)):
        yield from _trimmed(passage, span.start, text, start, end)


def _without_running(passage: Passage, span: Span) -> str:
    """Return a stretch's text with spaces for running lines and the breaks around them."""
    text = _of(passage, span)
    for line in passage.omitted:
        start, end = line.start - span.start, line.end - span.start
        if start < len(text) and end > 0:
            start, end = max(0, start - 1), min(len(text), end + 1)
            text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


def _joined(text: str, cuts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the pieces between cuts, a label with what it labels, long ones at semicolons."""
    start = cuts[0]
    for end in cuts[1:]:
        piece = text[start:end].strip()
        if _LABEL.fullmatch(piece) and end != cuts[-1]:
            continue
        yield from _shortened(text, start, end)
        start = end


def _shortened(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    language = Language.ZH if re.search(f"[{HAN}]", text[start:end]) else Language.EN
    if end - start > LONGEST[language] and " | " not in text[start:end]:
        for hit in _SEMICOLON.finditer(text, start, end):
            if hit.end() < end and text[hit.end() : end].strip():
                yield start, hit.end()
                start = hit.end()
    yield start, end


def _trimmed(passage: Passage, base: int, text: str, start: int, end: int) -> Iterator[Span]:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    said = text[start:end]
    if any(map(str.isalnum, said)) and not _LABEL.fullmatch(said):
        yield Span(base + start, base + end)


def _with_headers(passage: Passage, found: Sequence[Sentence]) -> Iterator[Sentence]:
    """Yield the sentences, rows of a table with its header as their lead and headers left out."""
    tables = tables_of(passage.text)
    for sentence in found:
        start = sentence.span.start - passage.span.start
        table = next((one for one in tables if one.span.start <= start < one.span.end), None)
        if table is None or not len(table.header):
            yield sentence
        elif start >= table.header.end:
            header = Span(
                table.header.start + passage.span.start, table.header.end + passage.span.start
            )
            yield replace(sentence, lead=header)


def _is_row(text: str) -> bool:
    return " | " in text


def _is_abbreviation(text: str, hit: re.Match[str]) -> bool:
    return hit.group().startswith(".") and bool(
        _ABBREVIATION.search(text[max(0, hit.start() - 12) : hit.start() + 1])
    )


def _unlabelled(text: str) -> str:
    hit = _LABEL.match(text)
    return text[hit.end() :].lstrip() if hit else text


def _of(passage: Passage, span: Span) -> str:
    return passage.text[span.start - passage.span.start : span.end - passage.span.start]

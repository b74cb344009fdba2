"""Citations as Markdown: each quote a block, its printed form below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kb.export.entry import Edition, Entry
from kb.types import Authority, PageSource

# What Markdown would read as its own, anywhere, and at the beginning of a line.
_MARKUP = re.compile(r"[\\`*_\[\]<>&|~#$^!]")
_LINE_MARK = re.compile(r"^(?:(?P<sign>[-+=:])|(?P<number>\d{1,9})(?P<stop>[.)]))")
_REMARKS = {
    Edition.EN: ("read by OCR, confidence {:.2f}", "translation: another language’s text prevails"),
    Edition.ZH: ("OCR 识读，置信度 {:.2f}", "译文：以另一语文文本为准"),
    Edition.ZH_HANT: ("OCR 識讀，置信度 {:.2f}", "譯文：以另一語文文本為準"),
}


def to_markdown(entries: Sequence[Entry], edition: Edition) -> str:
    """Write the citations one below the other."""
    return "\n\n".join("\n".join(_block(entry, edition)) for entry in entries) + "\n"


def _block(entry: Entry, edition: Edition) -> Iterator[str]:
    for line in entry.citation.quote.splitlines():
        yield f"> {_escaped(line.strip())}".rstrip()
    yield ">"
    remarks = "".join(f" ({remark})" for remark in _remarks(entry, edition))
    yield f"> — {_escaped(entry.short(edition) + remarks)}"


def _remarks(entry: Entry, edition: Edition) -> Iterator[str]:
    by_ocr, translated = _REMARKS[edition]
    if entry.citation.source is PageSource.OCR:
        yield by_ocr.format(entry.citation.confidence)
    if entry.citation.authority is Authority.TRANSLATION:
        yield translated


def _escaped(line: str) -> str:
    escaped = _MARKUP.sub(lambda sign: f"\\{sign.group()}", line)
    return _LINE_MARK.sub(_escaped_mark, escaped)


def _escaped_mark(mark: re.Match[str]) -> str:
    return f"\\{mark['sign']}" if mark["sign"] else f"{mark['number']}\\{mark['stop']}"

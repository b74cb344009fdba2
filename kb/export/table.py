"""Citations as a table that spreadsheets open: a row each."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from kb.export.entry import Edition, Entry

_COLUMNS = {
    Edition.EN: "citation quote title clause page language authority read_from confidence type date"
    " file locator document_id sha256 start end",
    Edition.ZH: "引注 引文 标题 条款 页码 语言 效力 来源 置信度 类型 日期"
    " 文件名 定位 文件编号 sha256 起 止",
    Edition.ZH_HANT: "引註 引文 標題 條款 頁碼 語言 效力 來源 置信度 類型 日期"
    " 檔案名 定位 文件編號 sha256 起 止",
}
# A cell that begins so is run as a formula (OWASP, "CSV injection"); the full-width signs too.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_BOM = "\ufeff"  # without it Excel reads Chinese as something else


def to_csv(entries: Sequence[Entry], edition: Edition) -> str:
    """Write the citations as RFC 4180 CSV, every cell in quotes and none a formula."""
    written = io.StringIO()
    writer = csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(_COLUMNS[edition].split())
    writer.writerows([safe(cell) for cell in _row(entry, edition)] for entry in entries)
    return _BOM + written.getvalue()


def safe(cell: str) -> str:
    """Return a cell that no spreadsheet runs: one that looks like a formula begins with '."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell


def _row(entry: Entry, edition: Edition) -> list[str]:
    citation, document = entry.citation, entry.document
    return [
        entry.short(edition),
        citation.quote,
        entry.title(edition),
        entry.clause(edition),
        entry.pages,
        citation.language,
        citation.authority,
        citation.source,
        f"{citation.confidence:.3f}",
        document.type,
        document.date.isoformat() if document.date else "",
        document.source,
        citation.locator,
        citation.document_id,
        citation.sha256,
        str(citation.span.start),
        str(citation.span.end),
    ]

"""A small index of two papers, one of them read by OCR, for the tests of verification."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np

from kb.embedding.encoder import Embedded
from kb.store.index import Index, PreparedDocument
from kb.types import (
    Clause,
    Document,
    DocumentType,
    Fact,
    FactKind,
    Language,
    Page,
    PageSource,
    Passage,
    Span,
)

DIMENSION = 8
MOU = (
    ("art:1", "Article 1", "Article 1 Purpose\nThe Parties shall cooperate in exploration.\n"),
    ("art:2/par:1", "(1)", "Article 2 Term\n(1) This Memorandum is valid for five years.\n"),
    ("art:2/par:2", "(2)", "(2) Either Party may end it by giving sixty days' notice.\n"),
    ("art:3", "Article 3", "Article 3 Costs\nEach Party bears its own costs.\n"),
)
NOTICE = (
    ("art:1", "第一条", "第一条 登记\n申请人应当在三十日内向矿业局登记，不得转让登记证。\n"),
    ("art:2", "第二条", "第二条 费用\n登记费为五百元。\n"),
    ("art:3", "第三条", "第三条 生效\n本通告自二〇二六年一月一日起施行。\n"),
)


def paper(
    name: str,
    parts: Sequence[tuple[str, str, str]],
    language: Language,
    *,
    read_by_ocr: bool = False,
) -> PreparedDocument:
    """Return a document of these clauses, two to a page, with a passage a clause."""
    text = "".join(part for *_, part in parts)
    ends = np.cumsum([len(part) for *_, part in parts]).tolist()
    spans = [Span(end - len(part), end) for (*_, part), end in zip(parts, ends, strict=True)]
    source = PageSource.OCR if read_by_ocr else PageSource.TEXT
    confidence = 0.95 if read_by_ocr else 1.0
    pages = (
        Page(1, "i", Span(0, ends[1]), source=source, confidence=confidence),
        Page(2, "ii", Span(ends[1], ends[-1]), source=source, confidence=confidence),
    )
    clauses = [
        Clause(locator, label, "", span, language)
        for (locator, label, _), span in zip(parts, spans, strict=True)
    ]
    inner = [span for clause, span in zip(clauses, spans, strict=True) if "/" in clause.locator]
    if inner:
        clauses.append(
            Clause("art:2", "Article 2", "", Span(inner[0].start, inner[-1].end), language)
        )
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    document = Document(
        id=name,
        sha256=sha256,
        source=f"{name}.pdf",
        title=TITLES[name],
        type=DocumentType.MOU,
        languages=(language,),
        date=None,
        text=text,
        pages=pages,
        clauses=tuple(sorted(clauses, key=lambda one: (one.span.start, -one.span.end))),
        media_type="application/pdf",
        facts=(Fact(FactKind.TITLE, TITLES[name], language, Span(0, 4), 1.0),),
    )
    passages = tuple(
        Passage(name, sha256, language, locator, label, "", span, span.of(text), clauses=(locator,))
        for (locator, label, _), span in zip(parts, spans, strict=True)
    )
    embedded = Embedded.without_tokens(np.ones((len(passages), DIMENSION), dtype=np.float32))
    return PreparedDocument(document, passages, embedded, text.encode(), f"file:/{name}")


TITLES = {
    "mou": "Memorandum on Mineral Exploration",
    "notice": "小规模采矿登记通告",
}


def open_index(uri: str) -> Index:
    """Open an index of these papers."""
    return Index.open(uri, encoder_id="test", dimension=DIMENSION)


def write(index: Index, *papers: PreparedDocument) -> None:
    """Commit papers, each in the place of one of its name."""
    with index.writer(5.0) as writer:
        writer.commit(list(papers))

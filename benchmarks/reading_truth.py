"""Against known truth: the page of each article of a treaty, and the words of a scan."""

from __future__ import annotations

import csv
import json
import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from ingest.passages import cut
from kb.embedding.encoder import Encoder
from kb.numerals import to_chinese
from kb.search import Searcher
from kb.store.index import Index, PreparedDocument
from kb.types import Document, Language, SearchFilter

SCAN = "DERIVED_bbnj_zh_scanned_p7-12.pdf"
SCAN_PAGES = range(7, 13)  # of the whole treaty
TREATY = {Language.EN: "bbnj_agreement_en.pdf", Language.ZH: "bbnj_agreement_zh.pdf"}


def articles_found(
    folder: Path, documents: dict[Language, Document], encoder: Encoder
) -> Iterator[dict[str, object]]:
    """Yield for each language how many articles a search by number finds, and on the right page."""
    with (folder / "bbnj_pages.tsv").open(encoding="utf-8") as file:
        truth = list(csv.DictReader(file, delimiter="\t"))
    with tempfile.TemporaryDirectory() as place:
        index = Index.open(place, encoder_id=encoder.id, dimension=encoder.dimension)
        with index.writer(60) as writer:
            writer.commit([_prepared(document, encoder) for document in documents.values()])
        searcher = Searcher(index, encoder)
        for language, document in documents.items():
            only = SearchFilter(document_ids=(document.id,), languages=(language,))
            clause = page = 0
            wrong = []
            for row in truth:
                number = int(row["article"])
                hits = searcher.search(_asked(number, language), 1, only).hits
                cited = hits[0].citation if hits else None
                right = cited is not None and cited.locator.split("/")[0] == f"art:{number}"
                there = cited is not None and cited.page.index == int(row[f"{language}_pdf_page"])
                clause += right
                page += right and there
                if not (right and there):
                    wrong.append(number)
            yield {
                "language": str(language),
                "articles": len(truth),
                "clause": clause,
                "clause and page": page,
                "share": round(page / len(truth), 4),
                "not": " ".join(map(str, wrong)),
            }


def _asked(number: int, language: Language) -> str:
    return f"Article {number}" if language is Language.EN else f"第{to_chinese(number)}条"


def _prepared(document: Document, encoder: Encoder) -> PreparedDocument:
    passages = cut(document, encoder)
    embedded = encoder.embed(
        [passage.searchable for passage in passages], [passage.language for passage in passages]
    )
    return PreparedDocument(document, passages, embedded, b"", document.source)


def scan_errors(folder: Path, articles: Path, scan: Document) -> Iterator[dict[str, object]]:
    """Yield the character error rate of each article that lies wholly on the scan's pages.

    `articles` is the corpus file that has their words. Rates are edits a true character: with
    punctuation, and of letters and figures alone; full and half width are one.
    """
    with (folder / "bbnj_pages.tsv").open(encoding="utf-8") as file:
        mapped = csv.DictReader(file, delimiter="	")
        pages = {int(row["article"]): int(row["zh_pdf_page"]) for row in mapped}
    words = {row["_id"]: row["text"] for row in map(json.loads, articles.open(encoding="utf-8"))}
    for clause in scan.clauses:
        kind, _, number = clause.locator.partition(":")
        true = words.get(f"bbnj-2023#{number}@zh-Hans")
        if kind != "art" or true is None or not _inside(int(number), pages):
            continue
        read = _own_words(scan, clause.span.start, clause.span.end).replace(clause.label, "", 1)
        row: dict[str, object] = {"article": number}
        for name, keep in (("letters", str.isalnum), ("all", lambda one: not one.isspace())):
            expected, found = (
                [one for one in unicodedata.normalize("NFKC", text) if keep(one)]
                for text in (true, read)
            )
            row |= {f"{name}": len(expected), f"{name} wrong": edits(expected, found)}
        yield row


def _inside(number: int, pages: dict[int, int]) -> bool:
    return pages[number] in SCAN_PAGES and pages.get(number + 1, 10**6) in SCAN_PAGES


def _own_words(document: Document, start: int, end: int) -> str:
    running = [span for page in document.pages for span in page.running]
    return "".join(
        character
        for at, character in enumerate(document.text[start:end], start)
        if not any(span.covers(at) for span in running)
    )


def edits(one: Sequence[str], other: Sequence[str]) -> int:
    """Return the least insertions, deletions and replacements between two texts."""
    codes = np.array([ord(character) for character in other], dtype=np.int64)
    steps = np.arange(len(other) + 1)
    row = steps.copy()
    for place, character in enumerate(one, 1):
        kept = row[:-1] + (codes != ord(character))
        best = np.concatenate(([place], np.minimum(kept, row[1:] + 1)))
        row = np.minimum.accumulate(best - steps) + steps
    return int(row[-1])

"""Is every citation that search returns true, and does its box on the page hold the quote?

    python -m benchmarks.citations [--data FOLDER] [--index FOLDER] [--questions 300] [--scans 120]

Questions of the sample corpus in both languages, and clauses of real papers asked for by their own
words. Every citation is verified as `kb verify` does; the boxes of PDFs and pictures are read back
from the page: the text layer within them, or OCR of each one cut out of the drawn page (`--scans`
at most, as a page takes seconds). An index given by `--index` is kept and used again.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest
from pathlib import Path

from benchmarks.read_back import Pages, holds, share
from corpus.question_set import read_questions
from ingest.pipeline import ingest
from ingest.sources import find_files
from kb.embedding.default import load_encoder
from kb.lexicon.lexicon import Lexicon
from kb.search import Searcher
from kb.settings import Settings
from kb.store.index import Index
from kb.types import Citation, DocumentSummary, Language, PageSource
from kb.verify.claim import VERIFIED, Claim, Finding
from kb.verify.verifier import Verifier

CORPUS = Path(__file__).resolve().parent.parent / "corpus" / "files"
DATA = Path(os.environ.get("CONCORD_DATA", "../shared/data"))
FOLDERS = {"agreements-en": 12, "policies-zh": 16}  # of each, the first by name
PDFS = (
    "a_res_78_272_en.pdf", "bbnj_agreement_en.pdf", "eton_development_agreement_en.pdf",
    "usc_title1_ch1_en.pdf", "pk_environmental_protection_act_1997_en.pdf",
    "pk_punjab_defamation_act_2024_en.pdf", "openeuler社区项目运作流程说明_zh.pdf",
    "journal_two_column_zh.pdf", "maint_guide_zh-cn.pdf", "enc_owner_41p_en.pdf",
    "small_ocr_scanned.pdf", "needs_ocr_contract_en.pdf", "DERIVED_bbnj_zh_scanned_p7-12.pdf",
    "scan_cardinal_rotations_en.pdf", "scan_rotation_mismatch_en.pdf", "scan_linn_en.pdf",
    "scan_ch_en_num_zh.jpg", "DERIVED_mining_act_bilingual.docx",
)  # fmt: skip
READ_BY_OCR = 0.95  # of a quote's letters, that OCR of the cut-out boxes must read in order


@dataclass(slots=True)
class Row:
    """The counts of one kind of paper."""

    citations: int = 0
    exact: int = 0
    tolerant: int = 0
    boxed: int = 0
    held: int = 0


def main() -> None:
    """Print a row a kind of paper, and every citation that fails on stderr."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--index", type=Path)
    parser.add_argument("--questions", type=int, default=300)
    parser.add_argument("--scans", type=int, default=120)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        index, searcher = _open(given.index or Path(folder) / "index", given.data)
        questions = _questions(index, given.questions)
        cited = _ask(searcher, questions)
        rows = _judge(index, cited, given.scans)
    _print(questions, rows)


def _open(folder: Path, data: Path) -> tuple[Index, Searcher]:
    settings = Settings(index=str(folder))
    encoder = load_encoder(settings)
    index = Index.open(settings.index, encoder_id=encoder.id, dimension=encoder.dimension)
    papers = [CORPUS, *(data / "pdfs" / name for name in PDFS)]
    for name, count in FOLDERS.items():
        papers += sorted((data / name).glob("*.md"))[:count]
    there = [path for path in papers if path.exists()]
    report = ingest(find_files(there), index, encoder, settings)
    for outcome in report.outcomes:
        if outcome.code:
            print(f"not taken: {outcome.name}: {outcome.code}", file=sys.stderr)
    return index, Searcher(index, encoder, Lexicon.load(Path(settings.cache)))


def _questions(index: Index, count: int) -> list[str]:
    """Return half of them from the sample's set, evenly spread, half from the real papers."""
    sample = [question.question for question in read_questions()]
    half = count - count // 2
    own = [sample[place * len(sample) // half] for place in range(half)]
    return own + list(islice(_from_papers(index), count // 2))


def _from_papers(index: Index) -> Iterator[str]:
    """Yield a clause's first words, of each real paper in turn."""
    names = {path.name for path in CORPUS.iterdir()}
    papers = [one for one in index.summaries() if one.source not in names]
    for row in zip_longest(*(_beginnings(index, one) for one in papers)):
        yield from (words for words in row if words)


def _beginnings(index: Index, paper: DocumentSummary) -> Iterator[str]:
    document = index.document(paper.id)
    for clause in document.clauses or ():
        words = " ".join(clause.span.of(document.text).removeprefix(clause.label).split())
        if len(words) > 20:
            yield words[:30] if clause.language is Language.ZH else " ".join(words.split()[:14])


def _ask(searcher: Searcher, questions: Sequence[str]) -> list[tuple[DocumentSummary, Citation]]:
    """Return every citation that the questions bring, each once."""
    hits = [hit for question in questions for hit in searcher.search(question).hits]
    shown = [one for hit in hits for one in (hit, hit.counterpart) if one]
    known = {(one.citation.sha256, one.citation.span, one.citation.locator): one for one in shown}
    return [(one.document, one.citation) for one in known.values()]


def _judge(
    index: Index, cited: Sequence[tuple[DocumentSummary, Citation]], scans: int
) -> dict[str, Row]:
    rows: dict[str, Row] = defaultdict(Row)
    checked = Verifier(index).verify([_claim(citation) for _, citation in cited])
    files: dict[str, Pages] = {}
    read_back = 0
    for (document, citation), result in zip(cited, checked, strict=True):
        row = rows[_kind(document, citation)]
        row.citations += 1
        row.exact += result.finding is Finding.EXACT
        row.tolerant += result.finding is Finding.OCR_TOLERANT
        if result.finding not in VERIFIED:
            print(f"{result.finding}: {citation.short.en}: {citation.quote!r}", file=sys.stderr)
        scanned = citation.source is PageSource.OCR
        if not citation.boxes or (scanned and read_back >= scans):
            continue
        if document.id not in files:
            files[document.id] = Pages(index.original(document.id))
        row.boxed += 1
        read_back += scanned
        row.held += _is_held(files[document.id], citation)
    return rows


def _is_held(pages: Pages, citation: Citation) -> bool:
    if citation.source is PageSource.OCR:
        read = pages.by_picture(citation.boxes, citation.quote)
        held = share(read, citation.quote) >= READ_BY_OCR
    else:
        read = pages.by_text(citation.boxes)
        held = holds(read, citation.quote)
    if not held:
        print(f"boxes: {citation.short.en}: {citation.quote!r}\n  hold: {read!r}", file=sys.stderr)
    return held


def _claim(citation: Citation) -> Claim:
    return Claim(
        quote=citation.quote,
        documents=(citation.document_id,),
        sha256=citation.sha256,
        span=citation.span,
        locators=(citation.locator,) if citation.locator else (),
        page=citation.page.index,
        page_label=citation.page.label,
    )


def _kind(document: DocumentSummary, citation: Citation) -> str:
    sample = (CORPUS / document.source).exists()
    kind = Path(document.source).suffix.removeprefix(".").lower()
    scan = " (OCR)" if citation.source is PageSource.OCR else ""
    return f"{'sample' if sample else 'real'}, {kind}{scan}"


def _print(questions: Sequence[str], rows: dict[str, Row]) -> None:
    total = Row()
    for row in rows.values():
        for name in Row.__dataclass_fields__:
            setattr(total, name, getattr(total, name) + getattr(row, name))
    print(f"{len(questions)} questions, {total.citations} different citations\n")
    print("| papers | citations | exact | OCR-tolerant | read back | boxes hold the quote |")
    print("|---|---|---|---|---|---|")
    for kind, row in [*sorted(rows.items()), ("all", total)]:
        held = f"{row.held} ({100 * row.held / row.boxed:.1f}%)" if row.boxed else ""
        cells = (kind, row.citations, row.exact, row.tolerant, row.boxed or "", held)
        print(f"| {' | '.join(map(str, cells))} |")


if __name__ == "__main__":
    main()

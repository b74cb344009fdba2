"""Files in, an outcome for each; what is there stays, what changed is replaced, once."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ingest.pipeline import ingest
from ingest.report import Outcome, OutcomeStatus, Progress, Report
from ingest.sources import find_files
from kb.embedding.encoder import Encoder
from kb.search import Searcher
from kb.settings import Settings
from kb.store.index import Index
from tests.ingest.make_files import make_docx, paragraph
from tests.papers import MOU_EN, PAPERS, write_papers

ADDED, SKIPPED = OutcomeStatus.ADDED, OutcomeStatus.SKIPPED
REPLACED, REFUSED = OutcomeStatus.REPLACED, OutcomeStatus.REFUSED


class Shelf:
    """A folder of papers, an index, and the taking in of the one into the other."""

    def __init__(self, folder: Path, encoder: Encoder) -> None:
        self.papers = folder / "papers"
        write_papers(self.papers)
        self.encoder = encoder
        self.settings = Settings(index=str(folder / "index"))
        self.index = Index.open(
            self.settings.index, encoder_id=encoder.id, dimension=encoder.dimension
        )

    def take_in(self, *paths: Path) -> Report:
        sources = find_files(paths or (self.papers,))
        return ingest(sources, self.index, self.encoder, self.settings)

    def quotes(self, query: str) -> list[str]:
        found = Searcher(self.index, self.encoder).search(query, 20)
        return [hit.citation.quote for hit in found.hits]


@pytest.fixture
def shelf(tmp_path: Path, encoder: Encoder) -> Shelf:
    return Shelf(tmp_path, encoder)


def statuses(report: Report) -> dict[str, OutcomeStatus]:
    return {outcome.name: outcome.status for outcome in report.outcomes}


def outcome(report: Report, name: str) -> Outcome:
    (found,) = [one for one in report.outcomes if one.name == name]
    return found


def test_every_file_is_taken_and_the_second_time_none(shelf: Shelf) -> None:
    assert statuses(shelf.take_in()) == dict.fromkeys(sorted(PAPERS), ADDED)
    assert statuses(shelf.take_in()) == dict.fromkeys(sorted(PAPERS), SKIPPED)
    assert len(shelf.index.summaries()) == len(PAPERS)


def test_a_changed_file_is_the_same_document_with_other_words(shelf: Shelf) -> None:
    before = outcome(shelf.take_in(), "licences.txt")
    changed = PAPERS["licences.txt"].replace("five hundred dollars", "nine hundred rupees")
    (shelf.papers / "licences.txt").write_text(changed, encoding="utf-8")
    after = outcome(shelf.take_in(), "licences.txt")
    assert after.status is REPLACED
    assert after.document_id == before.document_id
    quotes = "\n".join(shelf.quotes("What is the fee for an application?"))
    assert "nine hundred rupees" in quotes
    assert "five hundred dollars" not in quotes


def test_a_bad_file_is_refused_and_the_others_are_taken(shelf: Shelf) -> None:
    (shelf.papers / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    (shelf.papers / "empty.docx").write_bytes(b"")
    (shelf.papers / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + b"\0" * 100)
    report = shelf.take_in()
    refused = {one.name: one.code for one in report.outcomes if one.status is REFUSED}
    assert refused == {
        "broken.pdf": "file_damaged",
        "empty.docx": "file_empty",
        "photo.jpg": "file_damaged",
    }
    assert report.count(ADDED) == len(PAPERS)
    assert not report.complete


def test_a_file_that_goes_bad_leaves_what_was_there(shelf: Shelf) -> None:
    shelf.take_in()
    (shelf.papers / "licences.txt").write_bytes(b"\x00\x01\x02\x03" * 50)
    assert outcome(shelf.take_in(), "licences.txt").status is REFUSED
    assert any("five hundred dollars" in quote for quote in shelf.quotes("application fee"))


def test_the_same_content_twice_is_taken_once_and_both_are_told(shelf: Shelf) -> None:
    (shelf.papers / "copy.md").write_text(PAPERS["mou-2026.md"], encoding="utf-8")
    report = shelf.take_in()
    one, other = outcome(report, "copy.md"), outcome(report, "mou-2026.md")
    assert sorted((one.status, other.status)) == [ADDED, SKIPPED]
    assert one.document_id == other.document_id


def test_the_same_words_in_other_bytes_are_remarked(shelf: Shelf) -> None:
    shelf.take_in()
    body = "".join(paragraph(line.strip("# ")) for line in MOU_EN.splitlines() if line)
    (shelf.papers / "copy.docx").write_bytes(make_docx(body))
    copy = outcome(shelf.take_in(), "copy.docx")
    assert (copy.status, copy.remarks) == (ADDED, ("same_text",))
    assert "mou-2026.md" in copy.reason


def test_two_new_files_of_the_same_words_are_remarked_once(shelf: Shelf) -> None:
    (shelf.papers / "again.md").write_bytes(MOU_EN.replace("\n", "\r\n").encode())
    report = shelf.take_in()
    remarks = [outcome(report, name).remarks for name in ("again.md", "mou-2026.md")]
    assert sorted(remarks) == [(), ("same_text",)]
    assert report.count(ADDED) == len(PAPERS) + 1


def test_content_that_moves_to_another_file_is_not_lost(shelf: Shelf) -> None:
    shelf.take_in()
    old = (shelf.papers / "licences.txt").read_text(encoding="utf-8")
    (shelf.papers / "old-licences.txt").write_text(old, encoding="utf-8")
    (shelf.papers / "licences.txt").write_text("Section 1 Everything is new.\n", encoding="utf-8")
    report = shelf.take_in()
    assert outcome(report, "licences.txt").status is REPLACED
    assert outcome(report, "old-licences.txt").status is ADDED


def test_what_lies_in_a_folder_and_is_nobodys_paper_is_listed_not_refused(shelf: Shelf) -> None:
    (shelf.papers / "MANIFEST.tsv").write_text("file\tbytes\n", encoding="utf-8")
    report = shelf.take_in()
    assert outcome(report, "MANIFEST.tsv").status is OutcomeStatus.IGNORED
    assert report.complete


def test_a_deleted_document_answers_nothing(shelf: Shelf) -> None:
    document_id = outcome(shelf.take_in(), "mou-2026.md").document_id
    with shelf.index.writer(wait=0) as writer:
        writer.delete(document_id)
    found = Searcher(shelf.index, shelf.encoder)
    for query in ("royalty on copper", "Article 5", "铜的权利金", "第五条"):
        assert all(hit.document.id != document_id for hit in found.search(query, 50).hits)


def test_every_quote_is_the_documents_own_words(shelf: Shelf) -> None:
    shelf.take_in()
    found = Searcher(shelf.index, shelf.encoder)
    for query in ("royalty", "权利金", "Article 5(2)", "第五条第二款", "终止", "6"):
        for hit in found.search(query, 50).hits:
            document = shelf.index.document(hit.document.id)
            assert hit.citation.quote == hit.citation.span.of(document.text)
            assert document.page_at(hit.citation.span.start) == hit.citation.page


def test_a_clause_asked_for_by_number_is_quoted_alone_in_both_languages(shelf: Shelf) -> None:
    shelf.take_in()
    for query in ("Article 5(2)", "第五条第二款"):
        hits = Searcher(shelf.index, shelf.encoder).search(query).hits[:2]
        quotes = " ".join(hit.citation.quote for hit in hits)
        assert "within thirty days after the end of each quarter" in quotes
        assert "三十日内缴纳" in quotes
        assert {hit.citation.locator for hit in hits} == {"art:5/par:2"}


def test_stopped_between_batches_the_rest_is_named(shelf: Shelf) -> None:
    report = ingest(
        find_files([shelf.papers]),
        shelf.index,
        shelf.encoder,
        shelf.settings,
        should_stop=lambda: True,
    )
    assert set(statuses(report).values()) == {OutcomeStatus.NOT_REACHED}
    assert not report.complete
    assert not shelf.index.known()


@pytest.mark.parametrize(
    "limit", [{"read_memory": 300 * 2**20}, {"read_seconds": 1.0}], ids=["memory", "time"]
)
def test_a_file_too_hard_to_read_stops_nobody(shelf: Shelf, limit: dict[str, Any]) -> None:
    clause = "Article {0}\n\nThe royalty of Article {0} is paid to the Parties.\n\n"
    huge = "".join(clause.format(number) for number in range(250_000))
    (shelf.papers / "huge.txt").write_text(huge, encoding="utf-8")
    shelf.settings = replace(shelf.settings, **limit)
    report = shelf.take_in()
    assert outcome(report, "huge.txt").code == "file_too_hard"
    assert report.count(ADDED) == len(PAPERS)
    assert "royalty on copper is three per cent" in " ".join(shelf.quotes("royalty on copper"))


def test_stopping_does_not_wait_for_a_file_that_takes_long(shelf: Shelf) -> None:
    (shelf.papers / "huge.txt").write_text("Article 1 Fees\n\n" * 600_000, encoding="utf-8")
    started = time.monotonic()
    report = ingest(
        find_files([shelf.papers]),
        shelf.index,
        shelf.encoder,
        shelf.settings,
        should_stop=lambda: time.monotonic() - started > 2,
    )
    assert outcome(report, "huge.txt").status is OutcomeStatus.NOT_REACHED
    assert time.monotonic() - started < 8


def test_progress_ends_with_everything_done(shelf: Shelf) -> None:
    told: list[Progress] = []
    report = ingest(
        find_files([shelf.papers]), shelf.index, shelf.encoder, shelf.settings, told.append
    )
    last = told[-1]
    assert last.files_done == last.files_total == len(PAPERS)
    assert last.bytes_done == last.bytes_total
    assert last.passages == sum(one.passages for one in report.outcomes)
    assert [step.passages for step in told] == sorted(step.passages for step in told)

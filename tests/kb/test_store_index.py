"""What an index gives back is what was put in: whole, at once, and gone when deleted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from kb.components.convert import to_haystack, to_passage
from kb.embedding.encoder import Embedded
from kb.errors import DocumentNotFound, IndexBusy, IndexIncompatible, IndexMissing
from kb.locator import numbers
from kb.store import compaction
from kb.store.connection import run
from kb.store.index import Candidate, Index, PreparedDocument
from kb.store.snapshot import Snapshot
from kb.tokens import analyze
from kb.types import DocumentType, Language, SearchFilter
from tests.kb.store_samples import (
    ANY,
    DIMENSION,
    ENCODER,
    EVERYTHING,
    everything_found,
    mark_of,
    open_index,
    sample,
)


@pytest.fixture
def index(tmp_path: Path) -> Index:
    return open_index(str(tmp_path / "index"))


@pytest.fixture
def filled(index: Index) -> Index:
    with index.writer(0) as writer:
        writer.commit([sample(number) for number in range(4)])
    return index


def test_a_document_comes_back_as_it_went_in(filled: Index) -> None:
    for number in range(4):
        item = sample(number)
        assert filled.document(f"d{number}") == item.document
        assert filled.original(f"d{number}") == item.original
        sheet = (filled.summary(f"d{number}"), item.document.pages)
        assert filled.sheets([item.document.sha256, "none"]) == {item.document.sha256: sheet}
        assert filled.clauses(item.document.sha256) == item.document.clauses
    assert [known.origin for known in filled.known()] == [f"file:/{n}.md" for n in range(4)]


def test_a_summary_counts_and_says_what_was_not_read(filled: Index) -> None:
    summary = filled.summary("d1")
    assert (summary.page_count, summary.unread_pages) == (2, (2,))
    assert (summary.clause_count, summary.passage_count) == (4, 4)
    assert (summary.type, summary.date) == (DocumentType.LAW, date(2020, 1, 2))
    assert summary.languages == (Language.EN, Language.ZH)
    assert summary in filled.summaries()
    status = filled.status()
    assert (status.documents, status.pages, status.unread_pages) == (4, 8, 4)
    assert (status.passages, status.clauses, status.encoder_id) == (16, 16, ENCODER)
    assert status.bytes_on_disk > 1_000


def test_passages_know_their_documents_in_whatever_order_they_are_asked(filled: Index) -> None:
    def ask(view: Snapshot) -> None:
        for language in Language:
            vector = sample(0).embedded.vectors[0]
            found = view.dense(vector, language, EVERYTHING, 10)
            read = [one.passage.document_id for one in view.passages(language, found)]
            rows = [one.row for one in found]
            assert len(set(read)) > 1
            assert view.documents(language, rows[::2]) == read[::2]
            assert view.documents(language, rows[::-1]) == read[::-1]

    filled.read(ask)


def test_the_passage_itself_is_what_is_found(filled: Index) -> None:
    english, chinese = sample(2).passages[0], sample(2).passages[1]
    nearest = filled.dense(sample(2).embedded.vectors[0], Language.EN, EVERYTHING, 3)
    assert nearest[0].passage == english
    assert nearest[0].score == pytest.approx(1.0, abs=1e-5)
    assert [one.score for one in nearest] == sorted((o.score for o in nearest), reverse=True)
    words = filled.bm25(analyze(f"权利金 {mark_of(2)}"), Language.ZH, EVERYTHING, 3)
    assert words[0].passage == chinese
    assert words[0].score > words[1].score
    assert filled.bm25(analyze("权利金"), Language.EN, EVERYTHING, 3) == ()
    assert filled.bm25([], Language.EN, EVERYTHING, 3) == ()


@pytest.mark.parametrize(
    ("asked", "found"),
    [("art:1", 8), ("art:2/par:1", 8), ("sec:2/par:1", 8), ("ch:1", 16), ("art:9", 0)],
)
def test_a_clause_is_found_by_its_numbers(filled: Index, asked: str, found: int) -> None:
    candidates = filled.at_numbers(numbers(asked), EVERYTHING, 100)
    assert len(candidates) == found
    assert {candidate.score for candidate in candidates} <= {1.0}


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (SearchFilter(document_ids=("d1", "d2", "nobody")), {"d1", "d2"}),
        (SearchFilter(types=(DocumentType.MOU,)), {"d0", "d2"}),
        (SearchFilter(date_from=date(2020, 1, 2), date_to=date(2020, 1, 2)), {"d1"}),
        (SearchFilter(date_from=date(2020, 1, 3)), {"d2"}),
        (SearchFilter(types=(DocumentType.LAW,), date_to=date(2020, 1, 1)), set()),
        (SearchFilter(document_ids=("' OR true --",)), set()),
        (SearchFilter(languages=(Language.ZH,)), set()),
    ],
)
def test_a_filter_narrows_every_way_of_looking(
    filled: Index, wanted: SearchFilter, expected: set[str]
) -> None:
    english = replace(wanted, languages=wanted.languages or (Language.EN,))
    for candidates in (
        filled.dense(ANY, Language.EN, wanted, 100),
        filled.bm25(analyze("royalty parties party"), Language.EN, wanted, 100),
        [c for c in filled.at_numbers("1", english, 100) if c.passage.language is Language.EN],
    ):
        assert {candidate.passage.document_id for candidate in candidates} == expected


def test_a_changed_file_replaces_its_document(filled: Index) -> None:
    with filled.writer(0) as writer:
        writer.commit([sample(1, revision=1), sample(7)])
    assert filled.document("d1") == sample(1, revision=1).document
    assert len(filled.summaries()) == 5
    assert everything_found(filled, 1) == set()
    assert len(everything_found(filled, 1, revision=1)) == 4
    with pytest.raises(DocumentNotFound):
        filled.clauses(sample(1).document.sha256)
    assert filled.sheets([sample(1).document.sha256]) == {}


@pytest.mark.parametrize("compacted", [False, True])
def test_nothing_of_a_deleted_document_is_found(filled: Index, compacted: bool) -> None:
    assert len(everything_found(filled, 1)) == 4
    with filled.writer(0) as writer:
        if compacted:
            writer.compact()
        writer.delete("d1")
        assert everything_found(filled, 1) == set()
        assert filled.at_numbers("1", SearchFilter(document_ids=("d1",)), 10) == ()
    for ask in (filled.document, filled.original, filled.summary):
        with pytest.raises(DocumentNotFound):
            ask("d1")
    assert len(everything_found(filled, 2)) == 4
    with filled.writer(0) as writer, pytest.raises(DocumentNotFound):
        writer.delete("d1")


def test_compaction_leaves_nothing_of_a_deleted_document_on_disk(
    index: Index, tmp_path: Path
) -> None:
    with index.writer(0) as writer:
        writer.commit([sample(number) for number in range(60)])
        writer.compact()
        assert _on_disk(tmp_path, mark_of(7))
        writer.delete("d7")
        writer.compact()
    assert not _on_disk(tmp_path, mark_of(7))
    assert _on_disk(tmp_path, mark_of(8))
    assert index.document("d8") == sample(8).document
    assert len(everything_found(index, 8)) == 4


def _on_disk(folder: Path, word: str) -> bool:
    return any(word.encode() in path.read_bytes() for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize(
    ("batch", "message"),
    [
        ([sample(8), sample(8)], "2 documents of one batch have the id d8"),
        ([sample(8), replace(sample(9), document=sample(8).document)], "the id d8"),
        (
            [sample(8), replace(sample(8), document=replace(sample(8).document, id="d9"))],
            "2 documents of one batch have the content",
        ),
        ([replace(sample(1), document=replace(sample(1).document, id="d9"))], "document d1 has"),
        ([sample(8), sample(1)], "d1 has the content that document d1 has"),
        ([replace(sample(8), embedded=sample(8).embedded[:2])], "not one vector a passage"),
    ],
)
def test_a_batch_that_contradicts_itself_or_the_index_changes_nothing(
    filled: Index, batch: list[PreparedDocument], message: str
) -> None:
    before = filled.known()
    with filled.writer(0) as writer:
        with pytest.raises(ValueError, match=message):
            writer.commit(batch)
        assert filled.known() == before
        writer.commit([sample(8)])
    assert len(everything_found(filled, 8)) == 4


def test_a_commit_that_fails_half_way_is_swept_before_the_next(filled: Index) -> None:
    too_long = Embedded.without_tokens(np.ones((4, DIMENSION + 1), np.float32))
    broken = replace(sample(8), embedded=too_long)
    with filled.writer(0) as writer:
        with pytest.raises(ValueError, match="vectors of shape"):
            writer.commit([broken])
        with pytest.raises(DocumentNotFound):
            filled.document("d8")
        writer.commit([sample(8)])
    assert filled.document("d8") == sample(8).document


def test_what_no_document_has_is_not_found_and_is_swept(filled: Index) -> None:
    tables = filled._open()
    passages = sample(9).passages
    rows = [to_haystack(passage, sample(9).document) for passage in passages]
    tables.passages[Language.EN].append(rows, sample(9).embedded.vectors)
    tables.place.write_original(sample(9).document.sha256, b"left behind")
    assert everything_found(filled, 9) == set()
    best = filled.dense(sample(9).embedded.vectors[0], Language.EN, EVERYTHING, 3)
    assert len(best) == 3
    with filled.writer(0):
        pass
    assert run(tables.passages[Language.EN].table.count_rows()) == 8
    assert sample(9).document.sha256 not in tables.place.originals()


def test_opening_is_checked_against_what_made_the_index(filled: Index, tmp_path: Path) -> None:
    uri = str(tmp_path / "index")
    with pytest.raises(IndexIncompatible, match=r"encoder test-encoder, not encoder other"):
        Index.open(uri, encoder_id="other", dimension=DIMENSION)
    with pytest.raises(IndexIncompatible, match=r"dimension 8, not dimension 9"):
        Index.open(uri, encoder_id=ENCODER, dimension=9)
    assert len(Index.open_as_made(uri).summaries()) == 4


@pytest.mark.parametrize(
    "ask",
    [
        lambda index: index.summaries(),
        lambda index: index.document("d1"),
        lambda index: index.status(),
        lambda index: index.dense(ANY, Language.EN, EVERYTHING, 1),
    ],
)
def test_a_missing_index_is_missed_when_used_and_not_made(
    tmp_path: Path, ask: Callable[[Index], object]
) -> None:
    index = open_index(str(tmp_path / "none"))
    with pytest.raises(IndexMissing, match="kb ingest"):
        ask(index)
    assert not (tmp_path / "none").exists()


def test_an_index_made_later_by_another_is_seen(tmp_path: Path) -> None:
    early = open_index(str(tmp_path / "index"))
    with open_index(str(tmp_path / "index")).writer(0) as writer:
        assert early.summaries() == ()
        writer.commit([sample(1)])
    assert [summary.id for summary in early.summaries()] == ["d1"]


def test_an_index_half_made_is_made_again(tmp_path: Path) -> None:
    uri = tmp_path / "index"
    with open_index(str(uri)).writer(0) as writer:
        writer.commit([sample(1)])
    for manifest in (uri / "documents.lance" / "_versions").iterdir():
        manifest.unlink()
    index = open_index(str(uri))
    with pytest.raises(IndexMissing):
        index.summaries()
    with index.writer(0) as writer:
        writer.commit([sample(2)])
    assert [summary.id for summary in index.summaries()] == ["d2"]
    assert everything_found(index, 1) == set()


def test_an_index_removed_and_made_anew_under_a_reader(filled: Index, tmp_path: Path) -> None:
    assert len(filled.summaries()) == 4
    (tmp_path / "index").rename(tmp_path / "away")
    with pytest.raises(IndexMissing):
        filled.summaries()
    with open_index(str(tmp_path / "index")).writer(0) as writer:
        writer.commit([sample(9)])
    assert [summary.id for summary in filled.summaries()] == ["d9"]
    assert len(everything_found(filled, 9)) == 4
    assert everything_found(filled, 1) == set()


def test_one_writer_at_a_time(index: Index) -> None:
    with (
        index.writer(0),
        pytest.raises(IndexBusy, match="another process is writing"),
        index.writer(0.05),
    ):
        pass
    with index.writer(0) as writer:
        writer.commit([sample(1)])


def test_a_uri_and_a_relative_path_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with open_index("here").writer(0) as writer:
        writer.commit([sample(1)])
    (tmp_path / "there").mkdir()
    uri = f"file://{tmp_path}/there"
    with open_index(uri).writer(0) as writer:
        writer.commit([sample(1)])
        with pytest.raises(IndexBusy), open_index(uri).writer(0):
            pass
    for index in (open_index(str(tmp_path / "here")), open_index(uri)):
        assert index.document("d1") == sample(1).document
        assert index.original("d1") == sample(1).original


def test_many_commits_and_compactions_lose_nothing(index: Index) -> None:
    with index.writer(0) as writer:
        for number in range(12):
            writer.commit([sample(number), sample(100 + number)])
            if number % 3 == 0:
                writer.delete(f"d{100 + number}")
                writer.compact()
        writer.compact()
    assert len(index.summaries()) == 20
    for number in range(12):
        assert len(everything_found(index, number)) == 4
        assert len(everything_found(index, 100 + number)) == (0 if number % 3 == 0 else 4)


def test_a_passage_survives_the_way_through_haystack() -> None:
    for passage in sample(3).passages:
        assert to_passage(to_haystack(passage, sample(3).document)) == passage


def test_a_vector_index_finds_what_comparing_every_vector_does(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compaction, "ANN_ROWS", 400)
    with index.writer(0) as writer:
        writer.commit([sample(number) for number in range(150)])
        writer.compact()
        exact = [
            index.dense(sample(n).embedded.vectors[0], Language.EN, EVERYTHING, 10)
            for n in range(9)
        ]
        writer.commit([sample(number) for number in range(150, 250)])
        writer.compact()
        assert _has_vector_index(index)
        for number in range(150, 250):
            writer.delete(f"d{number}")
        writer.compact()
    assert _has_vector_index(index)
    again = [
        index.dense(sample(n).embedded.vectors[0], Language.EN, EVERYTHING, 10) for n in range(9)
    ]
    # The index turns the vectors at random, so two passages as near as one another may change
    # places at the tenth rank; ones really nearer may not be lost.
    assert [one[0].passage.id for one in again] == [one[0].passage.id for one in exact]
    kept = [len(_ids(one) & _ids(other)) for one, other in zip(again, exact, strict=True)]
    assert sum(kept) >= 0.9 * sum(map(len, exact))


def _has_vector_index(index: Index) -> bool:
    table = index._open().passages[Language.EN].table
    return any(one.columns == ["vector"] for one in run(table.list_indices()))


def _ids(candidates: tuple[Candidate, ...]) -> set[str]:
    return {candidate.passage.id for candidate in candidates}


def test_a_snapshot_reads_rows_in_the_order_asked_for_and_none(filled: Index) -> None:
    def ask(view: Snapshot) -> None:
        found = view.dense(ANY, Language.EN, EVERYTHING, 3)
        rows = [one.row for one in found]
        assert [one.score for one in view.passages(Language.EN, found[::-1])] == [
            one.score for one in found[::-1]
        ]
        whole = view.passages(Language.EN, found)
        assert view.documents(Language.EN, rows) == [one.passage.document_id for one in whole]
        assert view.vectors(Language.EN, rows).shape == (3, DIMENSION)
        assert view.documents(Language.EN, []) == []
        assert view.passages(Language.EN, []) == ()

    filled.read(ask)


def test_a_snapshot_stays_as_it_was_and_the_next_read_is_of_the_latest(filled: Index) -> None:
    def ask(view: Snapshot) -> int:
        before = len(view.dense(ANY, Language.EN, EVERYTHING, 100))
        with open_index(filled.status().uri).writer(0) as writer:
            writer.delete("d1")
        assert len(view.dense(ANY, Language.EN, EVERYTHING, 100)) == before
        return before

    assert filled.read(ask) == 8
    assert filled.read(lambda view: len(view.dense(ANY, Language.EN, EVERYTHING, 100))) == 6

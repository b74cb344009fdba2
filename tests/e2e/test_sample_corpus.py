"""The sample corpus and its own questions, through the product."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.corpus_questions import run
from corpus.question_set import read_questions
from corpus.score import score
from kb.embedding.encoder import Encoder
from kb.lexicon.lexicon import Lexicon
from kb.search import Searcher
from kb.settings import Settings
from kb.store.index import Index
from kb.types import Language, Leg
from tests.product import ROOT, kb


@pytest.fixture(scope="module")
def index(sample: Path, encoder: Encoder) -> Index:
    return Index.open(str(sample), encoder_id=encoder.id, dimension=encoder.dimension)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load(Path(Settings().cache))


@pytest.fixture(scope="module")
def found(index: Index, encoder: Encoder, lexicon: Lexicon) -> dict[str, float]:
    questions = read_questions()
    return score(run(index, Searcher(index, encoder, lexicon), questions), questions)["all"]


def test_every_file_of_the_corpus_is_a_document(index: Index) -> None:
    files = {path.name for path in (ROOT / "corpus" / "files").iterdir()}
    assert {summary.source for summary in index.summaries()} == files


def test_a_scan_is_read_and_says_how(sample: Path, index: Index) -> None:
    scans = [one for one in index.summaries() if ".scan." in one.source]
    assert scans
    for scan in scans:
        assert (scan.unread_pages, scan.coverage.ocr_pages) == ((), scan.page_count)
        assert scan.coverage.confidence > 0.9
    status = json.loads(kb("status", "--json", index=sample).stdout)
    assert status["coverage"]["ocr_pages"] == sum(one.page_count for one in scans)
    assert status["unread_pages"] == 0


def test_every_character_of_every_page_is_in_a_passage(index: Index) -> None:
    for summary in index.summaries():
        for page in index.document(summary.id).pages:
            assert page.covered == page.characters, (summary.source, page.index)


def test_a_right_clause_is_on_the_right_page(found: dict[str, float]) -> None:
    assert found["page_of_that_clause"] == 1.0


def test_questions_find_their_document_and_clause(found: dict[str, float]) -> None:
    # Floors, a little under what was measured; docs/evaluation.md has the figures.
    assert found["document_in_top_5"] >= 0.90
    assert found["clause_in_top_5"] >= 0.80
    assert found["other_language_clause_in_top_10"] >= 0.76


@pytest.mark.parametrize(
    ("query", "instrument"),
    [
        (
            "Under S.R.O. 0418, what may we take off for freight?",
            "royalty-and-value-addition-rules",
        ),
        ("0418号令里，运费最多能抵掉几成？", "royalty-and-value-addition-rules"),
        ("S.R.O. 0533(I)/2025: what does the Inspector stop?", "mine-safety"),
        ("MoU/PMDC/2026/07: how long does it run?", "pmdc-powerchina-memorandum"),
    ],
)
def test_an_instrument_is_named_by_its_number_in_either_language(
    index: Index, encoder: Encoder, lexicon: Lexicon, query: str, instrument: str
) -> None:
    hits = Searcher(index, encoder, lexicon).search(query).hits
    for language in Language:
        first = next(hit for hit in hits if hit.passage.language is language)
        assert first.document.source.startswith(instrument), (language, first.document.source)


@pytest.mark.parametrize(
    ("query", "instrument", "locator"),
    [
        (
            "In the Mine Safety and Occupational Health Regulations, who pays for the medical"
            " examination?",
            "mine-safety",
            "cl:26",
        ),
        ("山达克合资协议里，股权转让要经谁同意？", "saindak-west-joint-venture", "art:12"),
        # by its parties, who are not in its title
        (
            "In the Pakistan-China mineral framework agreement, when does it enter into force?",
            "pakistan-china-mineral-framework",
            "art:16",
        ),
        ("中巴框架协定何时生效？", "pakistan-china-mineral-framework", "art:16"),
        ("What does the Qinhe MoU say about exclusivity?", "duddar-expansion", "sec:5"),
        ("秦河公司备忘录：排他期多久？", "duddar-expansion", "art:5"),
        ("秦河公司備忘錄：排他期多久？", "duddar-expansion", "art:5"),
    ],
)
def test_of_an_instrument_that_is_named_the_clause_asked_for_comes_first(
    index: Index, encoder: Encoder, lexicon: Lexicon, query: str, instrument: str, locator: str
) -> None:
    first, *_ = Searcher(index, encoder, lexicon).search(query).hits
    assert first.document.source.startswith(instrument)
    assert first.passage.locator == locator
    assert Leg.ASPECT in {view.leg for view in first.legs}


def test_both_languages_answer_either_language(index: Index, encoder: Encoder) -> None:
    searcher = Searcher(index, encoder)
    for query in ("What royalty applies to copper?", "铜矿的特许权使用费费率是多少？"):
        hits = searcher.search(query).hits
        assert {hit.passage.language for hit in hits} == {"en", "zh"}


def test_every_citation_is_the_stored_text(index: Index, encoder: Encoder) -> None:
    searcher = Searcher(index, encoder)
    texts: dict[str, str] = {}
    for question in read_questions()[::3]:
        for hit in searcher.search(question.question).hits:
            text = texts.setdefault(hit.document.id, index.document(hit.document.id).text)
            assert hit.citation.quote == hit.citation.span.of(text)
            assert hit.citation.quote


@pytest.mark.parametrize(
    ("query", "asked", "written"),
    [
        ("Can PMDC walk away from the memorandum?", "walk away", "termination"),
        ("老板不给矿工发钱怎么办？", "老板", "employ"),
        ("矿挖完了谁来收拾？", "矿挖完", "闭坑"),
    ],
)
def test_peoples_words_lead_to_those_of_the_text_and_are_shown_with_them(
    index: Index, encoder: Encoder, lexicon: Lexicon, query: str, asked: str, written: str
) -> None:
    hits = Searcher(index, encoder, lexicon).search(query).hits
    found = {term.found.lower() for hit in hits for term in hit.terms if term.asked == asked}
    assert any(written in words for words in found), found

"""Every quote with something altered is caught, and every true one passes."""

from __future__ import annotations

import shutil
from collections import Counter
from itertools import islice
from pathlib import Path

import opencc
import pytest

from ingest.charset import decode
from ingest.pipeline import ingest
from ingest.sources import find_files
from kb.embedding.encoder import Encoder
from kb.settings import Settings
from kb.store.index import Index
from kb.types import Language, PageSource
from kb.verify.claim import Claim, Finding
from kb.verify.verifier import Verifier
from tests.altered import Altered, Sentence, altered, documents_of, sentences
from tests.product import ROOT

EACH = 8
TRUE = (Finding.EXACT, Finding.NORMALISED, Finding.OCR_TOLERANT)
_WIDE = {code: code + 0xFEE0 for code in map(ord, "(),;:%0123456789")}


@pytest.fixture(scope="module")
def index(sample: Path) -> Index:
    return Index.open_as_made(str(sample))


@pytest.fixture(scope="module")
def wrong(index: Index) -> list[Altered]:
    return altered(documents_of(index), EACH)


@pytest.fixture(scope="module")
def true(index: Index) -> list[Sentence]:
    documents = documents_of(index)
    return [s for language in Language for s in islice(sentences(documents, language), 120)]


def claim_of(text: str, sentence: Sentence) -> Claim:
    return Claim(text, documents=(sentence.document.id,), locators=(sentence.clause.locator,))


def test_there_are_enough_of_every_kind(wrong: list[Altered], true: list[Sentence]) -> None:
    kinds = Counter(one.kind for one in wrong)
    assert len(wrong) >= 120
    assert len(kinds) >= 24
    assert min(kinds.values()) >= 2
    assert len(true) >= len(wrong)
    assert {one.true.clause.language for one in wrong} == set(Language)


def test_every_altered_quote_is_caught(index: Index, wrong: list[Altered]) -> None:
    claims = [claim_of(one.text, one.true) for one in wrong] + [Claim(one.text) for one in wrong]
    missed = [
        (one.kind, checked.finding, one.text, one.true.text)
        for one, checked in zip([*wrong, *wrong], Verifier(index).verify(claims), strict=True)
        if checked.finding is not Finding.NOT_FOUND or (checked.found and not checked.differences)
    ]
    assert missed == []


def test_the_true_wording_of_every_altered_quote_is_shown(
    index: Index, wrong: list[Altered]
) -> None:
    claims = [claim_of(one.text, one.true) for one in wrong]
    shown = [
        checked.found is not None and checked.found.document_id == one.true.document.id
        for one, checked in zip(wrong, Verifier(index).verify(claims), strict=True)
    ]
    assert sum(shown) >= 0.98 * len(shown)


def test_every_true_quote_passes(index: Index, true: list[Sentence]) -> None:
    claims = [claim_of(one.text, one) for one in true]
    claims += [Claim(one.text) for one in true]
    for one, checked in zip([*true, *true], Verifier(index).verify(claims), strict=True):
        assert checked.finding is Finding.EXACT, (one.text, checked)


def test_every_true_quote_passes_however_it_is_typed(index: Index, true: list[Sentence]) -> None:
    to_traditional = opencc.OpenCC("s2t").convert
    variants = [
        (variant(one.text), one)
        for one in true
        for variant in (
            lambda text: " ".join(text.split()),
            lambda text: text.translate(_WIDE),
            lambda text: to_traditional(text).replace("，", ", "),
            lambda text: f"{text.replace(chr(39), '’')},",
        )
    ]
    claims = [claim_of(text, one) for text, one in variants]
    for (text, one), checked in zip(variants, Verifier(index).verify(claims), strict=True):
        assert checked.finding in (Finding.EXACT, Finding.NORMALISED), (text, one.text, checked)


def test_right_words_under_a_wrong_number_have_moved(index: Index, true: list[Sentence]) -> None:
    claims = []
    for one in true:
        elsewhere = [
            clause
            for clause in one.document.clauses
            if clause.locator.count("/") == 0
            and clause.language is one.clause.language
            and one.text not in clause.span.of(one.document.text)
            and clause.locator != "pre"
        ]
        if elsewhere:
            claims.append(Claim(one.text, (one.document.id,), locators=(elsewhere[0].locator,)))
            claims.append(Claim(one.text, (one.document.id,), page=len(one.document.pages) + 1))
    assert len(claims) >= 120
    for checked in Verifier(index).verify(claims):
        assert checked.finding is Finding.MOVED, checked
        assert checked.found is not None
        assert checked.found.quote in (checked.claim.quote, checked.claim.quote.strip())


def test_right_words_in_another_document_have_moved(index: Index, true: list[Sentence]) -> None:
    texts = {one.document.id: "".join(one.document.text.split()) for one in true}
    claims = [
        Claim(one.text, (other,))
        for place, one in enumerate(true)
        for other in list(texts)[place % len(texts) :][:1]
        if "".join(one.text.split()) not in texts[other]
    ]
    assert len(claims) >= 120
    for checked in Verifier(index).verify(claims):
        assert checked.finding is Finding.MOVED, checked


def test_what_a_scan_says_is_found_by_the_words_it_was_printed_from(index: Index) -> None:
    source = (ROOT / "corpus/sources/provincial-notice-small-scale-mining.md").read_text("utf-8")
    (scan,) = (one for one in index.summaries() if ".scan." in one.source)
    printed = [line.split(" ", 1)[1] for line in source.splitlines() if line[:1].isdigit()]
    claims = [Claim(line, (scan.id,)) for line in printed]
    assert len(claims) >= 10
    for checked in Verifier(index).verify(claims):
        assert checked.finding in TRUE, checked
        assert checked.found is not None
        assert checked.found.source is PageSource.OCR


def test_what_was_cited_before_a_document_changed_is_stale(
    tmp_path: Path, encoder: Encoder
) -> None:
    names = (
        "mineral-cooperation-forum-record-2026.en.md",
        "mineral-cooperation-forum-record-2026.zh.txt",
    )
    settings = Settings(index=str(tmp_path / "index"))
    index = Index.open(settings.index, encoder_id=encoder.id, dimension=encoder.dimension)
    papers = tmp_path / "papers"
    papers.mkdir()
    for name in names:
        shutil.copy(ROOT / "corpus/files" / name, papers / name)
    assert ingest(find_files([papers]), index, encoder, settings).complete
    documents = documents_of(index)
    cited = [s for language in Language for s in islice(sentences(documents, language), 12)]
    for name in names:
        text = decode((papers / name).read_bytes())
        assert text is not None
        text = text.replace("shall", "may").replace("应当", "可以")
        (papers / name).write_text(f"{text}\nRevised. 修订版。\n", "utf-8")
    assert ingest(find_files([papers]), index, encoder, settings).complete
    claims = [
        Claim(
            one.text, (one.document.id,), sha256=one.document.sha256, locators=(one.clause.locator,)
        )
        for one in cited
    ]
    for checked in Verifier(index).verify(claims):
        assert checked.finding is Finding.STALE
        assert checked.was == checked.claim.quote
        assert checked.now
        assert (checked.now == checked.was) is not bool(checked.differences)

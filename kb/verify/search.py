"""Where a quote's words stand in the index, and else what comes nearest to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from kb.store.index import Index
from kb.types import Citation, Language, Passage, Span
from kb.verify.candidates import candidates, languages
from kb.verify.claim import Difference, Finding
from kb.verify.difference import nearest
from kb.verify.find import places, places_with_omissions
from kb.verify.misread import misread
from kb.verify.normal import Normal, normal
from kb.verify.papers import Paper, Papers
from kb.verify.place import clauses_named

NEIGHBOURS = 3  # best passages whose surroundings are read, for a quote that goes beyond one
NEAR = 5  # passages in which the nearest wording is looked for
LEAST_LIKENESS = 0.4  # of what is shown as the nearest wording; below, it is another sentence
_OMISSION = "…"


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the quote's words, or of the nearest ones, and how these differ."""

    finding: Finding
    citation: Citation
    paper: Paper
    differences: tuple[Difference, ...] = ()


class Search:
    """The search for one quote."""

    def __init__(self, index: Index, papers: Papers, quote: str) -> None:
        self._index = index
        self._papers = papers
        self._quote = quote.strip()
        self._needle = normal(self._quote).text
        self._looked_up: dict[tuple[Language, tuple[str, ...]], tuple[Passage, ...]] = {}

    def places(self, named: Sequence[Paper]) -> Iterator[Place]:
        """Yield where the words stand: in the documents that are named, then in all others."""
        if not self._needle:
            return
        for paper in named:
            yield from self.in_text(paper)
        if named:
            yield from self._misread(self._among(named))
        searched = {paper.document.sha256 for paper in named}
        for passages in self._everywhere:
            yield from self._in(tuple(one for one in passages if one.sha256 not in searched))

    def _in(self, passages: Sequence[Passage]) -> Iterator[Place]:
        found = False
        for place in self._in_passages(passages):
            found = True
            yield place
        if not found:
            yield from self._beyond(passages)
            yield from self._misread(passages)

    def in_text(self, paper: Paper) -> Iterator[Place]:
        """Yield where the words stand in a document, letter for letter first."""
        texts = [paper.normal] if paper.whole is paper.normal else [paper.normal, paper.whole]
        for text in texts:
            spans = list(self._standing(text))
            if spans:
                yield from self._placed(paper, spans)
                return

    def nearest(self, named: Sequence[Paper], locators: Iterable[str]) -> Place | None:
        """Return the nearest wording: in the clauses that are named, their documents, anywhere."""
        for stretches in (
            self._of_clauses(named, locators),
            self._of_passages(self._among(named)) if named else (),
            *map(self._of_passages, self._everywhere),
        ):
            if found := self._nearest_of(stretches):
                return found
        return None

    @property
    def _everywhere(self) -> Iterator[tuple[Passage, ...]]:
        """The best passages of each language, the quote's own first."""
        return (self._candidates(language, ()) for language in languages(self._quote))

    def _among(self, papers: Sequence[Paper]) -> tuple[Passage, ...]:
        documents = tuple(paper.document.id for paper in papers)
        found = (self._candidates(language, documents) for language in languages(self._quote))
        return tuple(chain.from_iterable(found))

    def _candidates(self, language: Language, documents: tuple[str, ...]) -> tuple[Passage, ...]:
        key = (language, documents)
        if key not in self._looked_up:
            self._looked_up[key] = candidates(self._index, self._quote, language, documents)
        return self._looked_up[key]

    def _standing(self, text: Normal) -> Iterator[Span]:
        found = list(places(self._needle, text))
        if not found and _OMISSION in self._needle:
            found = list(places_with_omissions(self._needle, text))
        return iter(found)

    def _in_passages(self, passages: Iterable[Passage]) -> Iterator[Place]:
        for passage in passages:
            start = passage.span.start
            spans = list(self._standing(self._papers.normal_of(passage)))
            paper = self._papers.of_content(passage.sha256) if spans else None
            if paper is not None:
                yield from self._placed(paper, [_moved(span, start) for span in spans])

    def _beyond(self, passages: Sequence[Passage]) -> Iterator[Place]:
        """Yield where the words reach beyond one of the best passages."""
        for passage in passages[:NEIGHBOURS]:
            paper = self._papers.of_content(passage.sha256)
            if paper is not None:
                start, text = paper.around(passage.span, 2 * len(self._quote) + 200)
                spans = [_moved(span, start) for span in self._standing(text)]
                yield from self._placed(paper, spans)

    def _misread(self, passages: Sequence[Passage]) -> Iterator[Place]:
        """Yield where OCR read the words, but for letters that look alike."""
        for passage in passages[:NEAR]:
            paper = self._papers.of_content(passage.sha256)
            if paper is None or not paper.is_scanned(passage.span):
                continue
            start, text = paper.around(passage.span, len(self._quote))
            found = misread(self._needle, text)
            if found and paper.is_scanned(span := _moved(found.span, start)):
                near = nearest(self._quote, paper.words(span))
                differences = near.differences if near else ()
                yield Place(Finding.OCR_TOLERANT, paper.cite(span), paper, differences)

    def _placed(self, paper: Paper, spans: Iterable[Span]) -> Iterator[Place]:
        literal = {span: span.of(paper.text) == self._quote for span in spans}
        for span in sorted(literal, key=lambda one: not literal[one]):
            finding = Finding.EXACT if literal[span] else Finding.NORMALISED
            yield Place(finding, paper.cite(span), paper)

    def _of_clauses(
        self, named: Sequence[Paper], locators: Iterable[str]
    ) -> Iterator[tuple[Paper, Span]]:
        wanted = tuple(locators)
        for paper in named:
            for locator in wanted:
                for clause in clauses_named(locator, paper.clauses):
                    yield paper, clause.span

    def _of_passages(self, passages: Sequence[Passage]) -> Iterator[tuple[Paper, Span]]:
        for passage in passages[:NEAR]:
            paper = self._papers.of_content(passage.sha256)
            if paper is not None:
                yield paper, passage.span

    def _nearest_of(self, stretches: Iterable[tuple[Paper, Span]]) -> Place | None:
        best: tuple[float, Place] | None = None
        for paper, span in stretches:
            near = nearest(self._quote, paper.words(span))
            if near and near.likeness >= max(LEAST_LIKENESS, best[0] if best else 0.0):
                citation = paper.cite(_moved(near.span, span.start))
                best = (near.likeness, Place(Finding.NOT_FOUND, citation, paper, near.differences))
        return best[1] if best else None


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)

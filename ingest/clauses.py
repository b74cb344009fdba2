"""A reading's lines in, its clauses out: the numbering tree of each language in it."""

from __future__ import annotations

from ingest.bilingual import trim_tree
from ingest.contents import without_contents
from ingest.habits import habits_of
from ingest.headings import Role
from ingest.lines import is_bilingual, lines_of
from ingest.markers import Marker, markers_of
from ingest.naming import clauses_of
from ingest.paragraphs import add_paragraphs
from ingest.quoted import Quoted
from ingest.reading import Reading
from ingest.twins import with_twins
from ingest.walk import Walk
from kb.types import Clause, Language


def clause_tree(reading: Reading) -> tuple[Clause, ...]:
    """Return the clauses of a document in order of place, parents before their children.

    Each language has a tree of its own, and a locator is unique within a language. A table of
    contents, a running header, a footnote, a mention of a clause and wording that an amendment
    quotes make none.
    """
    lines = lines_of(reading.text, reading.headings)
    quoted = Quoted(reading.text)
    notes = frozenset(span.start for span in reading.notes)
    other = notes.union(span.start for page in reading.pages for span in page.running)
    written = with_twins(reading.text, lines, markers_of(reading.text, lines))
    own = [
        marker for marker in written if marker.start not in other and not quoted.holds(marker.start)
    ]
    markers = without_contents(reading.text, lines, own)
    bilingual = is_bilingual(lines)
    clauses: list[Clause] = []
    trees = {language: _of(language, markers) for language in Language}
    for language, found in trees.items():
        if not found:
            continue
        walk = Walk(reading.text, found, habits_of(reading.text, found, language))
        root = walk.run()
        if language is Language.ZH:
            add_paragraphs(root, reading.text, quoted, notes)
        foreign = _numbered(trees[_other(language)])
        if foreign or bilingual:
            trim_tree(root, lines, language, foreign)
        clauses += clauses_of(root, reading.text, language)
    return tuple(sorted(clauses, key=lambda clause: (clause.span.start, -clause.span.end)))


def _of(language: Language, markers: list[Marker]) -> list[Marker]:
    return [marker for marker in markers if marker.language is language]


def _other(language: Language) -> Language:
    return Language.EN if language is Language.ZH else Language.ZH


def _numbered(markers: list[Marker]) -> tuple[Marker, ...]:
    words = (Role.ARTICLE, Role.SECTION, Role.CLAUSE, Role.ANNEX)
    return tuple(marker for marker in markers if marker.role in words)

"""Whether a question about one row of a table finds that row.

    python -m benchmarks.table_rows [TOKENS ...]

Asked are the sample royalty rules in both languages (20 questions) and a schedule of 48 minerals
(48 questions), as Word files. Printed for each size of a part of a table: how many of the right
rows are in the first hit of the question's language, and in its first three.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.source import Block, Kind, Source, read_source
from corpus.word import docx
from ingest import passages
from ingest.pipeline import ingest
from ingest.sources import find_files
from kb.embedding.default import load_encoder
from kb.embedding.encoder import Encoder
from kb.search import Searcher
from kb.settings import Settings
from kb.store.index import Index

_RULES = ("royalty-and-value-addition-rules-2025.md", "royalty-and-value-addition-rules-2025.zh.md")
_MINERALS = (
    "Antimony Barite Bauxite Bentonite Beryl Bismuth Cadmium Chromite Coal Cobalt Copper Dolomite"
    " Feldspar Fluorite Garnet Gold Graphite Gypsum Iron Kaolin Lead Limestone Lithium Magnesite"
    " Manganese Marble Mercury Molybdenum Nickel Nephrite Ochre Platinum Potash Pyrite Quartz Salt"
    " Silver Strontium Sulphur Talc Tantalum Tin Titanium Tungsten Uranium Vanadium Zeolite Zinc"
).split()
_HEADER = ("Mineral", "Royalty when sold as ore", "Royalty when sold as concentrate", "As metal")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, its language, and the row that answers it."""

    query: str
    language: str
    row: str


def rules() -> tuple[list[Source], list[Asked]]:
    """Return the sample rules in both languages, and a question for each row."""
    sources = [read_source(name) for name in _RULES]
    asked = []
    for source in sources:
        table = next(block for block in source.blocks if block.kind is Kind.TABLE)
        for row in table.rows[1:]:
            english = source.lang == "en"
            query = f"royalty on {row[0].lower()}" if english else f"{row[0]}的权利金费率"
            asked.append(Asked(query, source.lang, " | ".join(row)))
    return sources, asked


def schedule() -> tuple[list[Source], list[Asked]]:
    """Return a schedule of many minerals and no other text, and a question for each row."""
    rows = [
        (name, *(f"{place % step + 1} per cent" for step in (9, 7, 5)))
        for place, name in enumerate(_MINERALS)
    ]
    blocks = (
        Block(Kind.PARAGRAPH, "Schedule 1"),
        Block(Kind.PARAGRAPH, "Rates of royalty"),
        Block(Kind.TABLE, rows=(_HEADER, *rows)),
        Block(Kind.PARAGRAPH, "Schedule 2"),
        Block(Kind.PARAGRAPH, "The forms are those of the Authority."),
    )
    source = replace(read_source(_RULES[0]), title="Rates of Royalty", blocks=blocks)
    asked = [
        Asked(f"What is the royalty on {row[0]} sold as ore?", "en", " | ".join(row))
        for row in rows
    ]
    return [source], asked


def ranks(sources: Sequence[Source], asked: Sequence[Asked], encoder: Encoder) -> list[int]:
    """Return at which place, from 1, of its language's hits each right row is; 99 for nowhere."""
    with tempfile.TemporaryDirectory() as folder:
        papers = Path(folder) / "papers"
        papers.mkdir()
        for source in sources:
            (papers / f"{source.lang}.docx").write_bytes(docx((source,), numbered=True))
        settings = Settings(index=str(Path(folder) / "index"))
        index = Index.open(settings.index, encoder_id=encoder.id, dimension=encoder.dimension)
        ingest(find_files([papers]), index, encoder, settings)
        searcher = Searcher(index, encoder)
        return [_rank(searcher, one) for one in asked]


def _rank(searcher: Searcher, asked: Asked) -> int:
    hits = [
        hit
        for hit in searcher.search(asked.query, 10).hits
        if hit.passage.language == asked.language
    ]
    found = (place for place, hit in enumerate(hits, 1) if asked.row in hit.citation.quote)
    return next(found, 99)


def main(sizes: Sequence[int]) -> None:
    """Measure and print."""
    encoder = load_encoder(Settings())
    for size in sizes:
        passages.TABLE_TARGET = size
        for name, (sources, asked) in (("rules", rules()), ("schedule", schedule())):
            places = ranks(sources, asked, encoder)
            first, three = (sum(place <= most for place in places) for most in (1, 3))
            print(f"parts of {size} tokens, {name}: {first} and {three} of {len(places)}")


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or [passages.TABLE_TARGET])

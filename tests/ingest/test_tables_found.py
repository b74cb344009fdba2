"""A question about one row of a table finds that row, with the names of its columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.source import read_source
from corpus.text import html, markdown
from corpus.word import docx
from ingest.pipeline import ingest
from ingest.sources import find_files
from kb.embedding.encoder import Encoder
from kb.lexicon.lexicon import Lexicon
from kb.search import Searcher
from kb.settings import Settings
from kb.store.index import Index
from kb.types import Hit
from tests.ingest.make_files import make_docx, paragraph
from tests.ingest.pictures import saved, scan

RULES = {
    "en": "royalty-and-value-addition-rules-2025.md",
    "zh": "royalty-and-value-addition-rules-2025.zh.md",
}
COPPER = {
    "en": (
        "Mineral | Sold as ore | Sold as concentrate",
        "Copper | 8 per cent | 5 per cent | 3 per cent",
    ),
    "zh": ("矿种 | 以原矿出售 | 以精矿出售", "铜 | 百分之八 | 百分之五 | 百分之三"),
}
MINERALS = (
    "Antimony Barite Bauxite Bentonite Beryl Bismuth Cadmium Chromite Coal Cobalt Copper Dolomite"
    " Feldspar Fluorite Garnet Gold Graphite Gypsum Iron Kaolin Lead Limestone Lithium Magnesite"
    " Manganese Marble Mercury Molybdenum Nickel Nephrite Ochre Platinum Potash Pyrite Quartz Salt"
    " Silver Strontium Sulphur Talc Tantalum Tin Titanium Tungsten Uranium Vanadium Zeolite Zinc"
).split()  # fmt: skip
HEADER = ("Mineral", "Royalty when sold as ore", "Royalty when sold as concentrate", "As metal")


def index_of(folder: Path, encoder: Encoder, files: dict[str, bytes]) -> Index:
    papers = folder / "papers"
    papers.mkdir()
    for name, data in files.items():
        (papers / name).write_bytes(data)
    settings = Settings(index=str(folder / "index"))
    index = Index.open(settings.index, encoder_id=encoder.id, dimension=encoder.dimension)
    report = ingest(find_files([papers]), index, encoder, settings)
    assert report.complete, [one.reason for one in report.outcomes]
    return index


def found(index: Index, encoder: Encoder, query: str, language: str) -> list[Hit]:
    lexicon = Lexicon.load(Path(Settings().cache))
    hits = Searcher(index, encoder, lexicon).search(query, 10).hits
    return [hit for hit in hits if hit.passage.language == language]


@pytest.mark.parametrize("form", ["docx", "html", "md"])
def test_royalty_on_copper_is_the_row_of_copper(
    tmp_path: Path, encoder: Encoder, form: str
) -> None:
    sources = {language: read_source(name) for language, name in RULES.items()}
    files = {}
    for language, source in sources.items():
        made = {
            "docx": lambda one: docx((one,), numbered=True),
            "html": html,
            "md": markdown,
        }[form](source)
        files[f"rules.{language}.{form}"] = made
    index = index_of(tmp_path, encoder, files)
    for query, language in (
        ("royalty on copper sold as ore", "en"),
        ("铜以原矿出售的权利金费率", "zh"),
        ("royalty on copper sold as ore", "zh"),
    ):
        header, row = COPPER[language]
        # The worked examples, all about copper, and the rule on its price may come before.
        (hit,) = [
            hit
            for hit in found(index, encoder, query, language)[:3]
            if row in hit.citation.quote.splitlines()
        ]
        assert header in hit.passage.searchable


def test_royalty_on_copper_is_the_row_of_copper_in_a_scan(tmp_path: Path, encoder: Encoder) -> None:
    parts = {"en": (2, 270, 700, 1), "zh": (2, 119, 420, -1)}
    scans = {
        f"scan.{language}.png": saved(
            "PNG", scan(f"royalty-and-value-addition-rules-2025.{language}.pdf", *part)
        )
        for language, part in parts.items()
    }
    index = index_of(tmp_path, encoder, scans)
    for query, language in (("royalty on copper", "en"), ("铜的特许权使用费费率", "zh")):
        header, row = COPPER[language]
        first = found(index, encoder, query, language)[0]
        assert row in first.citation.quote.splitlines()
        assert header in first.passage.searchable
        assert first.citation.boxes


def test_every_row_of_a_long_schedule_comes_with_its_header(
    tmp_path: Path, encoder: Encoder
) -> None:
    rates = {
        name: tuple(f"{place % step + 1} per cent" for step in (9, 7, 5))
        for place, name in enumerate(MINERALS)
    }
    rows = "".join(_row(name, *rates[name]) for name in MINERALS)
    body = (
        paragraph("Schedule 1", '<w:pStyle w:val="Heading1"/>')
        + paragraph("Rates of royalty")
        + f"<w:tbl>{_row(*HEADER)}{rows}</w:tbl>"
        + paragraph("Schedule 2")
        + paragraph("Forms")
        + paragraph("The forms are those of the Authority.")
    )
    index = index_of(tmp_path, encoder, {"schedule.docx": make_docx(body)})
    parts = {
        hit.passage.id: hit.passage
        for name in MINERALS
        for hit in Searcher(index, encoder).search(f"royalty on {name}", 10).hits
        if " | " in hit.passage.text
    }
    assert len(parts) > 5, "the schedule was to be cut"
    assert all(" | ".join(HEADER) in part.searchable for part in parts.values())
    wrong = []
    for name in MINERALS:
        first = found(index, encoder, f"What is the royalty on {name} sold as ore?", "en")[0]
        if " | ".join((name, *rates[name])) not in first.citation.quote.splitlines():
            wrong.append(name)
    assert wrong == []


def _row(*cells: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in cells) + "</w:tr>"

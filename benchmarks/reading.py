"""How faithfully files are read: every file, every article, a scan's letters, and the time taken.

    python -m benchmarks.reading [--data FOLDER] [files articles scan text ocr ...]

`files` reads all of `FOLDER/pdfs` by Concord, by Haystack's PyPDFToDocument and by PDFium alone,
each file in a process of its own; `articles` asks for the 76 articles of a treaty by number in both
languages; `scan` counts the wrong characters of an OCR; `text` and `ocr` take times.
"""

from __future__ import annotations

import argparse
import csv
import os
import pickle
from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path

from benchmarks.apart import apart
from benchmarks.reading_files import LIMIT, accounted_document, file_row
from benchmarks.reading_speed import ocr_speed, text_pdfs, text_speed
from benchmarks.reading_truth import SCAN, TREATY, articles_found, scan_errors
from kb.embedding.default import load_encoder
from kb.embedding.encoder import Encoder
from kb.settings import Settings
from kb.types import Document

DATA = Path(os.environ.get("CONCORD_DATA", "../shared/data"))
OUT = Path("bench-results/reading")
OCR_PAGES = 6


def main() -> None:
    """Take what was asked for and print it as tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", default=["files", "articles", "scan", "text", "ocr"])
    parser.add_argument("--data", type=Path, default=DATA)
    given = parser.parse_args()
    bench = _Bench(given.data)
    parts: dict[str, Callable[[], Iterable[dict[str, object]]]] = {
        "files": bench.files,
        "articles": bench.articles,
        "scan": bench.scan,
        "text": bench.text,
        "ocr": bench.ocr,
    }
    print(f"load before: {os.getloadavg()[0]:.1f}")
    for name in given.names:
        print(f"\n## {name}\n")
        _print(parts[name]())


class _Bench:
    """The folder of real files, and what was read of them so far."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._folder = data / "pdfs"
        OUT.mkdir(parents=True, exist_ok=True)
        with (self._folder / "MANIFEST.tsv").open(encoding="utf-8") as file:
            self._rows = list(csv.DictReader(file, delimiter="\t"))
        self._encoder: Encoder | None = None

    def files(self) -> Iterable[dict[str, object]]:
        for row in self._rows:
            path = self._folder / row["file"]
            yield asdict(file_row(path, self._model(), self._kept(row["file"])))

    def articles(self) -> Iterable[dict[str, object]]:
        documents = {language: self._document(name) for language, name in TREATY.items()}
        return articles_found(self._folder, documents, self._model())

    def scan(self) -> Iterable[dict[str, object]]:
        articles = self._data / "parallel-articles" / "corpus.jsonl"
        rows = list(scan_errors(self._folder, articles, self._document(SCAN)))
        yield from rows
        total: dict[str, object] = {"article": "all"}
        for name in ("letters", "all"):
            whole = sum(int(str(row[name])) for row in rows)
            wrong = sum(int(str(row[f"{name} wrong"])) for row in rows)
            total |= {name: whole, f"{name} wrong": f"{wrong} ({wrong / max(1, whole):.4f})"}
        yield total

    def text(self) -> Iterable[dict[str, object]]:
        yield text_speed(list(text_pdfs(self._rows, self._folder)))

    def ocr(self) -> Iterable[dict[str, object]]:
        yield ocr_speed(self._folder / SCAN, OCR_PAGES)

    def _document(self, name: str) -> Document:
        """Return a file as a document; what was read before is not read again."""
        kept = self._kept(name)
        if not kept.exists():
            way = "benchmarks.reading_ways:by_concord"
            apart(way, str(self._folder / name), str(kept), limit=LIMIT)
        return accounted_document(name, pickle.loads(kept.read_bytes()), self._model())

    def _model(self) -> Encoder:
        if self._encoder is None:
            self._encoder = load_encoder(Settings.from_env(os.environ))
        return self._encoder

    def _kept(self, name: str) -> Path:
        return OUT / f"{name}.pickle"


def _print(rows: Iterable[dict[str, object]]) -> None:
    """Print rows as a table in Markdown, each as soon as it is there."""
    head: list[str] = []
    for row in rows:
        if not head:
            head = list(row)
            print("| " + " | ".join(head) + " |")
            print("|" + "---|" * len(head))
        print("| " + " | ".join(str(row[name]) for name in head) + " |", flush=True)


if __name__ == "__main__":
    main()

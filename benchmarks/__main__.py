"""All measurements: one table on the screen, one JSON file beside it.

    python -m benchmarks [--data FOLDER] [--out FILE] [--full] [NAME ...]

Names: embedding, ingestion, scale. Without any, all of them. `--full` adds the very large PDFs
and an index of 1,000,000 passages. The machine and its load are written down with the figures.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks import embedding, ingestion, store_scale

DATA = Path(os.environ.get("CONCORD_DATA", "../shared/data"))
OUT = Path("bench-results/bench.json")
Rows = list[dict[str, object]]


def main() -> None:
    """Run what was asked for, print it and write it down."""
    given = _arguments()
    benches: dict[str, Callable[[], Rows]] = {
        "embedding": lambda: [dict(embedding.run())],
        "ingestion": lambda: _ingestion(given.data / "pdfs", given.full),
        "scale": lambda: [dict(row) for row in store_scale.run(full=given.full)],
    }
    results: dict[str, Rows] = {}
    console = Console()
    for name in given.names or benches:
        console.print(f"[bold]{name}[/bold] …")
        results[name] = benches[name]()
        console.print(_table(results[name]))
    given.out.parent.mkdir(parents=True, exist_ok=True)
    report = {"machine": _machine(), "results": results}
    given.out.write_text(json.dumps(report, indent=1, ensure_ascii=False), encoding="utf-8")
    console.print(f"written to {given.out}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", choices=["embedding", "ingestion", "scale", []])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--full", action="store_true")
    return parser.parse_args()


def _ingestion(folder: Path, full: bool) -> Rows:
    if not (folder / "MANIFEST.tsv").is_file():
        return [{"skipped": f"needs PDFs and their MANIFEST.tsv in {folder}; give --data"}]
    return [dict(ingestion.run(folder, full=full))]


def _machine() -> dict[str, object]:
    return {
        "date": time.strftime("%Y-%m-%d"),
        "system": platform.platform(),
        "cores": os.cpu_count(),
        "load_before": [round(load, 2) for load in os.getloadavg()],
        "python": platform.python_version(),
    }


def _table(rows: Sequence[dict[str, object]]) -> Table:
    columns = list(dict.fromkeys(name for row in rows for name in row))
    if len(rows) == 1:
        table = Table("measure", "figure")
        for name in columns:
            table.add_row(name, str(rows[0][name]))
        return table
    table = Table(*columns)
    for row in rows:
        table.add_row(*(str(row.get(name, "")) for name in columns))
    return table


if __name__ == "__main__":
    main()

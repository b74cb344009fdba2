"""Writes learned numbers into `kb/answer/weights.py`, in the place of those that are there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

FILE = Path(__file__).resolve().parent.parent / "kb" / "answer" / "weights.py"
_TABLE = r"^{name} = (?:\(\n.*?^\)|\{{\n.*?^\}}|-?[\d.]+)$"


def write(name: str, value: Iterable[float] | Mapping[str, float] | float) -> None:
    """Put a number, a row of numbers or named numbers where `weights.py` has `name`."""
    if isinstance(value, Mapping):
        rows = "".join(f'    "{key}": {number:.3f},\n' for key, number in value.items())
        written = f"{{\n{rows}}}"
    elif isinstance(value, Iterable):
        rows = "".join(f"    {number:.3f},\n" for number in value)
        written = f"(\n{rows})"
    else:
        written = f"{value:.3f}"
    text = FILE.read_text(encoding="utf-8")
    pattern = re.compile(_TABLE.format(name=name), re.M | re.S)
    new, count = pattern.subn(f"{name} = {written}", text)
    if count != 1:
        raise ValueError(f"weights.py has {count} tables {name}")
    FILE.write_text(new, encoding="utf-8")

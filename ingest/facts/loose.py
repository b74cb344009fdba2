"""Patterns that do not mind how wide a gap is."""

from __future__ import annotations

import re

_ONE_BLANK = re.compile(r"\\s(?![?*+{])")


def loose(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Compile a pattern in which every blank may be a run of them, as typewritten texts align."""
    return re.compile(_ONE_BLANK.sub(lambda _: r"\s+", pattern), flags)

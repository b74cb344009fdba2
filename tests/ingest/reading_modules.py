"""The reader's own work, and what a child that can do it has loaded and started."""

from __future__ import annotations

import os
import sys

import ingest.work


def work(order: object) -> object:
    """Return the names of the modules in this process, and how many threads it has."""
    assert callable(ingest.work.work)
    return tuple(sorted(sys.modules)), len(os.listdir("/proc/self/task"))

"""What the reading of one file may take, and how a process is held to it."""

from __future__ import annotations

import resource
from dataclasses import dataclass
from pathlib import Path

# Beyond what a child is given: the kernel's second signal, which cannot be caught.
_GRACE_SECONDS = 5
# Of virtual memory, where the kernel does not count what is written: libraries map far more than
# they use (onnxruntime 2 GB), so this can only be a coarse ceiling.
_MAPPED_PER_WRITTEN = 4


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one child.

    `seconds` are of processor time, for each page and for what comes before the first and after
    the last; `memory` bytes that it may hold, `output` bytes of one answer, `file_size` bytes of
    any file it writes, `open_files` how many it may have open.
    """

    seconds: float = 60.0
    memory: int = 1536 * 2**20
    output: int = 512 * 2**20
    file_size: int = 1024 * 2**20
    open_files: int = 256

    @property
    def patience(self) -> float:
        """Seconds by the clock without a sign of life: only sleep and a busy machine reach it."""
        return 5 * self.seconds


def confine(limits: Limits) -> None:
    """Hold this process to `limits` from now on, save for time, which is given file by file."""
    # RLIMIT_DATA counts what is private and writable (Linux 4.7 and later): what is really used.
    _lower(resource.RLIMIT_DATA, limits.memory)
    _lower(resource.RLIMIT_AS, _MAPPED_PER_WRITTEN * limits.memory)
    _lower(resource.RLIMIT_FSIZE, limits.file_size)
    _lower(resource.RLIMIT_NOFILE, limits.open_files)
    _lower(resource.RLIMIT_CORE, 0)


def allow_seconds(seconds: float) -> None:
    """Give this process so much processor time from now; past it the kernel ends it."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    until = int(usage.ru_utime + usage.ru_stime + seconds) + 1
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    if hard != resource.RLIM_INFINITY:
        until = min(until, hard - _GRACE_SECONDS)
    resource.setrlimit(resource.RLIMIT_CPU, (until, hard))


def memory_held() -> int:
    """Return the memory that this process holds, in bytes; where that is not told, its peak."""
    try:
        # Not ru_maxrss: a child that was started by vfork inherits its parent's.
        resident = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # macOS: in bytes
    return resident * resource.getpagesize()


def _lower(kind: int, wanted: int) -> None:
    """Set a limit, never above the one that this process is under already."""
    _, hard = resource.getrlimit(kind)
    limit = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(kind, (limit, limit))

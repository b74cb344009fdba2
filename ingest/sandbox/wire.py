"""What goes between a process and its child: the words of the house, and nothing that acts.

A file may take a child over, so what a child sends is taken apart by an unpickler that knows only
our own frozen types: no function is ever looked up, and no module imported.
"""

from __future__ import annotations

import io
import pickle
import sys
from dataclasses import dataclass, is_dataclass
from enum import Enum

BEAT = b""
"""The frame that says only that the child is alive and a page further."""

_OUR_PACKAGES = frozenset(("kb", "ingest"))
_PLAIN = frozenset((("datetime", "date"), ("decimal", "Decimal")))


@dataclass(frozen=True, slots=True)
class Done:
    """The work was done. `last` is true where the child ends with it and wants to be replaced."""

    value: object
    last: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """The work raised one of our own errors, by its code and its words."""

    code: str
    reason: str
    last: bool = False


@dataclass(frozen=True, slots=True)
class Failed:
    """The work raised something unforeseen; `error` is its type's name, `at` where it arose."""

    error: str
    at: str = ""
    last: bool = False


Answer = Done | Refused | Failed


def pack(thing: object) -> bytes:
    """Return `thing` as bytes."""
    return pickle.dumps(thing, protocol=5)


def unpack_trusted(data: bytes) -> object:
    """Return what the parent packed."""
    return pickle.loads(data)


def unpack_answer(data: bytes) -> Answer:
    """Return a child's answer. Raises `pickle.UnpicklingError` for anything else."""
    try:
        answer = _Plain(io.BytesIO(data)).load()
    except pickle.UnpicklingError:
        raise
    except Exception as error:  # a stream made up by hand fails in any way it likes
        raise pickle.UnpicklingError(f"{type(error).__name__} in an answer") from error
    if not isinstance(answer, Done | Refused | Failed):
        raise pickle.UnpicklingError(f"{type(answer).__name__} is no answer")
    return answer


class _Plain(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> object:
        found = getattr(sys.modules.get(module), name, None)
        ours = module.partition(".")[0] in _OUR_PACKAGES and isinstance(found, type)
        if (module, name) in _PLAIN or (ours and _is_plain(found)):
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is not what a reader answers with")


def _is_plain(found: object) -> bool:
    return is_dataclass(found) or (isinstance(found, type) and issubclass(found, Enum))

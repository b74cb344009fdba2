"""A clause while its tree is being built."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.headings import Role
from ingest.numbering import Order
from kb.address import Steps

UNIT = 40
"""The level of articles: containers are above it, their paragraphs and items below."""


@dataclass(slots=True, eq=False)
class Node:
    """A clause being built. `steps` is its own part of the address; `path` its decimal number."""

    role: Role
    steps: Steps
    level: int
    start: int
    label_end: int
    shape: str = ""
    reading: str = ""
    order: Order = (0, "")
    path: tuple[int, ...] = ()
    parent: Node | None = None
    end: int = -1
    children: list[Node] = field(default_factory=list)
    last: dict[str, Order] = field(default_factory=dict)
    style: dict[str, str] = field(default_factory=dict)

    @property
    def is_container(self) -> bool:
        """Say whether the node holds units without being part of their address."""
        return self.role in (Role.PART, Role.CHAPTER, Role.SECTION) and self.level < UNIT

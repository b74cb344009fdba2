"""Markers in order of place: the tree of clauses of one language.

The walk keeps a stack from the document to the innermost open clause. A word ("Article", 第…条)
has a fixed level; a list member belongs to the innermost open list of its shape that it continues,
else it opens a list under the innermost clause, which only a first member may. What fits nowhere
is text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.habits import WORDED, Habits
from ingest.headings import Role
from ingest.markers import Marker
from ingest.node import UNIT, Node
from ingest.numbering import Ahead, Order, follows, order_of, readings
from kb.address import Steps, unit_number
from kb.types import Language

_LEVELS = {
    Role.ANNEX: 0,
    Role.PART: 10,
    Role.CHAPTER: 20,
    Role.SECTION: 30,
    Role.PREAMBLE: 40,
    Role.ARTICLE: 40,
    Role.CLAUSE: 40,
}
_INNER_SECTION = 45  # a Section within an Article, as American contracts have it
_FIRST_LIST = 50
_SHAPES_OF_UNITS = ("#.", "# ", "#)", "一、", "#、", "A.", "#.#")
_LONGEST_PREAMBLE = 20_000  # characters; that of the longest trade agreement has 9,000
_LEAP = 3  # list members that may be missing, as where a repealed one is left out
_LONG_INTRODUCTION = 25  # characters; a heading is shorter


class Walk:
    """Builds one language's tree from its markers."""

    def __init__(self, text: str, markers: Sequence[Marker], habits: Habits) -> None:
        self._text = text
        self._markers = markers
        self._habits = habits
        self._ahead = Ahead(markers)
        self.root = Node(Role.END, (), -1, 0, 0)
        self._stack = [self.root]

    def run(self) -> Node:
        """Take every marker in turn and return the root, whose children are the clauses."""
        for place, marker in enumerate(self._markers):
            self._take(place, marker)
        self._close(0, len(self._text))
        self.root.end = len(self._text)
        self._without_false_preamble()
        return self.root

    def _without_false_preamble(self) -> None:
        """Drop "Background" where it was a plain heading: alone, or before half a book."""
        first = self.root.children[:1]
        if first and first[0].role is Role.PREAMBLE:
            alone = len(self.root.children) == 1
            if alone or first[0].end - first[0].start > _LONGEST_PREAMBLE:
                self.root.children = self.root.children[1:]

    def _take(self, place: int, marker: Marker) -> None:
        if marker.role is Role.LIST:
            self._take_list(place, marker)
        elif marker.role is Role.DECIMAL:
            self._take_decimal(marker)
        elif marker.role is Role.NOTE:
            self._take_note(marker)
        elif marker.role is Role.END:
            if any(node.level == UNIT and node.role is not Role.PREAMBLE for node in self._stack):
                self._close(0, marker.start)
        elif marker.role is Role.ANNEX:
            self._take_annex(place, marker)
        elif marker.role is Role.PREAMBLE:
            self._take_preamble(marker)
        else:
            self._take_word(place, marker)

    # --- words

    def _take_word(self, place: int, marker: Marker) -> None:
        whole = marker.written.split(".")
        first = order_of(whole[0] if "." in marker.written else marker.written)
        if first is None:
            return
        if len(whole) > 1:
            self._take_decimal_word(marker, tuple(int(part) for part in whole if part.isdigit()))
            return
        self._leave_annex(marker, first)
        scope = self._scope()
        last = scope.last.get(marker.shape)
        if marker.continued and (marker.lower or not (last and follows(last, first))):
            return
        if self._habits.bare and marker.role in WORDED and scope is self.root and not marker.marked:
            return
        begins = first == (1, "") and all(node.shape != marker.shape for node in self._stack)
        known = begins or (marker.marked and last != first)
        style = scope.style.get(marker.shape, "")
        if not known and not self._ahead.fits(last, marker, place, style):
            return
        number = _number(marker, first)
        is_note = marker.shape == "#" and self._habits.notes and scope is self.root
        role = Role.PART if is_note else marker.role
        node = self._open(marker, ((role.value, number),), self._level(replace(marker, role=role)))
        node.role = role
        node.shape, node.order, node.path = marker.shape, first, (first[0],)
        scope.last[marker.shape] = first
        scope.style[marker.shape] = marker.style

    def _take_decimal_word(self, marker: Marker, path: tuple[int, ...]) -> None:
        """Take "Section 2.3", "Article 4.1": the second figure counts within the first."""
        scope = self._scope()
        key = f"{marker.shape}.{path[:-1]}"
        last = scope.last.get(key)
        order = (path[-1], "")
        if marker.continued or (last and not last < order and not marker.marked):
            return
        steps = ((marker.role.value, str(path[0])), *(("par", str(part)) for part in path[1:]))
        node = self._open(marker, steps, self._level(marker))
        node.order, node.path = order, path
        scope.last[key] = order

    def _level(self, marker: Marker) -> int:
        if marker.role is Role.PART and marker.shape == "第分编":
            return _LEVELS[Role.PART] + 2
        if marker.role is not Role.SECTION or marker.language is not Language.EN:
            return _LEVELS[marker.role]
        if self._habits.sections_hold or (
            marker.written.isalpha() and len(marker.written) == 1 and (marker.written not in "IVX")
        ):
            return _LEVELS[Role.SECTION]
        inside = any(node.role is Role.ARTICLE for node in self._stack)
        return _INNER_SECTION if inside else UNIT

    def _leave_annex(self, marker: Marker, order: Order) -> None:
        """Go back to the main text where its own numbering goes on after a false annex."""
        scope = self._scope()
        if scope is self.root or marker.role not in (Role.ARTICLE, Role.SECTION, Role.CHAPTER):
            return
        own, outer = scope.last.get(marker.shape), self.root.last.get(marker.shape)
        if outer and follows(outer, order) and order[0] > 1 and not (own and follows(own, order)):
            self._close(0, marker.start)

    def _take_annex(self, place: int, marker: Marker) -> None:
        order = order_of(marker.written) if marker.written else (1, "")
        number = unit_number("annex", marker.written) if marker.written else "1"
        if marker.continued or order is None:
            return
        if not number:
            number = str(order[0])
        scope = self._scope()
        if scope is not self.root and self._written(scope) == self._text[marker.start : marker.end]:
            return  # a running header
        node = self._open(marker, (("annex", number),), _LEVELS[Role.ANNEX])
        node.order = order

    def _take_preamble(self, marker: Marker) -> None:
        if any(node.level >= UNIT for node in self._stack) or self._scope().last:
            return
        self._open(marker, (("pre", ""),), _LEVELS[Role.PREAMBLE])

    def _take_note(self, marker: Marker) -> None:
        if any(node.level == UNIT for node in self._stack):
            unit = next(node for node in reversed(self._stack) if node.level <= _INNER_SECTION)
            self._close(unit.level + 1, marker.start)
            self._stack.append(Node(Role.NOTE, (), _FIRST_LIST, marker.start, marker.end))

    # --- lists

    def _take_list(self, place: int, marker: Marker) -> None:
        read = readings(marker)
        if not read or (marker.continued and marker.shape in ("#.", "#)", "a.", "A.")):
            return
        if self._continue_list(place, marker, read) or self._stack[-1].role is Role.NOTE:
            return
        top = self._stack[-1]
        if (top.level < UNIT and top.role is not Role.ANNEX) or self._ends_preamble(marker):
            self._open_unit(place, marker, *read[0])
            return
        for reading, order in sorted(read, key=lambda pair: pair[1]):
            self._leave_list(marker, reading, order)
            if self._may_open(order, marker):
                self._open_list(marker, reading, order)
                return

    def _leave_list(self, marker: Marker, reading: str, order: Order) -> None:
        """Close the list that a first member of the same shape begins anew: the next definition's.

        A list never holds one that is numbered as it is itself.
        """
        for node in self._stack:
            same = node.shape == marker.shape and node.reading == reading and node.level > UNIT
            if same and order[0] == 1 and node.order[0] > 1:
                self._close(node.level, marker.start)
                return

    def _continue_list(
        self, place: int, marker: Marker, read: tuple[tuple[str, Order], ...]
    ) -> bool:
        muted = self._stack[-1].role is Role.NOTE
        for node in reversed(self._stack):
            if node.shape != marker.shape or node.role is Role.NOTE:
                continue
            if muted and node.level > UNIT:
                continue
            for reading, order in read:
                if reading != node.reading or not self._goes_on(place, marker, node, order):
                    continue
                if self._opens_roman(place, marker, node, order):
                    return False
                self._sibling(marker, node, order)
                return True
        return False

    def _goes_on(self, place: int, marker: Marker, node: Node, order: Order) -> bool:
        if node.level == UNIT:
            return order[0] != 1 and self._ahead.fits(node.order, marker, place)
        if marker.inline:
            return follows(node.order, order)
        return follows(node.order, order) or node.order[0] < order[0] <= node.order[0] + _LEAP

    def _opens_roman(self, place: int, marker: Marker, node: Node, order: Order) -> bool:
        """Say whether the (i) after (h) opens (i), (ii), (iii) rather than being the letter."""
        if node.reading != "letter" or marker.written.lower() not in ("i", "v", "x"):
            return False
        if marker.written.lower() != "i":
            return False
        coming = self._ahead.next_of_shape(marker.shape, place)
        return coming is not None and coming.written.lower() == "ii"

    def _sibling(self, marker: Marker, node: Node, order: Order) -> None:
        kind = node.steps[-1][0]
        new = self._open(marker, ((kind, _member(marker, node.reading, order)),), node.level)
        new.shape, new.reading, new.order = node.shape, node.reading, order
        new.path = (order[0],) if node.path else ()
        if node.level == UNIT:
            self._scope().last[marker.shape] = order

    def _may_open(self, order: Order, marker: Marker) -> bool:
        top = self._stack[-1]
        if order[0] == 1:
            return True
        # A first paragraph is now and then left unnumbered: Article 5, then "2."
        return order[0] == 2 and top.level == UNIT and not top.children and not marker.lower

    def _open_list(self, marker: Marker, reading: str, order: Order) -> None:
        top = self._stack[-1]
        level = max(_FIRST_LIST, top.level + 1)
        kind = self._kind(marker, reading, top)
        node = self._open(marker, ((kind, _member(marker, reading, order)),), level)
        node.shape, node.reading, node.order = marker.shape, reading, order
        node.path = (order[0],) if marker.shape in ("#.", "# ", "#)") else ()

    def _ends_preamble(self, marker: Marker) -> bool:
        """Say whether "1." after recitals is the first clause; recitals have letters or none."""
        in_preamble = any(node.role is Role.PREAMBLE for node in self._stack)
        return (
            in_preamble and not self._habits.worded and marker.shape in ("#.", "# ", "#)", "一、")
        )

    def _open_unit(self, place: int, marker: Marker, reading: str, order: Order) -> None:
        """Open 1., 一、 or I. as the document's own units, where no word names them."""
        if self._habits.worded or marker.shape not in _SHAPES_OF_UNITS:
            return
        last = self._scope().last.get(marker.shape)
        if not self._ahead.fits(last, marker, place):
            return
        kind = self._habits.unit if self._scope() is self.root else "par"
        node = self._open(marker, ((kind, _member(marker, reading, order)),), UNIT)
        node.shape, node.reading, node.order = marker.shape, reading, order
        node.path = (order[0],) if reading == "number" else ()
        self._scope().last[marker.shape] = order

    def _kind(self, marker: Marker, reading: str, parent: Node) -> str:
        if reading != "number" or marker.shape in ("(一)", "①"):
            return "item"
        if self._habits.language is Language.ZH and parent.role is Role.ARTICLE:
            # 一、 right after the number is a paragraph; after an introduction, an item.
            introduction = self._text[parent.label_end : marker.start].strip()
            if len(introduction) > _LONG_INTRODUCTION or introduction.endswith((":", "：")):
                return "item"
        return "par"

    # --- decimals

    def _take_decimal(self, marker: Marker) -> None:
        path = tuple(int(part) for part in re.split(r"[.．]", marker.written))
        order = (path[-1], "")
        if self._stack[-1].role is Role.NOTE:
            self._stack.pop()
        for node in reversed(self._stack):
            if node.path == path[:-1]:
                last = node.children[-1].order if node.children else (0, "")
                if self._decimal_fits(marker, last, order):
                    level = max(_FIRST_LIST, node.level + 1)
                    self._open_decimal(marker, (("par", str(path[-1])),), level, path)
                return
            if node.path[:-1] == path[:-1] and len(node.path) == len(path):
                if self._decimal_fits(marker, node.order, order):
                    self._open_decimal(
                        marker, (*node.steps[:-1], ("par", str(path[-1]))), node.level, path
                    )
                return
        self._orphan_decimal(marker, path)

    def _decimal_fits(self, marker: Marker, last: Order, order: Order) -> bool:
        if marker.inline or marker.lower or marker.continued:
            return follows(last, order)
        return last < order

    def _orphan_decimal(self, marker: Marker, path: tuple[int, ...]) -> None:
        """Take 2.1 where no 2 was seen: flattened contracts leave headings out."""
        unit = next((node for node in self._stack if node.level == UNIT), None)
        if marker.inline or marker.lower or self._habits.worded or path[-1] > 1:
            return
        before = unit.order[0] if unit and unit.path else self._scope().last.get("#.#", (0, ""))[0]
        if not before < path[0] <= before + 2 and not marker.marked:
            return
        steps = ((self._habits.unit, str(path[0])), *(("par", str(part)) for part in path[1:]))
        self._open_decimal(marker, steps, UNIT, path)
        self._scope().last["#.#"] = (path[0], "")

    def _open_decimal(
        self, marker: Marker, steps: Steps, level: int, path: tuple[int, ...]
    ) -> None:
        node = self._open(marker, steps, level)
        node.order, node.path = (path[-1], ""), path

    # --- the stack

    def _written(self, node: Node) -> str:
        return self._text[node.start : node.label_end]

    def _scope(self) -> Node:
        return next((node for node in self._stack if node.role is Role.ANNEX), self.root)

    def _open(self, marker: Marker, steps: Steps, level: int) -> Node:
        self._close(level, marker.start)
        parent = next(node for node in reversed(self._stack) if node.role is not Role.NOTE)
        node = Node(marker.role, steps, level, marker.start, marker.end, parent=parent)
        parent.children.append(node)
        self._stack.append(node)
        return node

    def _close(self, level: int, end: int) -> None:
        while len(self._stack) > 1 and self._stack[-1].level >= level:
            self._stack.pop().end = end


def _number(marker: Marker, order: Order) -> str:
    if order[1]:
        return f"{order[0]}{order[1]}"
    letter = len(marker.written) == 1 and marker.written.isalpha() and marker.written.isascii()
    if letter and marker.written not in "IVX":
        return marker.written.upper()
    return str(order[0])


def _member(marker: Marker, reading: str, order: Order) -> str:
    if reading == "number":
        return f"{order[0]}{order[1]}"
    return marker.written.lower()

"""Names of clauses: the locator, the label as the document writes it, the words beside it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ingest.headings import Role
from ingest.node import UNIT, Node
from ingest.paragraphs import SHAPE
from kb.address import Steps, join
from kb.numerals import to_chinese
from kb.types import Clause, Language, Span

_UNIT_WORDS = {"sec": "Section", "art": "Article"}
_STEP_NAMES = {"par": "款", "item": "项"}
_TRADITIONAL_NAMES = {"par": "款", "item": "項"}
_TAIWAN_NAMES = {"par": "項", "item": "款"}
_LONGEST_HEADING = 120  # characters
_LONGEST_ZH_HEADING = 30
_TITLE_LINES = 3
# What a title does not say and a sentence nearly always does.
_SENTENCE = re.compile(
    r"\b(?:shall|may|is|are|was|were|means?|will|has|have|must|does|do|should|can|be)\b"
)
_TITLE_BREAK = re.compile(r"\s?[.:]\s?[—–_-]+|[.:](?=\s|$)")
_BESIDE = re.compile(r"^[\s　.:：、—–_)）-]*")
_LETTERSPACED = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")  # 总 则
_ZH_STOP = re.compile(r"[，。；：,;]")
_PUNCTUATION = re.compile(r"[()（）.、．\s]")
_BRACKETED = re.compile(r"[\s　]*[【〔\[（(](?P<title>[^】〕\]）)]{1,30})[】〕\]）)]")


def clauses_of(root: Node, text: str, language: Language) -> tuple[Clause, ...]:
    """Return a tree's clauses in pre-order, each with an address of its own."""
    namer = _Namer(root, text, language)
    return tuple(namer.walk(root, (), ""))


class _Namer:
    def __init__(self, root: Node, text: str, language: Language) -> None:
        self._text = text
        self._language = language
        self._taken: Counter[str] = Counter()
        self._restarting = _restarting(root)
        self._names = _names_of_steps(text)

    def walk(self, node: Node, address: Steps, label: str) -> Iterator[Clause]:
        """Yield the clauses under a node whose own address and label are given."""
        for child in node.children:
            steps = self._address(node, child, address)
            locator = join(steps)
            self._taken[locator] += 1
            if self._taken[locator] > 1:
                kind, number = steps[-1]
                steps = (*steps[:-1], (kind, f"{number}~{self._taken[locator]}"))
                locator = join(steps)
            name = self._label(child, label, steps)
            heading = heading_of(self._text, child, self._language)
            yield Clause(locator, name, heading, Span(child.start, child.end), self._language)
            yield from self.walk(child, steps, name)

    def _address(self, parent: Node, child: Node, address: Steps) -> Steps:
        if child.role is Role.ANNEX:
            return child.steps
        if child.level > UNIT and child.role is not Role.SECTION:
            return address + child.steps
        annex = address[:1] if address and address[0][0] == "annex" else ()
        holders = [step for step in address if step[0] != "annex"]
        if child.role is Role.SECTION and child.level < UNIT:
            return (*annex, *[step for step in holders if step[0] == "ch"][-1:], *child.steps)
        if _series(child) in self._restarting or child.shape == "第分编":
            return (*annex, *holders[-1:], *child.steps)
        return (*annex, *child.steps)

    def _label(self, node: Node, outer: str, steps: Steps) -> str:
        written = " ".join(self._text[node.start : node.label_end].split())
        if node.level <= UNIT or node.role is Role.SECTION:
            return self._unit_label(node, written.strip("、.．"))
        if node.role is Role.DECIMAL:
            return written.rstrip(".)")
        if self._language is Language.ZH:
            return outer + _chinese_step(written, node, self._names)
        if node.parent and node.parent.role in (Role.ANNEX, Role.PREAMBLE):
            return f"{outer}, {written.strip('.')}"
        return f"{outer}({_bare_figure(written)})"

    def _unit_label(self, node: Node, written: str) -> str:
        if node.role is Role.LIST:
            word = _UNIT_WORDS.get(node.steps[0][0], "")
            number = _bare_figure(written)
            return f"{word} {number}" if word else number
        return written


def _chinese_step(written: str, node: Node, names: dict[str, str]) -> str:
    kind, number = node.steps[-1]
    if not written:  # an unnumbered paragraph
        return f"第{to_chinese(int(number))}{names[kind]}"
    figure = _bare_figure(written)
    if figure.isascii() or kind not in names:
        return written.strip("、.．")
    return f"第（{figure}）{names[kind]}" if written[0] in "(（" else f"第{figure}{names[kind]}"


def _names_of_steps(text: str) -> dict[str, str]:
    """Return what this text calls a paragraph and an item: Taiwan's laws have them reversed."""
    if text.count("條") <= text.count("条"):
        return _STEP_NAMES
    return _TAIWAN_NAMES if text.count("前項") > text.count("前款") else _TRADITIONAL_NAMES


def _bare_figure(written: str) -> str:
    return _PUNCTUATION.sub("", written)


def _series(node: Node) -> tuple[int, str]:
    """Name the series that a unit or chapter is numbered in, within its annex."""
    above = node.parent
    while above is not None and above.role is not Role.ANNEX:
        above = above.parent
    return (id(above), f"{node.role}{node.shape}{node.level}")


def _restarting(root: Node) -> set[tuple[int, str]]:
    """Return the series that begin again in another container, such as a Part.

    A clause then needs the container's address before its own to be told from its namesake.
    """
    holders: dict[tuple[tuple[int, str], Steps], list[Node | None]] = {}
    for node in _all(root):
        if node.role is Role.ANNEX or (node.level > UNIT and node.role is not Role.SECTION):
            continue
        holders.setdefault((_series(node), node.steps), []).append(node.parent)
    doubled = Counter(
        series
        for (series, _), parents in holders.items()
        if len({id(parent) for parent in parents}) > 1
        and all(parent and (parent.is_container or parent.level == UNIT) for parent in parents)
    )
    return set(doubled)


def _all(node: Node) -> Iterator[Node]:
    for child in node.children:
        yield child
        yield from _all(child)


# --- headings


def heading_of(text: str, node: Node, language: Language) -> str:
    """Return the words beside or below a clause's number, '' where there are only sentences."""
    if node.shape == SHAPE:
        return ""
    limit = node.children[0].start if node.children else node.end
    limit = min(limit, node.label_end + 600)
    line_end = text.find("\n", node.label_end, limit)
    line_end = limit if line_end < 0 else line_end
    rest = text[node.label_end : line_end]
    if language is Language.ZH:
        return _chinese_heading(text, rest, line_end, limit, node)
    beside = _BESIDE.sub("", rest, count=1)
    is_unit = node.level <= UNIT or node.role is Role.SECTION
    if beside.strip():
        # Under an article most lines are sentences: a title there ends in a stop, or in children.
        alone = is_unit or (bool(node.children) and not text[line_end:limit].strip())
        return _english_title(beside, alone=alone)
    return _title_below(text, line_end, limit) if is_unit else ""


def _english_title(beside: str, *, alone: bool) -> str:
    found = _TITLE_BREAK.search(beside[:_LONGEST_HEADING])
    if found and not alone and not beside[found.end() :].strip():
        return ""
    if not found and (not alone or beside.rstrip().endswith((",", ";", ":"))):
        return ""
    title = (beside[: found.start()] if found else beside).strip(" \t:.*")
    if not title or len(title) > _LONGEST_HEADING or title[0].islower():
        return ""
    return "" if _SENTENCE.search(title) else title


def _title_below(text: str, start: int, limit: int) -> str:
    """Join the title-like lines under "Article 5", at most three."""
    words: list[str] = []
    for line in text[start:limit].split("\n"):
        stripped = line.strip()
        if not stripped:
            if words:
                break
            continue
        goes_on = words and (stripped[0].islower() or words[-1].endswith((" and", " of", ",")))
        if words and not goes_on:
            break
        if stripped.endswith((".", ";", ":")) or _SENTENCE.search(stripped):
            return ""
        if not words and (stripped[0].islower() or len(stripped) > _LONGEST_HEADING):
            return ""
        words.append(stripped)
        if len(words) > _TITLE_LINES:
            return ""
    return " ".join(words)


def _chinese_heading(text: str, rest: str, line_end: int, limit: int, node: Node) -> str:
    if bracketed := _BRACKETED.match(rest):
        return bracketed["title"].strip()
    title = _BESIDE.sub("", rest, count=1).strip()
    if not title and node.level <= UNIT:
        below = text[line_end:limit].strip().split("\n", 1)
        title = below[0].strip() if len(below) > 1 else ""
    if not title or len(title) > _LONGEST_ZH_HEADING or _ZH_STOP.search(title):
        return ""
    follows = text[line_end:limit].strip() or node.children
    return _LETTERSPACED.sub("", title) if follows or node.is_container else ""

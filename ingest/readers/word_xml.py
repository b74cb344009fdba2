"""Names in WordprocessingML (ECMA-376), the same in its two namespaces."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

_OFF = frozenset(("0", "false", "off", "none"))


def local(element: etree._Element) -> str:
    """Return an element's name without its namespace, empty for a comment or the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element | None, name: str) -> str:
    """Return an attribute's value by its local name, empty where there is none."""
    if element is None:
        return ""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return ""


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """Return the first element down a path of local names, or None."""
    for name in path:
        element = next(children(element, name), None)
    return element


def children(element: etree._Element | None, name: str) -> Iterator[etree._Element]:
    """Yield the children of that local name."""
    if element is not None:
        yield from (inner for inner in element if local(inner) == name)


def value(element: etree._Element | None, *path: str) -> str:
    """Return the `val` of the first element down a path, empty where there is none."""
    return attribute(child(element, *path), "val")


def number(written: str, default: int = 0) -> int:
    """Return a whole number as written, `default` where it is none."""
    return int(written) if written.removeprefix("-").isdecimal() and len(written) < 10 else default


def is_on(element: etree._Element | None, name: str) -> bool:
    """Say whether a switch like `w:vanish` is there and not turned off."""
    found = child(element, name)
    return found is not None and attribute(found, "val") not in _OFF

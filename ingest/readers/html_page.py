"""What of a web page is the paper: not its menus, nor what its style hides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SHOWS = re.compile(r"(?:display|visibility)\s*:", re.I)
_NEVER_SHOWN = frozenset(
    "script style nav template noscript svg select button datalist iframe object"
    " canvas audio video rt rp head".split()
)
_NAVIGATION_ROLES = frozenset(("navigation", "menu", "menubar", "search", "tablist"))
_AROUND = frozenset(("footer", "aside"))  # beside the main part, where a page marks one
_AROUND_ROLES = frozenset(("contentinfo", "complementary", "banner"))
_MAIN_SHARE = 0.6  # of a page's letters; less, and the mark is on the wrong part
# A list of links, none longer than a word or two, is a menu; a list of laws has longer ones.
_MENU_ITEMS = 4
_MENU_ITEM = 20  # letters, on average
_LINKED = 0.9  # of a menu's letters
# A rule for one class or id: anything else depends on where an element stands.
_RULE = re.compile(r"(?P<selectors>[^{}]*)\{(?P<body>[^{}]*)\}")
_AT_RULE = re.compile(r"@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}|@[^{};]*;|/\*.*?\*/", re.S)
_SIMPLE = re.compile(r"[\w*-]*(?P<name>[.#][\w-]+)")
_NAME = re.compile(r"[.#][\w-]+")


class Page:
    """Knows which elements of one page are not to be read."""

    def __init__(self, root: etree._Element) -> None:
        self._hidden_names = frozenset(_hidden_by_style(root))
        self._main = _main_part(root)

    def is_left_out(self, element: etree._Element) -> bool:
        """Say whether an element and all in it is hidden, or a way through the site."""
        if not isinstance(element.tag, str) or element.tag in _NEVER_SHOWN:
            return True
        if element.get("hidden") is not None or _HIDDEN_STYLE.search(element.get("style", "")):
            return True
        if self._hidden_names and not self._hidden_names.isdisjoint(_names(element)):
            return True
        role = element.get("role", "").lower()
        if role in _NAVIGATION_ROLES or _is_menu(element):
            return True
        around = element.tag in _AROUND or role in _AROUND_ROLES
        return self._main and around and not _is_inside_main(element)


def _names(element: etree._Element) -> Iterator[str]:
    yield from (f".{name}" for name in element.get("class", "").split())
    if identity := element.get("id"):
        yield f"#{identity}"


def _hidden_by_style(root: etree._Element) -> set[str]:
    """Return the classes and ids that the page's own style hides and nowhere shows again.

    What another rule shows is a tab or a fold that a click opens: text of the page.
    """
    hidden: set[str] = set()
    shown: set[str] = set()
    for style in root.iter("style"):
        for rule in _RULE.finditer(_AT_RULE.sub("", style.text or "")):
            for selector in rule["selectors"].split(","):
                simple = _SIMPLE.fullmatch(selector.strip())
                if simple and _HIDDEN_STYLE.search(rule["body"]):
                    hidden.add(simple["name"])
                elif _SHOWS.search(rule["body"]):
                    shown.update(_NAME.findall(selector))
    return hidden - shown


def _main_part(root: etree._Element) -> bool:
    """Say whether the page marks its main part, and that holds most of it."""
    marked = [element for element in root.iter() if _is_main(element)]
    if len(marked) != 1:
        return False
    return _letters(marked[0]) >= _MAIN_SHARE * _letters(root)


def _is_main(element: etree._Element) -> bool:
    return bool(element.tag == "main" or element.get("role", "").lower() == "main")


def _is_inside_main(element: etree._Element) -> bool:
    return any(_is_main(outer) for outer in element.iterancestors())


def _is_menu(element: etree._Element) -> bool:
    if element.tag not in ("ul", "ol", "menu"):
        return False
    items = [item for item in element if item.tag == "li"]
    if len(items) < _MENU_ITEMS or _is_inside_main(element):
        return False
    letters = _letters(element)
    linked = sum(_letters(link) for link in element.iter("a") if _leads_away(link))
    return linked >= _LINKED * letters > 0 and letters <= _MENU_ITEM * len(items)


def _leads_away(link: etree._Element) -> bool:
    """Say whether a link leaves the page: one to a place on it is an entry of its contents."""
    return not link.get("href", "#").startswith("#")


def _letters(element: etree._Element) -> int:
    total = 0
    for inner in element.iter():
        if isinstance(inner.tag, str) and inner.tag not in ("script", "style"):
            total += len("".join((inner.text or "").split()))
        if inner is not element:
            total += len("".join((inner.tail or "").split()))
    return total

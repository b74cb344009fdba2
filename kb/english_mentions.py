"""Addresses in English: "Article 5(2)", "s. 12", "paragraph 2 of Article 5", "Clause 4.2(a)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.address import Steps, sub_step, unit_number
from kb.mention import Named, between

# A word for a unit that is also an ordinary word asks for its stop or its capital.
_WORDS = (
    ("art", r"[Aa]rticles?|ARTICLES?|[Aa]rts?\b\.?|ART\."),
    ("sec", r"[Ss]ections?|SECTIONS?|[Ss]ecs?\.|Sec\b|SEC\."),
    ("sec", r"(?<![\w'’])[Ss]{1,2}\.|(?<!\S)s(?=\s\d)|§{1,2}"),
    # "Regulations 2025" is a title, so the number has at most three digits.
    ("sec", r"(?:[Rr]egulations?|[Rr]ules?)(?=\s\d{1,3}(?!\d))"),
    ("cl", r"[Cc]lauses?|CLAUSES?|[Cc]ls?\b\.?|CL\."),
    ("par", r"(?:[Ss]ub-?)?[Pp]aragraphs?|PARAGRAPHS?|[Pp]aras?\b\.?|[Ss]ub-?sections?|¶{1,2}"),
    ("item", r"(?:[Ss]ub-?)?[Ii]tems?|[Ss]ub-?clauses?|[Pp]oints?"),
    ("ch", r"[Cc]hapters?|CHAPTERS?|[Cc]h\."),
    ("part", r"[Pp]arts?|PARTS?|[Tt]itles?|TITLES?"),
    ("annex", r"[Aa]nnex(?:es|ures?)?|ANNEX(?:URE)?|[Ss]chedules?|SCHEDULE"),
    ("annex", r"[Aa]ppendi(?:x|ces)|APPENDIX|[Ee]xhibits?|EXHIBIT|[Aa]ttachments?|ATTACHMENT"),
)
_SUB = r"\(\s?(?:\d{1,3}[A-Za-z]?|[a-z]{1,2}|[A-Z]{1,2}|[ivxl]{1,7}|[IVXL]{1,7})\s?\)"
_NUMBER = (
    r"\d{1,4}(?:\.\d{1,3}){1,4}(?!\d)|\d{1,4}-?[A-Z](?![A-Za-z])"
    r"|\d{1,4}\s?(?:bis|ter|quater)\b|\d{1,4}(?!\d)|[IVXLCDMivxlcdm]{1,12}(?![A-Za-z])|[A-Z](?![A-Za-z])"
)
_PLACE = rf"(?:(?:{_NUMBER})(?:\s?{_SUB}){{0,4}}|{_SUB}(?:\s?{_SUB}){{0,3}})"
_LINK = r"(?:\s?,\s?|\s?,?\s?(?:and|or|to|through|&|[-–—])\s?)"
_ATOM = re.compile(
    "(?<![A-Za-z])(?:"
    + "|".join(f"(?P<w{number}>{words})" for number, (_, words) in enumerate(_WORDS))
    + rf")\s{{0,2}}(?P<places>{_PLACE}(?:{_LINK}{_PLACE}){{0,8}})"
)
_NEXT_PLACE = re.compile(
    rf"\s?(?P<link>,?\s?(?:and|or|to|through|&|[-–—])|,)?\s?"
    rf"(?P<number>{_NUMBER})?(?P<subs>(?:\s?{_SUB}){{0,4}})"
)
_IN_BRACKETS = re.compile(r"\(\s?(\w{1,7})\s?\)")
_DEEPER = re.compile(r"\s?,?\s?")
_WITHIN = re.compile(r",?\s+(?:of|under|in|to)\s+(?:the\s+)?")
_TO = ("to", "through", "-", "–", "—")
_BARE = re.compile(
    rf"\d{{1,3}}(?:\.\d{{1,3}}){{1,4}}(?:\s?{_SUB}){{0,4}}|\d{{1,3}}(?:{_SUB}){{1,4}}"
)
# In a sentence 3.5 is a rate and 1.1.2026 a date; three short places or a bracket make an address.
_BARE_IN_SENTENCE = re.compile(
    r"(?<![\w.])(?:\d{1,3}(?:\.\d{1,2}){2,4}(?![\w.]*\d)"
    rf"|\d{{1,3}}\.\d{{1,2}}(?:{_SUB}){{1,4}})"
)


def english_mentions(text: str) -> list[Named]:
    """Return the addresses named in English, in order; full-width signs must be half-width."""
    found: list[Named] = []
    for hit in _ATOM.finditer(text):
        kind, word = next(
            (kind, hit[f"w{number}"])
            for number, (kind, _) in enumerate(_WORDS)
            if hit[f"w{number}"]
        )
        addresses = tuple(_addresses(kind, word, hit["places"]))
        if not addresses:
            continue
        named = Named(hit.start(), hit.end(), addresses)
        joined = _joined(found[-1], named, text) if found else None
        if joined:
            found[-1] = joined
        else:
            found.append(named)
    return [named for named in found if _stands_alone(named, text)]


def bare_steps(text: str) -> Steps:
    """Return the address that a whole text of figures is ("1.1.1", "4.2(a)"), or ()."""
    return _bare(text) if _BARE.fullmatch(text) else ()


def bare_decimals(text: str) -> Iterator[Named]:
    """Yield decimals in a sentence that can only be addresses: 4.2(a), 7.3.1."""
    for hit in _BARE_IN_SENTENCE.finditer(text):
        yield Named(hit.start(), hit.end(), (_bare(hit.group()),))


def _bare(text: str) -> Steps:
    figures = text[: len(text) - len(text.lstrip("0123456789."))]
    return _steps("cl", "clause", figures, text[len(figures) :])


def _stands_alone(named: Named, text: str) -> bool:
    """Refuse "item 3" and "point 2": on their own they are talk of lists, not addresses."""
    return named.addresses[0][0][0] != "item" or "(" in text[named.start : named.end]


def _joined(left: Named, right: Named, text: str) -> Named | None:
    between_them = text[left.end : right.start]
    if _WITHIN.fullmatch(between_them) and right.may_hold(left):
        return Named(left.start, right.end, right.holding(left))
    if _DEEPER.fullmatch(between_them) and left.may_hold(right):
        return Named(left.start, right.end, left.holding(right))
    return None


def _addresses(kind: str, word: str, places: str) -> list[Steps]:
    """Read "5(2), 6 and 8 to 10" after a unit's word; [] where it is no number after all."""
    found: list[Steps] = []
    plural = word.lower().rstrip(".").endswith("s") and len(word) > 1
    for hit in _NEXT_PLACE.finditer(places):
        number, subs = hit["number"], hit["subs"]
        if not number and not subs:
            continue
        steps = _steps(kind, word, number or "", subs)
        if not steps:
            break
        link = (hit["link"] or "").strip(" ,")
        if found and link in _TO:
            if not link.isalpha() and not plural and _is_insert(found[-1], steps):
                found[-1] = ((kind, f"{found[-1][0][1]}-{steps[0][1]}"), *steps[1:])
                continue
            found += between(found[-1], steps)
        found.append(steps)
    return found


def _is_insert(before: Steps, steps: Steps) -> bool:
    """Say whether "120-1" is an inserted article and not a range: the second is not higher."""
    low, high = before[-1][1], steps[0][1]
    return len(before) == 1 and (low + high).isdigit() and int(high) <= int(low)


def _steps(kind: str, word: str, number: str, subs: str) -> Steps:
    first, *rest = number.split(".")
    steps: list[tuple[str, str]] = []
    if first:
        read = unit_number(kind, first)
        if not read or not (first[0].isdigit() or _may_be_lettered(kind, word, first)):
            return ()
        steps.append((kind, read))
    elif kind not in ("par", "item", "cl"):
        return ()
    steps += [("par", str(int(place))) for place in rest]
    steps += [sub_step(sub) for sub in _IN_BRACKETS.findall(subs)]
    return tuple(steps)


def _may_be_lettered(kind: str, word: str, figure: str) -> bool:
    """Refuse "in part I think" and "an article i missed": small words want more than an I."""
    if kind in ("par", "item", "cl") or len(word.rstrip(".")) < 3:
        return False
    if word[0].isupper():
        return figure.isupper()
    if kind == "part":
        return figure.isupper() and len(figure) > 1
    return figure != "i" and (len(figure) > 1 or figure in "vxVXI")

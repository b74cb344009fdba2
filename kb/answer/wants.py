"""What kind of thing a question wants to be told, by the words it asks with."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

from kb.figures.figure import FigureKind


class Want(StrEnum):
    """A kind of answer."""

    DURATION = "duration"
    MONEY = "money"
    RATE = "rate"
    DATE = "date"
    NUMBER = "number"
    WHO = "who"
    WHERE = "where"
    WHETHER = "whether"


# The words of a question, English then Chinese; a question may want several.
CUES: tuple[tuple[Want, re.Pattern[str]], ...] = (
    (
        Want.DURATION,
        re.compile(
            r"\bhow (?:long|soon|late|quickly|fast)\b"
            r"|\bhow many (?:working |calendar )?(?:years|months|days|weeks|hours)\b"
            r"|\b(?:notice|cooling-off|grace) period\b|\bdeadline\b"
            r"|\btime limit\b"
            r"|多久|多长时间|几(?:年|个月|天|日|周|个?小时|个工作日)|多少(?:天|年|个月|日|个?小时)|期限|时限",
            re.I,
        ),
    ),
    (
        Want.MONEY,
        re.compile(
            r"\bhow much\b|\bwhat (?:fee|price|cost|charge|fine|penalty|deposit|rent)|\bcosts?\b"
            r"|\bfees?\b|\bfine\b|\bpay\b|\bsalary\b|\bwage\b"
            r"|多少钱|费用|罚款|收费|价|押金|保证金|租金|交多少|工资|月薪|多少(?:万|亿)?(?:美元|卢比|元)",
            re.I,
        ),
    ),
    (
        Want.RATE,
        re.compile(
            r"\brate\b|\bper ?cent|\bpercentage\b|\bshare\b|\bproportion\b"
            r"|\bhow much (?:of|more|less)\b"
            r"|几个点|百分|比例|费率|税率|几成|份额|占多少",
            re.I,
        ),
    ),
    (
        Want.DATE,
        re.compile(
            r"\bwhen\b|\bwhat date\b|\bwhich (?:date|day|year)\b|\bby when\b"
            r"|什么时候|何时|哪(?:一)?(?:天|年|日)|几月几",
            re.I,
        ),
    ),
    (
        Want.NUMBER,
        re.compile(
            r"\bhow (?:many|big|large|far|deep|high|wide|often|old|close|thick)\b|\bhow much\b"
            r"|多少|几(?!乎)|多大|多远|多高|多深|多厚|多宽",
            re.I,
        ),
    ),
    (
        Want.WHO,
        re.compile(
            r"\bwho\b|\bwhom\b|\bwhose\b|\bwhich (?:body|authority|agency|court|ministry|office"
            r"|party|company|bank|department|firm)\b|谁|哪(?:个|家|位|方)|什么(?:部门|机构|单位)|由哪|找谁",
            re.I,
        ),
    ),
    (
        Want.WHERE,
        re.compile(
            r"\bwhere\b|\bin which (?:city|place|country)\b|哪里|在哪|何处|什么地方|哪儿", re.I
        ),
    ),
    (
        Want.WHETHER,
        re.compile(
            r"^(?:can|may|could|is|are|do|does|must|should|will|would|has|have)\b|\ballowed\b"
            r"|可以|能不能|可不可以|是否|能否|要不要|必须|得不得|吗",
            re.I,
        ),
    ),
)
# Which figures can answer; a want that is not here is answered by none.
FIGURES: dict[Want, frozenset[FigureKind]] = {
    Want.DURATION: frozenset((FigureKind.DURATION,)),
    Want.MONEY: frozenset((FigureKind.AMOUNT, FigureKind.RATE)),
    Want.RATE: frozenset((FigureKind.RATE, FigureKind.NUMBER)),
    Want.DATE: frozenset((FigureKind.DATE, FigureKind.DURATION)),
    Want.NUMBER: frozenset(FigureKind) - {FigureKind.DATE},
}
_MODAL = re.compile(
    r"\b(?:may|shall|must|can|cannot|not|no person|prohibit\w*|permit\w*|allow\w*|without|unless"
    r"|only)\b"
    r"|可以|应当|應當|不得|禁止|必须|必須|只能|无须|不需|允许|允許|可",
    re.I,
)


def wants_of(question: str) -> frozenset[Want]:
    """Return what a question wants; () where its words do not say."""
    return frozenset(want for want, pattern in CUES if pattern.search(question))


def figure_fits(want: Want, kinds: Iterable[FigureKind]) -> int:
    """Return 1 where figures of these kinds can answer, else -1."""
    return 1 if FIGURES[want] & set(kinds) else -1


def is_modal(text: str) -> bool:
    """Say whether a sentence allows, obliges or forbids."""
    return bool(_MODAL.search(text))

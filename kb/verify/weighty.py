"""Words that carry a provision: no misreading is ever forgiven in them.

A figure, a negation, who may and who must, money, a month, how long and which side of a limit.
"""

from __future__ import annotations

import re

from kb.numerals import CHINESE_FIGURES

NEGATIONS = "不未无無非没沒勿毋莫否"
"""Chinese negations of one character."""

_ENGLISH = (
    # negations and exceptions
    "no not nor neither never none without unless except excluding cannot",
    # who may and who must
    "shall may must will should can could would might ought need required entitled prohibited"
    " permitted obliged",
    # money
    "usd rmb cny pkr eur gbp hkd dollar dollars yuan renminbi rupee rupees euro euros pound pounds"
    " cent cents percent",
    # months
    "january february march april june july august september october november december jan feb mar"
    " apr jun jul aug sep sept oct nov dec",
    # figures in words
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
    " hundred thousand million billion half third quarter first second once twice double both"
    " either all any each every only",
    # lengths of time, and sides of a limit
    "day days week weeks month months year years hour hours before after within until more less"
    " least most above below exceed exceeds exceeding under over maximum minimum",
    # sides of a bargain that differ in a few letters
    "lessor lessee licensor licensee grantor grantee mortgagor mortgagee employer employee assignor"
    " assignee transferor transferee",
)
_CHINESE = (
    "应当 應當 应 應 可以 可 必须 必須 须 須 得 能 会 會 准 许 許 禁止 除外 除 但 仅 僅 只",
    "美元 人民币 人民幣 卢比 盧比 欧元 港元 元 角 分",
    "年 月 日 天 周 週 小时 小時 季度 前 后 後 内 內 以上 以下 以内 超过 超過 至少 最多 不少于",
    "甲 乙 丙 丁 买 買 卖 賣 上 下 大 小 多 少 高 低 每 各 任 均 全 半 倍 增 减 減",
)
_WORDS = "|".join(sorted((w for row in _ENGLISH for w in row.split()), key=len, reverse=True))
_SIGNS = "|".join(sorted((w for row in _CHINESE for w in row.split()), key=len, reverse=True))
_WEIGHTY = re.compile(
    r"(?P<figure>[\d%‰$¥£€]+(?:[.,/:-]\d+)*)"
    rf"|(?P<english>(?<![A-Za-z])(?:(?i:{_WORDS})|[A-Z])(?![A-Za-z]))"
    rf"|(?P<chinese>[{CHINESE_FIGURES}]+|[{NEGATIONS}]|{_SIGNS})"
)


def weighty(text: str) -> bytearray:
    """Return a 1 for each character of `text` that belongs to such a word, a 0 for the others."""
    marks = bytearray(len(text))
    for word in _WEIGHTY.finditer(text):
        marks[word.start() : word.end()] = b"\x01" * len(word.group())
    return marks

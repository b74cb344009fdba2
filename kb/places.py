"""Whose law it is: the names of jurisdictions in both languages, and one name for each."""

from __future__ import annotations

import re

# One name, then how it is written; Chinese in Simplified, as the flow has it. First match wins.
_ROWS = (
    ("Hong Kong", r"Hong Kong|香港"),
    ("Macau", r"Macau|Macao|澳门"),
    ("Taiwan", r"Taiwan|台湾"),
    ("Pakistan", r"Pakistan|Pakistani|巴基斯坦|巴国"),
    ("China", r"People's Republic of China|PRC|China|Chinese|中华人民共和国|中国|中國"),
    ("England and Wales", r"England and Wales|England|English|英格兰|英国法"),
    ("Scotland", r"Scotland|Scots"),
    ("Singapore", r"Singapore|新加坡"),
    ("New York", r"New York|纽约"),
    ("Delaware", r"Delaware|特拉华"),
    ("California", r"California|加利福尼亚|加州"),
    ("Texas", r"Texas|得克萨斯"),
    ("United States", r"United States|U\.S\.A?\.|美国"),
    ("United Kingdom", r"United Kingdom|英国|联合王国"),
    ("Switzerland", r"Switzerland|Swiss|瑞士"),
    ("Netherlands", r"Netherlands|Dutch|荷兰"),
    ("Germany", r"Germany|German|德国"),
    ("France", r"France|French|法国"),
    ("Sweden", r"Sweden|Swedish|瑞典"),
    ("Canada", r"Canada|Canadian|加拿大"),
    ("Australia", r"Australia|Australian|澳大利亚"),
    ("India", r"India|Indian|印度(?!尼西亚)"),
    ("Japan", r"Japan|Japanese|日本"),
    ("Dubai International Financial Centre", r"Dubai International Financial Centre|DIFC"),
    ("United Arab Emirates", r"United Arab Emirates|UAE|阿联酋|阿拉伯联合酋长国"),
)
_PLACES = tuple((name, re.compile(rf"(?<![A-Za-z])(?:{words})(?![a-z])")) for name, words in _ROWS)


def place_in(words: str) -> str:
    """Return the jurisdiction that a phrase names first, '' for none that is known."""
    found = [
        (hit.start(), order, name)
        for order, (name, pattern) in enumerate(_PLACES)
        if (hit := pattern.search(words))
    ]
    return min(found)[2] if found else ""

"""Whose law it is: the names of jurisdictions in both languages, and one name for each."""

from __future__ import annotations

import re

# One name, then how it is written; Chinese in Simplified, as the flow has it. First match wins.
_ROWS = (
    ("Hong Kong", r"Hong Kong|香港"),
    ("Macau", r"Macau|Macao|澳门"),
    ("Taiwan", r"Taiwan|台湾|中华民国"),
    ("Cayman Islands", r"Cayman Islands|开曼群岛"),
    ("British Virgin Islands", r"British Virgin Islands|BVI|英属(?:维尔京|处女)群岛"),
    ("Bermuda", r"Bermuda|百慕[大达]"),
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
    ("Western Australia", r"Western Australia|西澳大利亚"),
    ("South Australia", r"South Australia"),
    ("Australia", r"Australia|Australian|澳大利亚"),
    ("India", r"India|Indian|印度(?!尼西亚)"),
    ("Japan", r"Japan|Japanese|日本"),
    ("Dubai International Financial Centre", r"Dubai International Financial Centre|DIFC"),
    ("United Arab Emirates", r"United Arab Emirates|UAE|阿联酋|阿拉伯联合酋长国"),
    ("New Zealand", r"New Zealand|新西兰"),
    ("Northern Ireland", r"Northern Ireland|北爱尔兰"),
    ("Ireland", r"Ireland|Irish|爱尔兰"),
    ("South Africa", r"South Africa|South African|南非"),
    ("Kenya", r"Kenya|Kenyan|肯尼亚"),
    ("Nigeria", r"Nigeria|Nigerian|尼日利亚"),
    ("Egypt", r"Egypt|Egyptian|埃及"),
    ("Saudi Arabia", r"Saudi Arabia|Saudi|沙特"),
    ("Qatar", r"Qatar|Qatari|卡塔尔"),
    ("Iran", r"Iran|Iranian|伊朗"),
    ("Turkey", r"Turkey|Türkiye|Turkish|土耳其"),
    ("Afghanistan", r"Afghanistan|Afghan|阿富汗"),
    ("Bangladesh", r"Bangladesh|Bangladeshi|孟加拉"),
    ("Sri Lanka", r"Sri Lanka|Sri Lankan|斯里兰卡"),
    ("Malaysia", r"Malaysia|Malaysian|马来西亚"),
    ("Indonesia", r"Indonesia|Indonesian|印度尼西亚|印尼"),
    ("Thailand", r"Thailand|Thai|泰国"),
    ("Viet Nam", r"Viet\s?[Nn]am|Vietnamese|越南"),
    ("Philippines", r"Philippines|Philippine|菲律宾"),
    ("Korea", r"Korea|Korean|韩国|大韩民国"),
    ("Kazakhstan", r"Kazakhstan|Kazakh|哈萨克斯坦"),
    ("Uzbekistan", r"Uzbekistan|Uzbek|乌兹别克斯坦"),
    ("Mongolia", r"Mongolia|Mongolian|蒙古国"),
    ("Russia", r"Russian Federation|Russia|Russian|俄罗斯"),
    ("Italy", r"Italy|Italian|意大利"),
    ("Spain", r"Spain|Spanish|西班牙"),
    ("Norway", r"Norway|Norwegian|挪威"),
    ("Denmark", r"Denmark|Danish|丹麦"),
    ("Finland", r"Finland|Finnish|芬兰"),
    ("Belgium", r"Belgium|Belgian|比利时"),
    ("Luxembourg", r"Luxembourg|卢森堡"),
    ("Austria", r"Austria|Austrian|奥地利"),
    ("Israel", r"Israel|Israeli|以色列"),
    ("Brazil", r"Brazil|Brazilian|巴西"),
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

"""A few short papers in both languages, written for the tests, and the index made of them."""

from __future__ import annotations

from pathlib import Path

MOU_EN = """# Memorandum of Understanding on Mineral Exploration

Signed on 15 January 2026.

## Article 1 Purpose

The Parties shall cooperate in the exploration of copper deposits.

## Article 2 Area

The area is the district shown on the map.

## Article 3 Data

Each Party shall give the other its geological data.

## Article 4 Costs

Each Party bears its own costs.

## Article 5 Royalties

1. The royalty on copper is three per cent of the gross value at the mine gate.

2. The royalty shall be paid within thirty days after the end of each quarter.

## Article 6 Termination

Either Party may terminate this Memorandum by giving sixty days' written notice to the other Party.
"""

MOU_ZH = """# 矿产勘查合作谅解备忘录

2026年1月15日签署。

第一条 宗旨

双方应在铜矿床勘查方面开展合作。

第二条 区域

区域为地图所示的地区。

第三条 资料

各方应向对方提供其地质资料。

第四条 费用

各方自行承担其费用。

第五条 权利金

第一款 铜的权利金为矿口总值的百分之三。

第二款 权利金应于每季度结束后三十日内缴纳。

第六条 终止

任何一方可提前六十日书面通知另一方终止本备忘录。
"""

POLICY_EN = """Policy on Exploration Licences

Section 1 Validity

An exploration licence is valid for four years and may be renewed once for two years.

Section 2 Fees

The fee for an application is five hundred dollars.
"""

LAW_ZH = """探矿许可证管理办法

第一条 有效期

探矿许可证有效期为四年，可以续期一次，期限两年。

第二条 费用

申请费为五百元。
"""

PAPERS = {
    "mou-2026.md": MOU_EN,
    "谅解备忘录.md": MOU_ZH,
    "licences.txt": POLICY_EN,
    "探矿许可证.txt": LAW_ZH,
}


def write_papers(folder: Path) -> list[Path]:
    """Write the papers into `folder` and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in PAPERS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in PAPERS]

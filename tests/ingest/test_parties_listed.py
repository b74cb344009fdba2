"""Parties in lists: states together, forms with a blank, numbered items, roles and their names."""

from __future__ import annotations

import pytest

from kb.types import FactKind
from tests.ingest.facts_samples import values

ASEAN = [
    "Brunei Darussalam",
    "Kingdom of Cambodia",
    "Lao People's Democratic Republic",
    "Malaysia",
    "People’s Republic of China",
]
STATES: tuple[tuple[str, list[str]], ...] = (
    (
        "AGREEMENT ON TRADE BETWEEN\nTHE ASSOCIATION AND\nTHE PEOPLE’S REPUBLIC OF CHINA\n"
        "The Governments"
        " of Brunei Darussalam, the Kingdom of Cambodia, the Lao People's Democratic Republic"
        " (“Lao PDR”) and Malaysia, Member States of the Association (collectively, “ASEAN”), and"
        " the People’s Republic of China (“China”);\nArticle 1\nX\n",
        ASEAN,
    ),
    (
        "Agreement with Hong Kong, China\nIceland, the Kingdom of Norway, the Swiss Confederation"
        " (hereinafter the “EFTA States”) on the one part, and the Republic of Chile (“Chile”), on"
        " the other,\nArticle 1\nX\n",
        ["Iceland", "Kingdom of Norway", "Swiss Confederation", "Republic of Chile"],
    ),
    (
        "PROTOCOL\nThe Government of the Republic of Kenya, the Government of the Islamic\n"
        "Republic of"
        " Pakistan and the Republic of Trinidad and Tobago, desiring to trade,\nArticle 1\nX\n",
        ["Republic of Kenya", "Islamic Republic of Pakistan", "Republic of Trinidad and Tobago"],
    ),
    (
        "Agreement between the Governments of Alpha, Beta and Gamma\n"
        "The Governments of the Kingdom of"
        " Alpha, the Republic of Beta, and the United States of Gamma:Considering that they"
        " trade,\nArticle 1\nX\n",
        ["Kingdom of Alpha", "Republic of Beta", "United States of Gamma"],
    ),
    # A list of countries in a sentence of the text is none of parties.
    ("Agreement\nJapan, the Republic of Chile and Peru grow rice.\nArticle 1\nX\n", []),
    (
        "反恐公约\n合作组织成员国，"
        "即哈萨克斯坦共和国、中华人民共和国、俄罗斯联邦和乌兹别克斯坦共和国"
        "（以下简称“各方”），\n第一条 甲\n",
        ["哈萨克斯坦共和国", "中华人民共和国", "俄罗斯联邦", "乌兹别克斯坦共和国"],
    ),
    (
        "三方协定\n中华人民共和国政府、大韩民国政府和蒙古国政府（以下称“各方”），\n第一条 甲\n",
        ["中华人民共和国政府", "大韩民国政府", "蒙古国政府"],
    ),
    (
        "司法協助條約\n中華人民共和國和大韓民國（以下稱雙方），\n第一條 甲\n",
        ["中華人民共和國", "大韓民國"],
    ),
)

FORMS: tuple[tuple[str, list[str]], ...] = (
    (
        "NDA\nTHIS AGREEMENT is dated the ___ day of ______.\nBETWEEN:\n______________\n"
        "OF THE FIRST PART\n"
        "AND:\nALPHA RESEARCH INC. 53 Low Drive, Ontario\nOF THE SECOND PART\nWHEREAS:\nX\n",
        ["ALPHA RESEARCH INC."],
    ),
    (
        "NDA\nTHIS AGREEMENT is made the ……… day of ………\nBETWEEN:-\n"
        "(1) ……………… (disclosing party) of ………\n(2)"
        " Alpha Pty Ltd (receiving party) of 28 Low St\nWHEREAS:-\nX\n",
        ["Alpha Pty Ltd"],
    ),
    (
        "Mutual NDA\nTHIS AGREEMENT is made as of between alphabot, inc. having its office at 4"
        " Low St and , having its place of business at .\n1. Purpose\nX\n",
        ["alphabot, inc"],
    ),
    (
        "NDA\nThis agreement (“Agreement”) is entered into by and between ALPHA LIMITED (“Alpha”"
        " or “the"
        " Disclosing Party”) having as its principal place of business at 38th Floor, Carlton"
        " Centre, Johannesburg, and whose registered office is in the same place, and ___________"
        " (“the Bidder”).\nWHEREAS X\n",
        ["ALPHA LIMITED"],
    ),
    (
        "NDA\nThis Agreement is made between: (Your Company Name and Address) And Alpha"
        ' Laboratories, Inc. having offices in Lafayette (hereinafter "Alpha")\n1. X\n',
        ["Alpha Laboratories, Inc."],
    ),
    (
        "NDA\nEntrusting party (Party A):\nRecipient (Party B):\nShenzhen Alpha Co. Ltd\n"
        "WHEREAS:\nX\n",
        ["Shenzhen Alpha Co. Ltd"],
    ),
    (
        "NDA\nThis NDA is made as of May __, 2015, by and between ________ (“Buyer”) and Alpha"
        " Stores, Ltd.,"
        " and Beta Corp. (collectively, the “Company” and together with Buyer, collectively, the"
        " “Parties”).\n1. X\n",
        ["Alpha Stores, Ltd.", "Beta Corp."],
    ),
    # The agreement stands below a letter and its contents.
    (
        "ESCROW AGREEMENT\nSchedule 4\nDear Sir\n"
        + "We are willing to enter into our standard form.\n" * 80
        + "ESCROW AGREEMENT DATED:\nBetween:\n(1) [-1] whose office is at [-2] (“the Owner”);\n"
        "(2) [-4] whose office is at [-5] (“the Licensee”); and\n(3) ALPHA ESCROW LIMITED, of"
        " Oxford (“Alpha”).\nPreliminary:\n1. X\n",
        ["ALPHA ESCROW LIMITED"],
    ),
    # A form in which nobody is named yet.
    (
        "NDA\nThis NDA is made by and between [entity] (“COMPANY X”) having offices at [address],"
        " and"
        " [entity] (“COMPANY Y”). COMPANY X and COMPANY Y may be referred to individually as a"
        " “Party,” or collectively as the “Parties.”\n1. X\n",
        [],
    ),
    ("Terms of Use Agreement\nThis Agreement is between you and us.\n1. X\n", []),
)

LISTS: tuple[tuple[str, list[str]], ...] = (
    (
        "THIS AGREEMENT is dated 5 May 2022\nPARTIES\n"
        "(1) ALPHA LIMITED incorporated and registered in"
        " England and Wales with company number 123 (Supplier).\n(2) BETA PLC incorporated in"
        " Scotland (Customer).\nBACKGROUND\n(A) X\n",
        ["ALPHA LIMITED", "BETA PLC"],
    ),
    (
        "Consultancy Agreement\nDATED 5 May 2022\n(1) ALPHA LIMITED\nand\n"
        "(2) BETA CONSULTING LLP\n1. X\n",
        ["ALPHA LIMITED", "BETA CONSULTING LLP"],
    ),
    (
        "MoU\nThis MoU is signed on 5 May 2022 by:\nAlpha Corporation, at Islamabad (“Alpha”)\n"
        "and\nBeta"
        " China Ltd., at Beijing (“Beta”).\n1. X\n",
        ["Alpha Corporation", "Beta China Ltd."],
    ),
    (
        "SALES CONTRACT\nThe Seller: Alpha Co., Ltd.\nThe Buyer: Beta Limited\n"
        "This contract is made by and"
        " between the Buyer and the Seller.\n1. X\n",
        ["Alpha Co., Ltd.", "Beta Limited"],
    ),
    (
        "AGREEMENT\nThis Agreement is by and among Alpha, Inc., a Delaware corporation (“Buyer”),"
        " and"
        " John Doe and Mary Roe (each, a “Seller” and together, the “Sellers”).\n1. X\n",
        ["Alpha, Inc.", "John Doe", "Mary Roe"],
    ),
    (
        "AGENCY AGREEMENT\nMutual Company of America, a Michigan corporation (MUTUAL) and Low,"
        ' Cheese & Walsh, Inc., a Nevada corporation, ("Agency"), agree as follows:\n1. X\n',
        ["Mutual Company of America", "Low, Cheese & Walsh, Inc."],
    ),
    (
        "MEMORANDUM OF UNDERSTANDING\nThe Ministry of Energy (Petroleum Division), Government of"
        " Pakistan"
        " and the Ministry of Natural Resources of China (hereinafter the “Participants”),\n1. X\n",
        [
            "Ministry of Energy (Petroleum Division), Government of Pakistan",
            "Ministry of Natural Resources of China",
        ],
    ),
    # What a ministry is in charge of is a list of its own.
    (
        "MEMORANDUM OF UNDERSTANDING\nON SCIENCE\nOF\nALPHA The Ministry of Commerce, Industry"
        " and Tourism"
        " of Alpha and the Ministry of Higher Education and Research of Beta (hereinafter referred"
        " to as “the Parties”); RECALLING the Agreement between the Government of Alpha and the"
        " Government of Beta of 1995;\nARTICLE 1\nX\n",
        [
            "Ministry of Commerce, Industry and Tourism of Alpha",
            "Ministry of Higher Education and Research of Beta",
        ],
    ),
    (
        "Memorandum of Understanding\nThis MoU is made between the Ministry of Water, Forestry"
        " and Climate"
        " of Alpha (“MWFC”) and the Department of Mines and Minerals of Beta (“DMM”).\n1. X\n",
        [
            "Ministry of Water, Forestry and Climate of Alpha",
            "Department of Mines and Minerals of Beta",
        ],
    ),
    # A title in capitals is no part of the first sentence's names.
    (
        "MEMORANDUM OF UNDERSTANDING BETWEEN THE SERVICE INSTITUTE OF ALPHA AND THE MINISTRY OF"
        " TRADE OF"
        " BETA\nThe Foreign Service Institute of the Republic of Alpha and the Ministry of Trade"
        " of Beta, hereinafter referred to as the Parties.\nDesiring to work,\nARTICLE I\nX\n",
        ["Foreign Service Institute of the Republic of Alpha", "Ministry of Trade of Beta"],
    ),
    (
        "AGREEMENT\nBETWEEN THE GOVERNMENT OF ALPHA AND THE\nGOVERNMENT OF BETA\nON VISAS\n"
        "The Government of Alpha and the Government of\nBeta, hereinafter the “Parties”;\n"
        "Article 1\nX\n",
        ["Government of Alpha", "Government of Beta"],
    ),
    (
        "Agreement on Visas\nThe Government of Alpha and the Government of\nthe Republic of Beta\n"
        "Hereafter referred to singularly as the “Party”\nConsidering the interest\nArticle 1\nX\n",
        ["Government of Alpha", "Government of the Republic of Beta"],
    ),
    (
        "JOINT VENTURE AGREEMENT\nThis AGREEMENT is entered into by and among:\n"
        "1.  Alpha Mining Ca., Ltd.,"
        ' a company (the "Alpha");\n'
        '2.  Beta Tech Group - under the laws of Utah (the "Beta"); and\n'
        '3.  Luis  Cordova an individual holding a passport ("Luis").\nRECITALS:\nX\n',
        ["Alpha Mining Ca., Ltd.", "Beta Tech Group", "Luis Cordova"],
    ),
    (
        "FRAMEWORK AGREEMENT\nbetween\nAlpha Bank\nand\nRepublic of Kenya\n"
        "FRAMEWORK AGREEMENT dated 5 May"
        " 2022 between REPUBLIC OF KENYA (“Borrower”) and ALPHA BANK (“Alpha”).\n1. X\n",
        ["REPUBLIC OF KENYA", "ALPHA BANK"],
    ),
    (
        "股权转让协议\n本协议由以下双方于2021年3月5日签订：\n"
        "转让方：华岳矿业有限公司（以下简称“甲方”）\n受让方："
        "奎达矿业公司（以下简称“乙方”）\n第一条 甲\n",
        ["华岳矿业有限公司", "奎达矿业公司"],
    ),
    (
        "增资协议\n本增资协议由下列各方签署：\n1. 华岳铜业有限公司，一家依据中国法律设立的公司；\n"
        "2. 奎达矿业公司；\n"
        "3. 秦河投资有限公司。\n第一条 甲\n",
        ["华岳铜业有限公司", "奎达矿业公司", "秦河投资有限公司"],
    ),
    (
        "合资经营合同\n中国华岳公司（以下简称甲方）与巴基斯坦矿产公司（以下简称乙方），"
        "特订立本合同。\n第一条 甲\n",
        ["中国华岳公司", "巴基斯坦矿产公司"],
    ),
    # A colon left out, names of two characters, the same role twice.
    (
        "股权质押协议\n本协议于2022年9月30日由以下各方签订。\n"
        "甲方华岳股份有限公司(以下简称“质权人”)\n乙方：赵鹏\n"
        "身份证号码：X\n乙方：岳旭\n丙方：奎达网络有限公司。\n鉴于：\n1. 甲\n",
        ["华岳股份有限公司", "赵鹏", "岳旭", "奎达网络有限公司"],
    ),
    # What is said of a party stands before or behind its name; persons stand below their role.
    (
        "股權質押協議\n"
        "甲方：依照中國法律設立的外商投資企業華岳科技(北京)有限公司（以下簡稱“甲方”）\n乙方：\n"
        "常劉，"
        "中國公民，身份證號為X；\n丙方：奎達科技有限公司是根據中國法律設立的公司；\n第一條 甲\n",
        ["華岳科技(北京)有限公司", "常劉", "奎達科技有限公司"],
    ),
    ("服务合同\n甲方：义务\n乙方：权利\n甲方：盖章\n乙方：签字\n第一条 甲\n", []),
    # The 和 of one body's name joins nobody.
    (
        "合作谅解备忘录\n"
        "中华人民共和国国家发展和改革委员会、巴基斯坦伊斯兰共和国计划和发展部（以下称“双方”）：\n"
        "一、甲\n",
        ["中华人民共和国国家发展和改革委员会", "巴基斯坦伊斯兰共和国计划和发展部"],
    ),
    (
        "中国与日本国渔业协定\n中华人民共和国和日本国，为了保护渔业资源，达成协议如下：\n"
        "第一条 甲\n",
        ["中华人民共和国", "日本国"],
    ),
    ("中国科学院和英国皇家学会科学合作协议\n第一条 甲\n", ["中国科学院", "英国皇家学会"]),
    (
        "戰略合作協議\n甲方：華岳礦業有限公司\n法定代表人：張三\n"
        "乙方：奎達礦業有限公司（Quetta Mining Ltd.）\n"
        "第一條 甲\n甲方：華岳礦業有限公司（蓋章）\n乙方：奎達礦業有限公司（蓋章）\n",
        ["華岳礦業有限公司", "奎達礦業有限公司"],
    ),
    ("保密协议\n披露方：华岳公司\n接收方：奎达公司\n第一条 甲\n", ["华岳公司", "奎达公司"]),
    ("供貨合約\n需方：華岳公司\n供方：奎達公司\n第一條 甲\n", ["華岳公司", "奎達公司"]),
    ("服务协议\n服务提供方：华岳公司\n客户：奎达公司\n第一条 甲\n", ["华岳公司", "奎达公司"]),
)


@pytest.mark.parametrize(("text", "parties"), [*STATES, *FORMS, *LISTS])
def test_each_party_of_a_list_is_named(text: str, parties: list[str]) -> None:
    assert values(text, FactKind.PARTY) == parties

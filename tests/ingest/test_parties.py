"""Who is party to an agreement: words in, names out, as treaties, companies and forms name them."""

from __future__ import annotations

import pytest

from kb.types import FactKind
from tests.ingest.facts_samples import values

MOU = "Memorandum of Understanding\n28 January 2026\n"
ZH = "谅解备忘录\n二〇二六年一月二十八日\n"

PARTIES: tuple[tuple[str, list[str]], ...] = (
    (
        MOU
        + 'This MoU is made at Quetta between the Geological Survey of Pakistan (the "Survey") and'
        ' the Longxi Institute of Survey and Testing, Lanzhou, China (the "Institute").\n1. X\n',
        ["Geological Survey of Pakistan", "Longxi Institute of Survey and Testing"],
    ),
    (
        "AGREEMENT\nThis Agreement is entered into as of June 12, 2019 by and between Eton Drugs,"
        ' Inc., a Delaware corporation ("Eton"), and Aucta Labs Co., Ltd. ("Aucta").\n1. Terms\nX.',
        ["Eton Drugs, Inc.", "Aucta Labs Co., Ltd."],
    ),
    (
        "Agreement between the Kingdom of the Netherlands and the Republic of Trinidad and Tobago"
        " relating to air services\nArticle 1\nScope.\n",
        ["Kingdom of the Netherlands", "Republic of Trinidad and Tobago"],
    ),
    (
        "Agreement between the Government of Pakistan[1] and the Government of China[2]\n"
        "Article 1\nScope.\n",
        ["Government of Pakistan", "Government of China"],
    ),
    (
        "Agreement\nThe Government of Pakistan and the Government of China, each a “Party”,\n"
        "Article 1\nScope.\n",
        ["Government of Pakistan", "Government of China"],
    ),
    (
        ZH
        + "本备忘录由巴基斯坦矿产开发公司（“PMDC”）与陕西省西安市的秦河有色集团有限公司（“秦河”）"
        "在伊斯兰堡订立。\n第一条 目的\n甲。\n",
        ["巴基斯坦矿产开发公司", "秦河有色集团有限公司"],
    ),
    (
        "框架协定\n巴基斯坦伊斯兰共和国政府和中华人民共和国政府（以下单称“一方”），"
        "\n达成协定如下。\n"
        "第一条 目的\n甲。\n",
        ["巴基斯坦伊斯兰共和国政府", "中华人民共和国政府"],
    ),
    (
        "采购合同\n甲方：华岳铜业有限公司\n乙方：奎达矿业公司\n第一条 标的\n铜。\n",
        ["华岳铜业有限公司", "奎达矿业公司"],
    ),
    # A law has no parties, nor has a model form, nor does an agreement name those of another.
    ("Mining Act 2025\n1. Short title.—(1) Between A and B.\n", []),
    ("Agreement\n1. Terms\nThe Agreement between Norway and Chad of 1964 stays.\n", []),
)


@pytest.mark.parametrize(("text", "parties"), PARTIES)
def test_parties_are_read_where_they_are_named(text: str, parties: list[str]) -> None:
    assert values(text, FactKind.PARTY) == parties


MADE_FORMS: tuple[tuple[str, list[str]], ...] = (
    (
        "SPONSORSHIP AGREEMENT\nThis Agreement is entered into as of the 11th day of March, 1999 by"
        ' and between ore.com, inc., a Delaware corporation, located at 1 Main St. ("ore.com"), and'
        ' Copper Shop, Inc., a Utah corporation ("Sponsor").\n1. Terms\nX.\n',
        ["ore.com, inc.", "Copper Shop, Inc."],
    ),
    (
        "LICENCE AGREEMENT\nThis Licence Agreement is made by and between Alpha Corporation."
        ' ("Alpha") whose address is 5 Low Rd. and Beta Ltd, ("Distributor") whose address is 6 Low'
        ' Rd. hereafter the ("Parties").\n1. Terms\nX.\n',
        ["Alpha Corporation", "Beta Ltd"],
    ),
    (
        'CONTRACT\nQuetta\nPREAMBLE\nJSC Ore, hereinafter referred to as the "Company", in the'
        ' person of Mr. A, on the one side and JSC Rail, hereinafter referred to as the "Carrier",'
        " have entered into this Contract.\n1. Terms\nX.\n",
        ["JSC Ore", "JSC Rail"],
    ),
    (
        "AGREEMENT AND PLAN OF MERGER\ndated as of\nJune"
        " 21, 2021\namong\nALPHA, INC.,\nBETA HOLDING"
        " CO.\nand\nGAMMA LLC\n1. Terms\nX.\n",
        ["ALPHA, INC.", "BETA HOLDING CO.", "GAMMA LLC"],
    ),
    (
        "AGREEMENT AND PLAN OF MERGER\nAGREEMENT AND PLAN OF MERGER (this “Agreement”) dated as of"
        " June 21, 2021, among Alpha, Inc., a Delaware corporation (the “Company”), Beta Co., a"
        " Delaware corporation (“Parent”), and solely for Section 2, Gamma LLC, a company"
        " (“Gamma”).\n1. Terms\nX.\n",
        ["Alpha, Inc.", "Beta Co.", "Gamma LLC"],
    ),
    (
        "SERVICE AGREEMENT\nThis Service Agreement is entered into by and between Alpha Finance"
        ' Limited, a company of India ("Alpha"), a registered lender (NBFC); and Beta Co., Ltd.'
        ' ("Beta"). Alpha and Beta are each a "Party".\n1. Terms\nX.\n',
        ["Alpha Finance Limited", "Beta Co., Ltd."],
    ),
    (
        "OUTSOURCING AGREEMENT\nBetween: Alpha Corp. Suite 207 - 11 Austin Avenue, Vancouver"
        ' (hereinafter referred to as "Alpha")\nAnd: Beta Limited Room 13 Austin Road, Hong Kong'
        ' (hereinafter referred to as "Beta")\nWHEREAS:\nX.\n',
        ["Alpha Corp.", "Beta Limited"],
    ),
    (
        "SHARE PURCHASE AGREEMENT\nThis Agreement is made on 3 May 2021\nBETWEEN:\n(1) Alpha Mining"
        ' Limited, a company incorporated in England (the "Seller"); and\n(2) Beta plc, a company'
        ' incorporated in Wales (the "Buyer").\nWHEREAS:\n(A) The State (the "Owner") owns.\n',
        ["Alpha Mining Limited", "Beta plc"],
    ),
    (
        "LEASE DEED\nThis Lease Deed is made at Quetta on this 5th day of March, 2024 BETWEEN"
        " Government of Balochistan through Secretary, Mines (hereinafter referred to as the"
        ' "Lessor")'
        " of the one part AND M/s Chagai Copper (Private) Limited, a company registered under the"
        ' Companies Act, 2017 (hereinafter called the "Lessee") of the other part.\n1. Grant\nX\n',
        ["Government of Balochistan", "Chagai Copper (Private) Limited"],
    ),
    (
        "This Consulting Agreement is by and between Alpha,"
        " Inc., a Utah corporation, with offices at"
        " 1 Main St., Austin, and John Q. Smith, an individual residing in Texas.\n1. Terms\nX\n",
        ["Alpha, Inc.", "John Q. Smith"],
    ),
    (
        "CONTRACT\nSeller: Alpha Co., Ltd.\nAddress: Beijing\nBuyer: Beta Limited\n1. Goods\nX.\n",
        ["Alpha Co., Ltd.", "Beta Limited"],
    ),
    (
        "SUPPLY AGREEMENT\nThis Agreement is made on 4 May 2019 between the"
        " following parties: Alpha,"
        ' LLC, with an office at 3 Point, Lincoln IL 60069 ("Alpha");\nAlpha'
        " do Brasil - Comércio de"
        ' Produtos Ltda., a company organized under the laws of Brazil ("Alpha Brazil")\n'
        '(collectively "Alpha")\nAND\nBeta, Inc., a company incorporated in'
        ' Utah ("Beta").\nBeta East,'
        ' Inc. a Beta affiliate incorporated in Florida ("Beta East") "Alpha"'
        ' and "Beta" are referred'
        ' to collectively as "Parties".\nWHEREAS: x\n',
        [
            "Alpha, LLC",
            "Alpha do Brasil - Comércio de Produtos Ltda.",
            "Beta, Inc.",
            "Beta East, Inc.",
        ],
    ),
    (
        "BRANDING AGREEMENT\nThis Agreement, dated this 19th day of January,"
        " 2001, is by and between"
        ' Top.com, Inc. ("Top"), a Utah corporation, located at 14 Broad St, NY'
        " 10018 and low.com, Inc."
        ' ("low"), a Utah corporation\nW I T N E S S E T H:\nWHEREAS, x (the "Network");\n',
        ["Top.com, Inc.", "low.com, Inc."],
    ),
    (
        "EMPLOYMENT AGREEMENT\nThis Employment Agreement is made between"
        " Alpha Holdings plc (company"
        ' number 12345) whose registered office is in London (the "Company")'
        " and Jane Doe of 2 Road,"
        ' Leeds (the "Executive").\n1. x\n',
        ["Alpha Holdings plc", "Jane Doe"],
    ),
    (
        "LOAN AGREEMENT dated 5 May 2020\nbetween\nALPHA MINING LIMITED\nas Borrower\nand\n"
        "BETA BANK PLC\nas Lender\n1. x\n",
        ["ALPHA MINING LIMITED", "BETA BANK PLC"],
    ),
    (
        "COOPERATION AGREEMENT\nParty A: Alpha Technology Co., Ltd. Legal Representative: Ku G"
        "   Alpha is a subsidiary.   Party B: Beta Gas Supply Co., Ltd.   Legal"
        " Representative: Li S\n1. x\n",
        ["Alpha Technology Co., Ltd.", "Beta Gas Supply Co., Ltd."],
    ),
    # A form that nobody has filled in names the one who printed it.
    (
        "NON-DISCLOSURE AGREEMENT\nTHIS AGREEMENT is made on ________ by and between"
        ' ____________, ("Discloser") and Alpha Security ("Recipient").\n1. Purpose\nX.\n',
        ["Alpha Security"],
    ),
    (
        "NON-DISCLOSURE AGREEMENT\nTHIS AGREEMENT is made by and between\nPARTY"
        " 1: Alpha Kitchen of 151"
        " Copse Hill, London\nPARTY 2:\nand binding on directors.\n1. x\n",
        ["Alpha Kitchen"],
    ),
)

TREATIES: tuple[tuple[str, list[str]], ...] = (
    (
        'This Memorandum of Understanding (hereinafter referred to as "MoU")'
        " is entered into on this"
        " 10th day of May 2023 at Islamabad by and between:\nThe Ministry of Energy (Petroleum"
        " Division), Government of Pakistan, through its Secretary (hereinafter referred to as the"
        ' "First Party", which expression shall, where the context so permits,'
        " include its successors"
        " and assigns);\nAND\nChina Alpha Group Co., Ltd., a company"
        " incorporated under the laws of the"
        ' PRC (hereinafter referred to as the "Second Party").\n1. x\n',
        [
            "Ministry of Energy (Petroleum Division), Government of Pakistan",
            "China Alpha Group Co., Ltd.",
        ],
    ),
    (
        "Memorandum of Understanding between the Ministry of Mines, Government"
        " of Balochistan, and M/s"
        " Alpha Copper Company for exploration\n1. x\n",
        ["Ministry of Mines, Government of Balochistan", "Alpha Copper Company"],
    ),
    (
        "Agreement between the Government of the United"
        " Kingdom of Great Britain and Northern Ireland"
        " and the Government of the People's Republic of China on Mining\nArticle 1\nScope.\n",
        [
            "Government of the United Kingdom of Great Britain and Northern Ireland",
            "Government of the People's Republic of China",
        ],
    ),
    (
        "FREE TRADE AGREEMENT\nPREAMBLE\nThe Government"
        " of Malaysia and the Government of Pakistan,\n"
        "CONSCIOUS of their friendship;\nArticle 1\nScope.\n",
        ["Government of Malaysia", "Government of Pakistan"],
    ),
    (
        "FREE TRADE AGREEMENT\nBETWEEN THE EFTA STATES AND"
        " HONG KONG\nIceland, the Kingdom of Norway,"
        " the Swiss Confederation (hereinafter referred"
        " to as the “EFTA States”) on the one part, and"
        " the Hong Kong Region (hereinafter referred to as “Hong Kong”),\nArticle 1\nScope.\n",
        ["Iceland", "Kingdom of Norway", "Swiss Confederation", "Hong Kong Region"],
    ),
    (
        "PARTNERSHIP ARRANGEMENT BETWEEN CHINA AND MACAO\nTo promote the joint development of the"
        ' Mainland1 and the Macao Region (hereinafter referred to as the "two sides"), the two'
        " sides decided to sign.\nArticle 1\nScope.\n",
        ["Mainland", "Macao Region"],
    ),
    (
        "MEMORANDUM OF UNDERSTANDING\nBETWEEN\nTHE MINISTRY"
        " OF ENERGY OF PAKISTAN\nAND\nTHE NATIONAL"
        " ENERGY ADMINISTRATION OF CHINA\nON COOPERATION IN MINING\nArticle 1\nScope.\n",
        ["MINISTRY OF ENERGY OF PAKISTAN", "NATIONAL ENERGY ADMINISTRATION OF CHINA"],
    ),
    (
        "Memorandum of Understanding between Mineral Development"
        " Corporation (MDC) and Metallurgical"
        " Company of China (MCC)\n1. Scope\nX\n",
        ["Mineral Development Corporation", "Metallurgical Company of China"],
    ),
    (
        "Exchange of Notes\nThe Government of Pakistan are prepared to conclude with the Government"
        " of the Netherlands an agreement on visas.\n1. Terms\nX\n",
        ["Government of Pakistan", "Government of the Netherlands"],
    ),
)

CHINESE: tuple[tuple[str, list[str]], ...] = (
    (
        "购销合同\n甲方（买方）：奎达矿业有限公司\n住所：伊斯兰堡\n法定代表人：张三\n"
        "乙方（卖方）：华岳铜业（集团）有限公司\n住所：北京市朝阳区\n第一条 标的\n铜。\n",
        ["奎达矿业有限公司", "华岳铜业（集团）有限公司"],
    ),
    (
        "技术服务合同\n委托方（甲方）： 奎达矿业有限公司    受托方（乙方）： 陇西地质研究院\n"
        "第一条 内容\n勘查。\n",
        ["奎达矿业有限公司", "陇西地质研究院"],
    ),
    (
        "设备采购合同\n甲方（委托方）\n公司名称：奎达矿业有限公司\n地址：北京\n"
        "乙方（服务方）\n公司名称：陇西地质研究院\n第一条 内容\n勘查。\n",
        ["奎达矿业有限公司", "陇西地质研究院"],
    ),
    (
        "合作协议\n奎达矿业有限公司（以下简称“甲方”）与陇西地质研究院（以下简称“乙方”）经协商，"
        "就铜矿勘查达成如下协议：\n第一条 内容\n勘查。\n",
        ["奎达矿业有限公司", "陇西地质研究院"],
    ),
    (
        "谅解备忘录\n巴基斯坦能源部（以下简称“巴方”）和中国国家能源局（以下简称“中方”），"
        "以下合称“双方”，\n"
        "为加强合作，达成谅解如下：\n第一条 目的\n甲。\n",
        ["巴基斯坦能源部", "中国国家能源局"],
    ),
    (
        "中华人民共和国政府和巴基斯坦伊斯兰共和国政府关于经济技术合作的协定\n第一条 目的\n甲。\n",
        ["中华人民共和国政府", "巴基斯坦伊斯兰共和国政府"],
    ),
    (
        "採購合約\n甲方：奎達礦業有限公司\n乙方：華岳銅業有限公司\n第一條 標的\n銅。\n",
        ["奎達礦業有限公司", "華岳銅業有限公司"],
    ),
    # What a party does is not its name.
    (
        "租赁合同\n甲方：______\n乙方：______\n甲方：负责提供场地。\n乙方：应按期付款。\n"
        "第一条 标的\n铜。\n",
        [],
    ),
)


@pytest.mark.parametrize(("text", "parties"), MADE_FORMS + TREATIES + CHINESE)
def test_each_way_of_naming_parties(text: str, parties: list[str]) -> None:
    assert values(text, FactKind.PARTY) == parties


@pytest.mark.parametrize(
    "text",
    [
        "Rescue Agreement\nThe States, noting the system established under a Memorandum of"
        " Understanding among the Ministry of Marine of A and the Department of Defence of B,\n",
        "Service Agreement\n1. Terms\nThis is the entire agreement between the parties.\n",
        "Service Agreement\n1. Terms\nThe contract made between Alpha Inc. and Beta Inc. ends.\n",
        "合作协议\n第一条 双方（以下简称“各方”）应当合作。\n",
    ],
)
def test_others_than_the_parties_are_none(text: str) -> None:
    assert values(text, FactKind.PARTY) == []

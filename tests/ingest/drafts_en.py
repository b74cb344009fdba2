"""Openings and closings as English drafters write them; none is of a real paper."""

from __future__ import annotations

from tests.ingest.draft import Draft

ENGLISH: tuple[Draft, ...] = (
    Draft(
        "THIS AGREEMENT is made on the 3rd day of March 2024\nBETWEEN\n(1) NORTHERN CHAGAI "
        "MINERALS LIMITED, a company incorporated in Pakistan whose registered office is at 4 "
        'Zarghoon Road, Quetta (the "Company"); AND\n(2) HAIYUE COPPER CO., LTD., a company '
        'incorporated in China (the "Investor").\n1. Interpretation\nX.\n22. Governing law\nThis '
        "Agreement and any non-contractual obligation arising out of it shall be governed by "
        "English law.\n",
        parties=("NORTHERN CHAGAI MINERALS LIMITED", "HAIYUE COPPER CO., LTD."),
        signed="2024-03-03",
        laws=("England and Wales",),
    ),
    Draft(
        "Dated 3 March 2024\nNORTHERN CHAGAI MINERALS LIMITED\nand\nHAIYUE COPPER CO., LTD.\n"
        "SHAREHOLDERS' AGREEMENT\nTHIS AGREEMENT is dated 3 March 2024\nPARTIES\n(1) Northern "
        "Chagai Minerals Limited incorporated and registered in Pakistan with company number 0012"
        " (Northern Chagai)\n(2) Haiyue Copper Co., Ltd. incorporated and registered in China "
        "(Haiyue)\nBACKGROUND\n(A) X.\nAGREED TERMS\n1. Interpretation\nX.\n19. This agreement is"
        " governed by and shall be construed in accordance with the law of England and Wales.\n",
        parties=("Northern Chagai Minerals Limited", "Haiyue Copper Co., Ltd."),
        signed="2024-03-03",
        laws=("England and Wales",),
    ),
    Draft(
        "MEMORANDUM OF UNDERSTANDING\nBETWEEN\nTHE MINISTRY OF ENERGY (PETROLEUM DIVISION) OF THE"
        " ISLAMIC REPUBLIC OF PAKISTAN\nAND\nTHE MINISTRY OF NATURAL RESOURCES OF THE PEOPLE'S "
        "REPUBLIC OF CHINA\nON COOPERATION IN GEOLOGICAL SURVEY\nThe Ministry of Energy "
        "(Petroleum Division) of the Islamic Republic of Pakistan and the Ministry of Natural "
        "Resources of the People's Republic of China (hereinafter referred to as the "
        '"Participants"), desiring to work together, have reached the following understanding:\n'
        "Paragraph 1\nX.\nDone at Islamabad this 14th day of May 2025 in duplicate, in the "
        "English and Chinese languages, both texts being equally valid.\n",
        parties=(
            "Ministry of Energy (Petroleum Division) of the Islamic Republic of Pakistan",
            "Ministry of Natural Resources of the People's Republic of China",
        ),
        signed="2025-05-14",
        prevailing=("equal",),
    ),
    Draft(
        "AGREEMENT BETWEEN THE GOVERNMENT OF THE KINGDOM OF NORLAND AND THE GOVERNMENT OF THE "
        "REPUBLIC OF SUDLAND ON MINERAL COOPERATION\nThe Government of the Kingdom of Norland and"
        ' the Government of the Republic of Sudland (hereinafter "the Parties"),\nHave agreed as '
        "follows:\nArticle 1\nX.\nIN WITNESS WHEREOF the undersigned, duly authorised, have "
        "signed this Agreement.\nDone in two originals at Norhaven on the twenty-first day of "
        "June two thousand and twenty-three, each in the English, French and Chinese languages, "
        "all texts being equally authentic. In case of divergence of interpretation, the English "
        "text shall prevail.\n",
        parties=("Government of the Kingdom of Norland", "Government of the Republic of Sudland"),
        signed="2023-06-21",
        prevailing=("en",),
    ),
    Draft(
        "OFFTAKE AGREEMENT\nThis Offtake Agreement is entered into as of 15 July 2022 (the "
        '"Effective Date") by and between Kohi Concentrates (Pvt.) Ltd., a private limited '
        'company ("Seller"), and Baihe Metals Trading Pte. Ltd., a company organised under the '
        'laws of Singapore ("Buyer").\n1. Sale\nX.\n17.1 The validity, construction and '
        "performance of this Agreement shall be governed by Singapore law.\nIN WITNESS WHEREOF, "
        "the Parties have executed this Agreement as of the Effective Date.\n",
        parties=("Kohi Concentrates (Pvt.) Ltd.", "Baihe Metals Trading Pte. Ltd."),
        signed="2022-07-15",
        laws=("Singapore",),
    ),
    Draft(
        "12 September 2023\nKohi Concentrates Limited\n5 Club Road\nKarachi\nDear Sirs,\nLETTER "
        "OF INTENT\nThis letter of intent sets out the terms on which Baihe Metals Limited "
        '("Baihe") and Kohi Concentrates Limited ("Kohi") propose to form a joint venture.\n1. '
        "Exclusivity\nX.\n9. This letter shall be governed by the laws of Hong Kong.\nYours "
        "faithfully,\n",
        parties=("Baihe Metals Limited", "Kohi Concentrates Limited"),
        signed="2023-09-12",
        laws=("Hong Kong",),
    ),
    Draft(
        "JOINT VENTURE AGREEMENT\nby and among\nALPHA RESOURCES INC.\nBETA MINING LTD.\nand\n"
        "GOVERNMENT HOLDINGS (PRIVATE) LIMITED\ndated as of February 28, 2023\nTABLE OF CONTENTS"
        "\nARTICLE I DEFINITIONS 1\nThis JOINT VENTURE AGREEMENT, dated as of February 28, 2023, "
        'is made by and among ALPHA RESOURCES INC., a Nevada corporation ("Alpha"), BETA MINING '
        'LTD., a British Columbia company ("Beta"), and GOVERNMENT HOLDINGS (PRIVATE) LIMITED, a '
        'company wholly owned by the Government of Pakistan ("GHPL").\n1.1 X\n14.2 Governing Law.'
        " THIS AGREEMENT SHALL BE GOVERNED BY, AND CONSTRUED IN ACCORDANCE WITH, THE LAWS OF THE "
        "STATE OF NEW YORK, WITHOUT REGARD TO CONFLICT OF LAWS PRINCIPLES.\n",
        parties=(
            "ALPHA RESOURCES INC.",
            "BETA MINING LTD.",
            "GOVERNMENT HOLDINGS (PRIVATE) LIMITED",
        ),
        signed="2023-02-28",
        laws=("New York",),
    ),
    Draft(
        "MINING LEASE\nTHIS LEASE made the 9th day of August 2021 between the GOVERNOR OF "
        'BALOCHISTAN (hereinafter called the "Lessor") of the one part and CHAGAI GRANITE COMPANY'
        ' LIMITED having its office at Quetta (hereinafter called the "Lessee") of the other '
        "part.\n1. Demise\nX.\n",
        parties=("GOVERNOR OF BALOCHISTAN", "CHAGAI GRANITE COMPANY LIMITED"),
        signed="2021-08-09",
    ),
    Draft(
        'SERVICES AGREEMENT\nThis Services Agreement is between Alpha Drilling Ltd ("Contractor")'
        ' and Beta Gold Inc. ("Owner").\n1. Services\nX.\n12. Governing Law: This Agreement is '
        "subject to and shall be construed under the laws of the Province of British Columbia and"
        " the federal laws of Canada applicable therein.\n13. Notices\nNotices are given in "
        "writing to the address that each party names to the other from time to time, by hand, by"
        " courier or by electronic mail, and take effect when they arrive, or on the next working"
        " day where they arrive after five in the afternoon, unless the sender is told that the "
        "message did not reach the other, and each party keeps the address up to date at its own "
        "cost for as long as this Agreement lasts and for one year afterwards.\nSIGNED for and on"
        " behalf of Alpha Drilling Ltd\nName: J. Smith\nTitle: Director\nDate: 4 April 2022\n"
        "SIGNED for and on behalf of Beta Gold Inc.\nName: K. Lee\nTitle: CEO\nDate: 6 April 2022"
        "\n",
        parties=("Alpha Drilling Ltd", "Beta Gold Inc."),
        signed="2022-04-06",
        laws=("British Columbia",),
    ),
    Draft(
        "EQUIPMENT PURCHASE CONTRACT\nContract No.: KM-2023-04\nSigning Date: November 8, 2023\n"
        "Signing Place: Lanzhou\nParty A (Buyer): Kohi Mining (Private) Limited\nParty B "
        "(Seller): Lanzhou Heavy Machinery Co., Ltd.\n1. Goods\nX.\n15. This Contract is made in "
        "Chinese and English. In case of any discrepancy, the Chinese version shall prevail. The "
        "formation, validity and interpretation of this Contract shall be governed by the laws of"
        " the People's Republic of China.\n",
        parties=("Kohi Mining (Private) Limited", "Lanzhou Heavy Machinery Co., Ltd."),
        signed="2023-11-08",
        laws=("China",),
        prevailing=("zh",),
    ),
    Draft(
        "TREATY ON MINERAL TRANSIT\nThe Republic of Norland and the Federal Republic of Sudland, "
        'hereinafter referred to as the "High Contracting Parties",\nResolved to ease transit,\n'
        "Have decided to conclude this Treaty:\nArticle I\nX.\nDONE at Sudburg, this 1st day of "
        "December, 1998, in duplicate in the English language.\n",
        parties=("Republic of Norland", "Federal Republic of Sudland"),
        signed="1998-12-01",
    ),
    Draft(
        "FIRST AMENDMENT TO MINERAL AGREEMENT\nThis First Amendment to the Mineral Agreement "
        '(this "Amendment") is made effective this 30th day of September, 2020 by and between the'
        " Government of Balochistan, acting through its Mines and Minerals Development Department"
        ' ("GoB"), and Reko Copper Company (Private) Limited ("RCC").\nRECITALS\nA. The parties '
        "entered into a Mineral Agreement dated 1 May 2015.\n1. X\n",
        parties=("Government of Balochistan", "Reko Copper Company (Private) Limited"),
        signed="2020-09-30",
    ),
    Draft(
        "TECHNICAL COOPERATION AGREEMENT\nbetween\nThe Geological Survey of Norland\nand\nThe "
        "University of Sudland\n1. Purpose\nX.\n10. Applicable Law\nThe law of Norland applies to"
        " this Agreement.\n11. Language\nThis Agreement has been drawn up in English and Urdu. "
        "The English version is the authoritative version.\nSigned at Norhaven on 2 February "
        "2021.\n",
        parties=("Geological Survey of Norland", "University of Sudland"),
        signed="2021-02-02",
        laws=("Norland",),
        prevailing=("en",),
    ),
    Draft(
        "CONFIDENTIALITY AGREEMENT\nAgreement dated the 5th of June, 2019, between Quetta "
        "Chromite plc, of 4 High Street, London, and Xinye Smelting Group Co., Ltd., of 18 "
        "Jiefang Road, Urumqi.\nWhereas X;\n1. X\n6. The Parties agree that this Agreement is "
        "governed by the substantive law of Switzerland, excluding the CISG.\n",
        parties=("Quetta Chromite plc", "Xinye Smelting Group Co., Ltd."),
        signed="2019-06-05",
        laws=("Switzerland",),
    ),
    Draft(
        "EXCHANGE OF LETTERS CONSTITUTING AN AGREEMENT BETWEEN THE GOVERNMENT OF NORLAND AND THE "
        "GOVERNMENT OF SUDLAND CONCERNING MINE RESCUE\nI\nNorhaven, 4 March 1988\nExcellency,\nX."
        "\nII\nNorhaven, 11 March 1988\nExcellency,\nX.\n",
        parties=("GOVERNMENT OF NORLAND", "GOVERNMENT OF SUDLAND"),
        signed="1988-03-11",
    ),
    Draft(
        "MINERAL EXPLORATION AGREEMENT\nThis Agreement is signed on this Monday, the 17th of "
        "October, 2022, at Quetta, between:\nBalochistan Mineral Resources Limited, through its "
        'Managing Director (hereinafter "BMRL");\nand\nDongshan Nonferrous Metals Group '
        'Corporation, through its Vice President (hereinafter "Dongshan").\n1. X\n20. The rights '
        "and obligations of the Parties under this Agreement shall be interpreted and enforced "
        "under the laws of Pakistan.\n21. Where the English and Chinese texts differ, the English"
        " text governs.\n",
        parties=(
            "Balochistan Mineral Resources Limited",
            "Dongshan Nonferrous Metals Group Corporation",
        ),
        signed="2022-10-17",
        laws=("Pakistan",),
        prevailing=("en",),
    ),
    Draft(
        "LICENCE AGREEMENT\nThe Licensor: Norland Ore Technologies GmbH, Bergstrasse 4, Norhaven"
        "\nThe Licensee: Sudland Metals S.A., Avenue 9, Sudburg\n1. Grant\nX.\n8. Governing law "
        "and jurisdiction\nGerman law shall apply to this Agreement to the exclusion of its "
        "conflict rules.\nNorhaven, 7 January 2020\n________________\nNorland Ore Technologies "
        "GmbH\nSudburg, 9 January 2020\n________________\nSudland Metals S.A.\n",
        parties=("Norland Ore Technologies GmbH", "Sudland Metals S.A."),
        signed="2020-01-09",
        laws=("Germany",),
    ),
    Draft(
        "MEMORANDUM OF UNDERSTANDING (MoU)\nThis Memorandum of Understanding is entered into on "
        "20th January, 2025 at Beijing by and between\nPakistan Stone Development Company "
        "(PASDEC), a company set up under Section 42, having its office at Islamabad, hereinafter"
        ' referred to as "First Party"\nAND\nFujian Stone Industry Association, having its office'
        ' at Xiamen, China, hereinafter referred to as "Second Party"\n1. X\nThis MoU shall be '
        "governed by and interpreted in accordance with the applicable laws of both countries.\n",
        parties=("Pakistan Stone Development Company", "Fujian Stone Industry Association"),
        signed="2025-01-20",
    ),
    Draft(
        "DEED OF ASSIGNMENT\nThis Deed is made on 11/08/2016 between Alpha Exploration Pty Ltd "
        "(ACN 123 456 789) of Level 2, 9 St Georges Terrace, Perth (Assignor) and Beta Lithium "
        "Pty Ltd (ACN 987 654 321) of 5 Hay Street, Perth (Assignee).\n1. X\n9. This deed is "
        "governed by the law in force in Western Australia.\n",
        parties=("Alpha Exploration Pty Ltd", "Beta Lithium Pty Ltd"),
        laws=("Western Australia",),
    ),
    Draft(
        "LOAN AGREEMENT\n(Mines Safety Project)\nbetween\nISLAMIC REPUBLIC OF PAKISTAN\nand\n"
        "ASIAN INFRASTRUCTURE BANK\nDated June 7, 2019\nLOAN AGREEMENT\nAGREEMENT, dated June 7, "
        '2019, between ISLAMIC REPUBLIC OF PAKISTAN ("Borrower") and ASIAN INFRASTRUCTURE BANK '
        '("Bank").\nSection 1. X\n',
        parties=("ISLAMIC REPUBLIC OF PAKISTAN", "ASIAN INFRASTRUCTURE BANK"),
        signed="2019-06-07",
    ),
    Draft(
        "MINERAL CONCESSION AGREEMENT\nAMONG\nTHE REPUBLIC OF SUDLAND\nAND\nALPHA IRON HOLDINGS "
        "LIMITED\nAND\nALPHA IRON SUDLAND LIMITED\nThis Mineral Concession Agreement is made this"
        " Seventeenth (17th) day of August, 2015, by and among the Republic of Sudland, "
        'represented by the Minister of Lands, Mines and Energy (the "Government"), Alpha Iron '
        'Holdings Limited, a corporation organised under the laws of Bermuda (the "Parent"), and '
        'Alpha Iron Sudland Limited (the "Company").\n1. X\n',
        parties=(
            "Republic of Sudland",
            "Alpha Iron Holdings Limited",
            "Alpha Iron Sudland Limited",
        ),
        signed="2015-08-17",
    ),
    Draft(
        'CONSULTANCY AGREEMENT\nDate: 6 May 2024\nParties:\n(1) Kohi Mining Limited ("Client")\n'
        '(2) Norland Geoscience Consultants LLP ("Consultant")\n1. X\nGoverning law: Kenya\n'
        "Governing language: English\n",
        parties=("Kohi Mining Limited", "Norland Geoscience Consultants LLP"),
        signed="2024-05-06",
        laws=("Kenya",),
        prevailing=("en",),
    ),
    Draft(
        "PROTOCOL\nto the Agreement between Norland and Sudland on Mining of 1990\nThe Government"
        " of Norland and the Government of Sudland,\nDesiring to amend the Agreement,\nHave "
        "agreed as follows:\nArticle 1\nX.\nDone at Norhaven on March 9, 2004, in the English "
        "language, in two original copies.\n",
        parties=("Government of Norland", "Government of Sudland"),
        signed="2004-03-09",
    ),
    Draft(
        "EQUITY JOINT VENTURE CONTRACT\nThis Contract is made in Lanzhou, China on this 8th day "
        "of April, 2013 by and between Gansu Nickel Group Co., Ltd. (hereinafter referred to as "
        '"Party A"), a limited liability company established and existing under the laws of the '
        "PRC with its legal address at Jinchang, and Kohi Metals Inc. (hereinafter referred to as"
        ' "Party B"), a company established under the laws of Delaware.\nArticle 1\nX.\nArticle '
        "58 The execution, effectiveness, interpretation, performance and settlement of disputes "
        "of this Contract shall be governed by the laws of the People's Republic of China.\n"
        "Article 60 This Contract is written in Chinese and English. Both versions have equal "
        "legal force. In the event of discrepancy, the Chinese version shall prevail.\n",
        parties=("Gansu Nickel Group Co., Ltd.", "Kohi Metals Inc."),
        signed="2013-04-08",
        laws=("China",),
        prevailing=("zh",),
    ),
    Draft(
        "SALE CONTRACT\nNo. 2021/7\nThe Seller: Karakoram Gems (Pvt) Ltd\nThe Buyer: Shenzhen "
        "Jade Trading Company Limited\nThis contract is made by and between the Buyer and the "
        "Seller whereby the Buyer agrees to buy the goods.\n1. X\n11. This Contract shall be "
        "subject to the laws of Pakistan.\nDate of signature: 18 June 2021\n",
        parties=("Karakoram Gems (Pvt) Ltd", "Shenzhen Jade Trading Company Limited"),
        signed="2021-06-18",
        laws=("Pakistan",),
    ),
    Draft(
        "MINERAL AGREEMENTS (FORM) RULES, 2022\n1. Short title.—(1) These rules may be called "
        "the Mineral Agreements (Form) Rules, 2022.\n2. Every agreement made between the "
        "Authority and a licensee shall be governed by the laws of Pakistan.\n",
    ),
    Draft(
        "JOINT DEVELOPMENT AGREEMENT\nEntered into between\nKOHI MINING PROPRIETARY LIMITED\n"
        '(Registration Number 2001/001234/07)\n("Kohi")\nand\nNORLAND PLATINUM PROPRIETARY '
        'LIMITED\n(Registration Number 2005/004321/07)\n("Norland")\n1. INTERPRETATION\nX.\n21. '
        "This Agreement will in all respects be governed by and construed under the laws of the "
        "Republic of South Africa.\nSIGNED at Johannesburg on this the 12th day of March 2018\n",
        parties=("KOHI MINING PROPRIETARY LIMITED", "NORLAND PLATINUM PROPRIETARY LIMITED"),
        signed="2018-03-12",
        laws=("South Africa",),
    ),
    Draft(
        "AGREEMENT ON MUTUAL ASSISTANCE IN MINE SAFETY\nThe Ministry of Labour of Norland, of the"
        " one part, and the State Administration of Mine Safety of Sudland, of the other part "
        '(the "Parties"),\nArticle 1\nX.\nSigned in the city of Sudburg on the fifth day of the '
        "month of May in the year 2016, in two originals in the English and Urdu languages, both "
        "being equally authentic.\n",
        parties=("Ministry of Labour of Norland", "State Administration of Mine Safety of Sudland"),
        signed="2016-05-05",
        prevailing=("equal",),
    ),
    Draft(
        "FARM-IN AGREEMENT\nBETWEEN: GOLD RIDGE VENTURES CORP., a corporation having an office at"
        ' 800 West Pender Street, Vancouver ("Gold Ridge") OF THE FIRST PART\nAND: KOHI '
        'EXPLORATION LIMITED PARTNERSHIP ("Kohi") OF THE SECOND PART\nWHEREAS X.\n1. X\n13. The '
        "laws of British Columbia shall govern the interpretation of this Agreement.\nIN WITNESS "
        "WHEREOF the parties have executed this Agreement effective as of April 2, 2012.\n",
        parties=("GOLD RIDGE VENTURES CORP.", "KOHI EXPLORATION LIMITED PARTNERSHIP"),
        signed="2012-04-02",
        laws=("British Columbia",),
    ),
    Draft(
        "FRAMEWORK AGREEMENT\nThe Investment Board of Norland, represented by its Chairman, Mr. "
        "A. Khan,\nand\nSudland Resources Development Corporation, represented by its President, "
        'Ms. Li Na,\nhereinafter jointly referred to as the "Parties", have agreed as follows:\n'
        "1. X\nExecuted on 1 October 2024 in Norhaven.\n",
        parties=("Investment Board of Norland", "Sudland Resources Development Corporation"),
        signed="2024-10-01",
    ),
    Draft(
        "HEADS OF TERMS\nfor a Joint Venture\n\nThese Heads of Terms are made on 14 November 2022"
        " between:\n(a) Zhob Chromite Mining Company (Private) Limited, of 12 Jinnah Road, Quetta"
        ' ("ZCMC"); and\n(b) Ningbo Alloy Materials Co. Ltd, of 88 Beilun Avenue, Ningbo ("NAM").'
        "\n1. Purpose\nX.\n7. These Heads of Terms and any dispute arising from them are governed"
        " by the laws of Pakistan.\n",
        parties=(
            "Zhob Chromite Mining Company (Private) Limited",
            "Ningbo Alloy Materials Co. Ltd",
        ),
        signed="2022-11-14",
        laws=("Pakistan",),
    ),
    Draft(
        "ARTICLES OF AGREEMENT made this 2nd day of July Two Thousand and Nine (2009) between THE"
        " PRESIDENT OF THE ISLAMIC REPUBLIC OF PAKISTAN, of the one part, and SAINDAK HOLDINGS "
        "LIMITED, a company incorporated under the Companies Ordinance, 1984, of the other part."
        "\nWHEREAS X\n1. X\n",
        parties=("PRESIDENT OF THE ISLAMIC REPUBLIC OF PAKISTAN", "SAINDAK HOLDINGS LIMITED"),
        signed="2009-07-02",
    ),
    Draft(
        "ROYALTY DEED\nDate\n18 April 2017\nParties\nRoyalty Co Australia Pty Ltd ACN 111 222 333"
        " (Holder)\nLithium Hills Ltd ACN 444 555 666 (Grantor)\nBackground\nA. X\n1. X\n12.4 "
        "This deed is governed by the laws of Queensland and each party submits to its courts.\n",
        parties=("Royalty Co Australia Pty Ltd", "Lithium Hills Ltd"),
        signed="2017-04-18",
        laws=("Queensland",),
    ),
    Draft(
        "MEMORANDUM OF AGREEMENT\nKNOW ALL MEN BY THESE PRESENTS:\nThis Memorandum of Agreement "
        "is entered into this 9th of May 2018 in Manila by and between:\nThe DEPARTMENT OF "
        "ENVIRONMENT AND NATURAL RESOURCES, a government agency, herein represented by its "
        'Secretary ("DENR");\n-and-\nCORDILLERA COPPER CORPORATION, a corporation organised under'
        ' Philippine laws ("CCC").\n1. X\n',
        parties=(
            "DEPARTMENT OF ENVIRONMENT AND NATURAL RESOURCES",
            "CORDILLERA COPPER CORPORATION",
        ),
        signed="2018-05-09",
    ),
    Draft(
        "Agreement between the Government of the Republic of Indonesia and the Government of the "
        "Republic of Korea on Cooperation in the Field of Critical Minerals\nThe Government of "
        "the Republic of Indonesia and the Government of the Republic of Korea (hereinafter "
        'referred to as "the Parties");\nRECOGNIZING X;\nHAVE AGREED as follows:\nARTICLE 1\nX.\n'
        "Done in duplicate in Jakarta on the tenth day of September in the year two thousand and "
        "twenty-four in the Indonesian, Korean and English languages, all texts being equally "
        "authentic. In case of any divergence in the interpretation, the English text shall "
        "prevail.\n",
        parties=("Government of the Republic of Indonesia", "Government of the Republic of Korea"),
        signed="2024-09-10",
        prevailing=("en",),
    ),
    Draft(
        'SUBSCRIPTION AGREEMENT\nThis Subscription Agreement (this "Agreement") is executed as of'
        " the last date set forth on the signature page by and among Gobi Copper Inc., a Cayman "
        'Islands exempted company (the "Issuer"), and the investors Tianshan Fund L.P. ("Fund") '
        'and Oriental Resources Limited ("Oriental").\n1. X\nSection 9.3 Governing Law. The '
        "internal laws of the Cayman Islands govern this Agreement.\nGOBI COPPER INC.\nBy: ____\n"
        "Date: March 4, 2021\nTIANSHAN FUND L.P.\nBy: ____\nDate: March 9, 2021\n",
        parties=("Gobi Copper Inc.", "Tianshan Fund L.P.", "Oriental Resources Limited"),
        signed="2021-03-09",
        laws=("Cayman Islands",),
    ),
    Draft(
        "TOLLING AGREEMENT\nbetween\nKARA SMELTER JSC\n- and -\nIRTYSH ZINC LLP\nAstana, 3 "
        "October 2019\n1. Subject\nX.\n14. The Agreement is executed in Russian and English in "
        "two copies. If there is any inconsistency, the Russian version shall have precedence.\n"
        "15. The law of the Republic of Kazakhstan shall be applicable to this Agreement.\n",
        parties=("KARA SMELTER JSC", "IRTYSH ZINC LLP"),
        signed="2019-10-03",
        laws=("Kazakhstan",),
        prevailing=("ru",),
    ),
    Draft(
        "TECHNOLOGY TRANSFER CONTRACT\nbetween Shenyang Institute of Mine Machinery of China "
        '(hereinafter called "Licensor") as one party and Kohi Engineering Works of Pakistan '
        '(hereinafter called "Licensee") as the other party\nThis Contract is signed in Shenyang '
        "on May 16, 2011.\nArticle 1\nX.\nThe Contract is written in both English and Chinese; "
        "the two texts have the same force.\n",
        parties=(
            "Shenyang Institute of Mine Machinery of China",
            "Kohi Engineering Works of Pakistan",
        ),
        signed="2011-05-16",
        prevailing=("equal",),
    ),
    Draft(
        "STOCKPILE MANAGEMENT AGREEMENT\nTHIS AGREEMENT is made and entered into at Karachi on "
        "this the 25th day of February 2020\nBY AND BETWEEN\nPAKISTAN INTERNATIONAL BULK TERMINAL"
        " LIMITED, a public company having its registered office at Karachi (hereinafter referred"
        ' to as "PIBT", which expression shall include its successors), of the FIRST PART;\nAND\n'
        "INDUS COAL TRADERS, a partnership firm, through its managing partner Mr. Bilal Ahmed "
        '(hereinafter referred to as the "Trader"), of the SECOND PART.\n1. X\nThis Agreement '
        "shall be governed by, and construed according to, the laws for the time being in force "
        "in Pakistan.\n",
        parties=("PAKISTAN INTERNATIONAL BULK TERMINAL LIMITED", "INDUS COAL TRADERS"),
        signed="2020-02-25",
        laws=("Pakistan",),
    ),
    Draft(
        "POWER SUPPLY AGREEMENT\nDATE OF AGREEMENT: 30 June 2015\nPARTIES:\nHydro Norland AS, "
        "registration no. 911 (the Supplier)\nNorland Ferroalloys AS, registration no. 922 (the "
        "Customer)\n1. X\n10. Norwegian law applies to this agreement.\n",
        parties=("Hydro Norland AS", "Norland Ferroalloys AS"),
        signed="2015-06-30",
        laws=("Norway",),
    ),
    Draft(
        "NOVATION AGREEMENT\nEffective as of August 1, 2021, this Novation Agreement is entered "
        'into among Alpha Crushing Inc. ("Outgoing Party"), Beta Crushing Inc. ("Incoming Party")'
        ' and Gamma Quarries LLC ("Continuing Party").\n1. X\n5. This Agreement will be construed'
        " in accordance with and governed by the laws of the State of Nevada.\n",
        parties=("Alpha Crushing Inc.", "Beta Crushing Inc.", "Gamma Quarries LLC"),
        signed="2021-08-01",
        laws=("Nevada",),
    ),
    Draft(
        "MEMORANDUM OF UNDERSTANDING\nbetween the\nUNIVERSITY OF ENGINEERING AND TECHNOLOGY, "
        "LAHORE\nand the\nCHINA UNIVERSITY OF MINING SCIENCES, XUZHOU\nThe University of "
        "Engineering and Technology, Lahore, Pakistan and the China University of Mining "
        "Sciences, Xuzhou, China, wishing to cooperate, agree as follows:\n1. X\nSigned: ______ "
        "Date: 12 October 2021\nSigned: ______ Date: 20 October 2021\n",
        parties=("UNIVERSITY OF ENGINEERING AND TECHNOLOGY", "CHINA UNIVERSITY OF MINING SCIENCES"),
        signed="2021-10-20",
    ),
    Draft(
        "TREATY\nbetween\nthe Kingdom of Norland\nand\nthe Swiss Confederation\non the Exchange "
        "of Geological Data\nThe King of Norland and the Swiss Federal Council, desirous of "
        "concluding a treaty,\nArticle 1\nX.\nDone at Bern, 6 April 1936, in duplicate.\n",
        parties=("Kingdom of Norland", "Swiss Confederation"),
        signed="1936-04-06",
    ),
    Draft(
        "PRODUCTION SHARING CONTRACT\nThis Contract, made and entered into on this 11th day of "
        "April 2006, by and between the MINISTRY OF MINES of the Republic of Kenya (hereinafter "
        'the "Ministry") on the one hand, and Rift Valley Soda Company Limited, a company '
        'organised under the laws of Kenya (hereinafter the "Contractor") on the other hand.\n1. '
        "X\n30. This Contract shall be governed by, interpreted and construed in accordance with "
        "the laws of Kenya.\n",
        parties=("MINISTRY OF MINES of the Republic of Kenya", "Rift Valley Soda Company Limited"),
        signed="2006-04-11",
        laws=("Kenya",),
    ),
    Draft(
        "NON-BINDING MEMORANDUM OF UNDERSTANDING\n\nThis MoU is dated 22 August 2024 and made "
        'between:\n\n1. Balochistan Minerals Company Limited ("BMC"), and\n\n2. Hunan Rare Metals'
        ' Group Co., Ltd. ("HRM").\n\nRecitals\nX\n1. X\nThis MoU is written in English and '
        "Chinese. If they conflict, the English version prevails. It is governed by the laws of "
        "Hong Kong SAR.\n",
        parties=("Balochistan Minerals Company Limited", "Hunan Rare Metals Group Co., Ltd."),
        signed="2024-08-22",
        laws=("Hong Kong",),
        prevailing=("en",),
    ),
    Draft(
        "TREATY BETWEEN THE REPUBLIC OF NORLAND AND THE REPUBLIC OF SUDLAND ON EXTRADITION\nThe "
        "Republic of Norland and the Republic of Sudland,\nDesiring to provide for cooperation,\n"
        "Have agreed as follows:\nArticle 1\nX.\nIN WITNESS WHEREOF, the undersigned have signed "
        "this Treaty.\nDONE in duplicate, at Norhaven, this third day of November, 2003, in the "
        "English language.\nFOR THE REPUBLIC OF NORLAND:    FOR THE REPUBLIC OF SUDLAND:\n",
        parties=("Republic of Norland", "Republic of Sudland"),
        signed="2003-11-03",
    ),
    Draft(
        'OPTION AGREEMENT\nBETWEEN\nSilver Peak Mines Ltd.\n(the "Optionor")\nAND\nKohi Lithium '
        'Corp.\n(the "Optionee")\nDated for reference the 17th day of June, 2016.\n1. X\n11.5 '
        "This Agreement will be governed by and construed in accordance with the laws in force in"
        " British Columbia.\n",
        parties=("Silver Peak Mines Ltd.", "Kohi Lithium Corp."),
        signed="2016-06-17",
        laws=("British Columbia",),
    ),
)

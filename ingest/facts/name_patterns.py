"""What a party's English name looks like, and what stands around it in a list."""

from __future__ import annotations

import re

from ingest.facts.loose import loose
from kb.superscript import NOTE_MARK

_FORM = (
    r"(?:Limited\sPartnership|LIMITED\sPARTNERSHIP|Co\b\.?|CO\b\.?|Company|COMPANY|Inc\b\.?|INC\b\.?|inc\b\.?|Incorporated|Ltd\b\.?|ltd\b\.?|llc\b|LTD\b\.?"
    r"|Limited|LIMITED|LLC|L\.L\.C\.|LLP|L\.L\.P\.|L\.P\.|LP\b|Corp\b\.?|CORP\b\.?|Corporation"
    r"|CORPORATION|S\.A\b\.?|SA\b|N\.V\.|NV\b|B\.V\.|BV\b|GmbH|AG\b|plc|PLC|P\.C\.|N\.A\.|S\.p\.A\."
    r"|S\.r\.l\.|S\.\s?à\.?\s?r\.\s?l\.|Sàrl\b|S\.A\.S\.|SAS\b|S\.L\.|Ltda\b\.?|LTDA\b\.?|Oy\b|A/S|AS(?=\s?[,;(])|AB\b|K\.K\.|Sdn\b|SDN\b|Bhd\b|JSC|PJSC|OJSC|LLLP|Trust\b|Bank\b|Pte\b\.?|PTE\b\.?|Pvt\b\.?|Pty\b\.?|PTY\b\.?)"
)
COMPANY = rf",?\s(?:\([A-Z][\w.]+\)\s)?\(?{_FORM}"
# "Ministry of Mines, Government of Balochistan" is one name.
_STATE = r"(?:[Gg]overnment|GOVERNMENT)\s(?:of|OF)\b"
COMMA = rf"(?:{COMPANY}|,\s{_STATE})"
# "Court for Sierra Leone", "Centre on Crime": after these words for and on belong to the name.
BODIES = frozenset(
    "centre center court organisation organization agency institute commission council fund bank"
    " association office authority tribunal committee department ministry board corporation"
    " foundation company union secretariat society administration bureau university forum".split()
)
# The alias that ends a name: (the "Survey"), (hereinafter referred to as "A"), (the COMPANY).
_QUOTED = r"(?:[“\"]|'{1,2}|‘)[^”\"“()]{1,60}?(?:[”\"]|'{1,2})"
_CALLED = (
    r"\b[Hh]ere(?:in)?\s?after\b,?\s(?:\w+\s){0,2}?"
    r"(?:(?:referred\sto|called|known|designated)\s(?:as\s)?)?"
)
_ACRONYM = r"\((?!PTY|PVT|PTE|HK|USA?\b|UK|PRC|BVI|SAR)[A-Z]{3,10}\)"
ALIAS = loose(
    rf"\s?\((?:[^()“”\"']{{0,80}}){_QUOTED}[^()]{{0,400}}\)"
    rf"|\s?\((?:[Tt]he|{_CALLED}(?:the\s)?)\s?[A-Z][\w -]{{2,40}}\)"
    rf"|,?\s?{_CALLED}(?:the\s)?(?:{_QUOTED},?|[A-Za-z]{{4,20}}(?=,?\sof\sthe\s))"
)
# Only where nothing else is called so: (NBFC) may be what a party is.
ALIAS_OR_ACRONYM = loose(rf"{ALIAS.pattern}|\s?{_ACRONYM}")
ACRONYM = re.compile(rf"(?<=\w)\s?{_ACRONYM}\s*$")
"""What a name is followed by where it is called so: Stone Development Company (PASDEC)."""
COLLECTIVE = loose(
    r"[^“\"']{0,80}(?:[“\"]|')(?:the\s|each\sa\s)?"
    r"(?:(?:\w+\s)?(?:Parties|PARTIES|parties|Sides|sides|Participants)\b|Party,?[”\"'])"
    r"|\s?\(?(?:[Cc]ollectively|[Tt]ogether|[Jj]ointly),?\s[^()]{0,60}Part(?:y|ies)\b"
    r"|\s?\((?:[Tt]he\s)?(?:\w+\s)?(?:Parties|PARTIES|Participants|Sides)\)"
    r"|\beach,?\san?\s[“\"]Party\b"
)
# (collectively "Alpha"): those before, as one.
GROUP = loose(r"\s?\((?:[Cc]ollectively|[Tt]ogether|[Jj]ointly)\b")
# What a list defines beside its parties: (the "Effective Date").
NO_PARTY = re.compile(
    r"\b(?:Date|DATE|Agreement|AGREEMENT|Contract|MOU|MoU|Memorandum|Territory|Term|Products?|Services"
    r"|Property|Project|Premises|Act|Plan|Note|Amendment|Arrangement|Protocol)[”\"']"
)
ENDS = re.compile(
    r"\s{2,}|\s\d{1,2}\.\s|\s(?:concerning|regarding|relating|relative|for|on|with\srespect|with\sregard|in\srespect"
    r"|in\sconnection|to|about|desiring|being|[Hh]ere(?:in)?after|acting|represented|signed|duly|have|has|whose"
    r"|having|collectively|each|the\sParties)\b|\s(?:PREAMBLE|Preamble|A(?:RTICLE|rticle)\s[1IO])\b|\s?[;:](?!\w)"
    r"|(?<!\b[A-Z])(?<!\bInc)(?<!\bLtd)(?<!\bCorp)(?<!\bCo)(?<!INC)(?<!LTD)\s?\.(?!\w)"
    r"|\s(?:CONCERNING|REGARDING|RELATING|RELATIVE|ON|FOR|WITH\sRESPECT|IN\sRESPECT)\b"
    r"|(?<=[A-Z]{2})\s(?=The\s[A-Z][a-z])"  # a title in capitals, and the text below it
    rf"|\s?\((?!Pvt|Private|PRIVATE|Pty|PVT|H\.?K|(?i:[\w &]{{3,40}}\s(?:division|wing"
    rf"|department|branch)\)))|,(?!\s(?:{_FORM}|{_STATE}))"
)
NEXT = loose(r",?\s?\b(?:and|AND)\s(?:also\s)?(?:(?:the|THE)\s)?(?=[A-Z])")
GOVERNMENT = re.compile(
    r",?\s?\b(?:and|AND)\s*(?:(?:the|THE)\s+)?(?=(?:Government|GOVERNMENT)\s(?:of|OF)\b)"
)
LEAD = loose(
    r"[\s,;:.]*(?:the\sfollowing\s(?:\w+\s)?parties\b[^:]{0,60}:\s*)?"
    r"(?:(?:on\sthe\s(?:one|other)|of\sthe\s\w+)\s(?i:hand|part|side)[\s,;:]*)?"
    r"(?:(?:and|And|AND|&)\s?:?\s*)?(?:\(?(?:\d|[ivx]+)[).]\s|\([a-z]\)\s)?"
    r"(?:(?:the|The|THE|is|that|M/[Ss]\.?|MESSRS\.?|Messrs\.?)\s){0,2}"
    r"(?:Governments\sof\s(?:the\s)?)?"
)
# "(Your Company Name and Address) And": who fills the form in stands before the one who made it.
UNFILLED = loose(
    r"\s*\((?:[Yy]our|[Ii]nsert|[Nn]ame)\b[^()]{0,60}\)[\s,;]*(?:and|And|AND)\b\s?:?\s*"
)
DESCRIBED = loose(r"(?:[,;]\s*and\s+|;\s*|\bf/s/o\s)(?:the\s)?(?=[A-Z])")
PREAMBLE = re.compile(r".*\b(?:PREAMBLE|Preamble)\s*")  # a title page stands above it
JOINED = loose(r"\band\s(?:the\s)?(?=[A-Z]|[a-z]\w*(?:[A-Z]|\.\w))")
# No part of a name: the words of a sentence, or of another title.
SAYS = re.compile(
    r"\s(?:may|shall|will|is|are|was|were|has|have|agrees?|wish(?:es)?|between|BETWEEN|[Dd]ated|DATED)\s"
)
# What a party is called later on names nobody.
ROLE = re.compile(
    r"(?i:(?:the\s)?(?:first|second|third)\sparty|party\s(?:[a-d]|[1-4])|(?:disclosing|receiving)\sparty|buyer|seller|purchaser"
    r"|supplier|vendor|licensor|licensee|lessor|lessee|landlord|tenant|employer|employee|executive"
    r"|contractor|client|customer|company|distributor|consultant|owner|lender|borrower|provider"
    r"|recipient|discloser|agency|agent|principal|investor|bank|government|authority|parties|members?)"
)
EACH = re.compile(r"\s?\(each\b")
CAPACITY = re.compile(r"\s*,?\s*as\s+(?![^,;]*;)(?!.*\band\b)")
# "Stratton, Cheeseman & Walsh, Inc.": the commas of partners' names.
PARTNERS = loose(r"[A-Z][\w'’-]*(?:,\s[A-Z][\w'’-]*){1,4},?\s&\s[A-Z][\w'’-]*")
# "Ministry of Commerce, Industry and Tourism": the commas and the "and" of what it is in charge of.
MINISTRY = re.compile(
    r"(?:[A-Z][\w-]*\s){0,4}?(?:Ministry|MINISTRY|Department|DEPARTMENT|Secretariat|SECRETARIAT"
    r"|University|UNIVERSITY|Institute|INSTITUTE|Academy|ACADEMY|Chamber|CHAMBER|College)\b"
)
_CHARGE = r"[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*){0,3}"
IN_CHARGE_OF = loose(
    rf"{MINISTRY.pattern}\s(?i:of|for)\s(?i:the\s)?{_CHARGE}(?:,\s{_CHARGE}){{0,5}},?\s(?i:and|&)\s{_CHARGE}"
)
MINISTRIES = loose(r",?\s(?:and|AND)\s(?:the|THE)\s(?=[A-Z])")
SMALL = re.compile(
    r"[a-z]\w*(?:[A-Z]|\.\w|,?\s(?:inc|ltd|llc|plc|gmbh)\b)"
)  # a name that is written small: drkoop.com, iRobot
NAME = re.compile(r"[A-Za-z\d][^;:“”\"]{2,}")
# After a name: where it has its seat, under which law it was formed, who acts for it.
SAID_OF = loose(
    r",?\s(?:located|having|whose|with\s(?:its|an?|offices?|principal|registered|registration)"
    r"|(?:duly\s)?(?:organi[sz]ed|incorporated|registered|established|constituted|formed)\b|existing|duly|acting"
    r"|represented|(?:[-–]\s)?under\sthe\slaws|residing|an?\s(?:[\w.'-]+\s){0,5}?(?:corporation|Corporation|company"
    r"|Company|partnership|Partnership|trust|bank|entity|individual)\b|as\s(?!Trustee)|in\sthe\sperson|[Rr]egistration"
    r"|by\sand\sthrough|d/b/a|doing\sbusiness|formerly|on\sbehalf|for\sitself|and\sits\b|of\s\d|company\snumber"
    r"|hereinafter|hereafter|at\s\d|dba\b|D/B/A|f/k/a|through\b|and/or|together|\))"
)
# "DGT Corp. Suite 207, Austin Avenue": after such a form an address begins.
ADDRESS = re.compile(
    r"(?<=\s)(?:Inc|INC|Ltd|LTD|Corp|CORP|Limited|LIMITED|LLC|GmbH|AG|LLP|plc|PLC)\b\.?(?=\s+\w)"
    rf"(?!\s+(?:of|and|AND|{_FORM}|Partnership|Liability|PARTNERSHIP|LIABILITY)\b)"
)
TRANSLATED = loose(
    r"\s?\((?=[\u3400-\u9fff]|formerly|[Cc]ompany\s(?:[Nn]o|[Rr]eg)|[Cc]ompany\snumber|[Rr]egist|[Nn]o\.)"
)
# The list is over: a sentence ends, the recitals begin. A company's own full stop ends nothing.
OVER = loose(
    r"\bby\sand\s(?:between|among)\b|\bas\san?\samendment\b|"
    r"\b(?:WHEREAS|Whereas|WITNESSETH|RECITALS?|Recitals?|BACKGROUND|Background|NOW,?\sTHEREFORE)\b"
    r"|\bW\sI\sT\sN\sE\sS\sS|\bin\sorder\sto\b|\bfor\sthe\spurposes?\sof\b|:\s+\d+\.\s"
    r"|(?:[a-z)]{3}|\d{4,5})\.\s+(?:[A-Z]|\d)"
)
ABBREVIATED = re.compile(
    r"\b(?:\w*str|Inc|Ltd|Corp|Co|No|St|Rd|Ave|Blvd|Ste|Mr|Ms|Mrs|Dr|Pvt|Pty|Pte)$"
)
# Names that stand one after the other, each with its company's form: a title page's list.
NUMBERED = loose(r"(?<![\w(])\(?(?P<n>[1-9])[).]\s(?=[A-Z])")
COMPANY_NAME = (
    rf"[A-Z\d][\w.&'’-]*(?:\s+(?:(?:of|and|&|for|the)\s+)?(?!and\b|AND\b)"
    rf"[A-Z(\d&][\w.&'’()-]*){{0,8}}?{COMPANY}\)?(?:,?\s{_FORM}){{0,2}}"
)
TITLED = re.compile(rf"(?:(?:the|The|THE)\s+)?(?P<name>{COMPANY_NAME})(?![\w])")
BETWEEN_TITLED = re.compile(
    r"(?:\s?\([^()]{1,60}\))?(?:[,;]\s*(?:(?:and|AND)\s+)?|\s+(?:and|AND)\s+)"
)
BLANK = re.compile(
    r"^\s*(?:,|and\b)|,\s+,|\b(?:is|of|and)\s+,|"
    r"_{2,}|\.{3,}|[•●…*]{2,}|-{3,}|\[[^\]]{0,40}\]|<[^>]{0,40}>"
    r"|\b(?:CLIENT|Client|COMPANY|Company|PARTY|Party|SUPPLIER|VENDOR|Your)\s(?:NAME|Name)\b"
    r"|\b(?:Insert|INSERT|insert|Name\sof|NAME\sOF)\b|\bYour\sCompany\b"
    r"|\b[Tt]he\sundersigned\b|\b(?:and|AND)\sYou\b|\b[Ii]ndividual\(s\)"
)
# A footnote's mark, a stray full stop.
MARK = re.compile(rf"(?:{NOTE_MARK})+$|(?<=[a-z])\d$|(?<=[a-z]{{4}})\.$")

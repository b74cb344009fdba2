"""The words by which an English agreement introduces its parties."""

from __future__ import annotations

import re

from ingest.facts.loose import loose
from ingest.facts.name_patterns import COMPANY_NAME

_INSTRUMENT = (
    r"(?:[Aa]greement|AGREEMENT|[Mm]emorandum(?:\s[Oo]f\s[Uu]nderstanding)?|MEMORANDUM(?:\sOF"
    r"\sUNDERSTANDING)?|MoU|MOU|[Cc]ontract|CONTRACT|[Pp]rotocol|[Tt]reaty|[Dd]eed|DEED|[Ll]ease|LEASE"
    r"|[Aa]mendment|AMENDMENT|[Aa]ddendum|ADDENDUM|[Ll]etter\sof\s[Ii]ntent|[Hh]eads\sof\s[Tt]erms|[Aa]rrangement"
    r"|[Uu]ndertaking|[Ll]icen[cs]e|LICENSE|NDA)"
)
_BETWEEN = (
    r"(?:\b(?:between|among|amongst|BETWEEN|AMONG|Between|Among)(?![A-Za-z])\s?:?\s*"
    r"|\b(?:by|BY)\s?:\s*)"  # signed on 5 May by: A and B
)
_SENTENCE = r"(?:(?!\.\s+(?!BETWEEN|Between|AMONG|By\b)[A-Z])[^;])"
_MADE_WORD = (
    r"\b(?:made|MADE|entered|ENTERED|concluded|executed|EXECUTED|signed|dated|DATED|agreed"
    r"|effective|sets\sout|records|confirms)"
)
# "This MoU (the "MoU") is made at Quetta between", "entered into as of June 12, 2019 by and among".
MADE = loose(
    rf"\b(?:This|THIS|These|THESE)\s(?:[\w&,/’'-]+\s){{0,10}}?{_INSTRUMENT}\b{_SENTENCE}{{0,160}}?"
    rf"(?:{_MADE_WORD}\b{_SENTENCE}{{0,160}}?|\b(?:is|IS)\s(?:by\sand\s)?){_BETWEEN}"
    # AGREEMENT AND PLAN OF MERGER (this "Agreement") dated as of 21 June 2021, among
    rf"|\b{_INSTRUMENT}\b[^.;]{{0,40}}?\(this [“\"]\w+[”\"]\),?\s{_MADE_WORD}\b"
    rf"{_SENTENCE}{{0,100}}?{_BETWEEN}"
    # LOAN AGREEMENT AGREEMENT, dated 7 June 2019, between
    r"|(?:(?<=AGREEMENT )AGREEMENT|\b(?:ARTICLES|MEMORANDUM)\sOF\sAGREEMENT),?"
    r"\s(?:made|dated|MADE|DATED)\b"
    rf"{_SENTENCE}{{0,160}}?\b(?:between|BETWEEN|among|AMONG)\s?:?\s*"
)
# Within a sentence: the full stops of "Mr. A. Khan" end none.
_TITLED_PERSON = r"(?:[^.;]|(?<=\b[A-Z])\.|(?<=\bM[rs])\.|(?<=\b[DM]r)\.|(?<=\bMrs)\.)"
# At the beginning of a line: "The Government of A and the Government of B, desiring to ...".
OPENING = re.compile(
    r"(?:^|(?<=\s)|(?<=Preamble))(?=(?:(?:[Tt]he\s|THE\s)?(?:Governments?|GOVERNMENTS?|Kingdom|Republic"
    r"|Islamic|People's|Federal|United"
    r"|Ministry|Department|State\sof|Sultanate|Commonwealth|Swiss|His\sMajesty|Her\sMajesty|Principality)"
    r"|[Tt]he\s(?:[A-Z][\w'’-]+\s){1,6}?(?:Institute|Agency|Authority|Commission|Council|Office|Board"
    r"|Bureau|Administration|University|Academy|Cent(?:re|er)|Survey|Organi[sz]ation|Service))\b"
    rf"{_TITLED_PERSON}{{0,260}}?(?:\b(?i:hereinafter|desiring|being\spart|considering|recogni[sz]ing"
    r"|recalling|having\sregard|collectively|inspired|committ(?:ed|ing)|wishing|acknowledging|noting"
    r"|convinced|determined|conscious|mindful|reaffirming|believing|aware|aiming|seeking|intending"
    r"|guided|bearing\sin|taking\sinto|have\sagreed)\b|\beach\san?\s"
    r"|\((?:the\s)?[“\"](?:the\s)?(?:Contracting\s)?Parties))"
)
# "the Mainland and the Macao Region (hereinafter referred to as the "two sides")".
TOGETHER = re.compile(
    r"(?:^|(?<=[a-z]\s)|(?<=,\s)(?=the\s)|(?<=\n))(?=(?:[Tt]he\s)?[A-Z][\w'’-]+(?:\s(?:of|the|[A-Z][\w'’-]+)){0,8}\sand\s(?:the\s)?[A-Z]"
    r"[^.;()]{2,120}?\s?\((?:hereinafter|collectively|together|jointly)[^()]{0,40}?"
    r"[“\"](?:the\s)?(?:two\s)?(?:[Ss]ides|[Pp]arties|Contracting\sParties|Participants|Signatories)[”\"])"
)
# Not "the Agreement between A and B of 1964", which is another one.
TITLE = re.compile(
    r"(?<![Tt]he\s)(?<!said\s)(?<![Tt]his\s)(?<!an\s)(?<!\b[Aa]\s)"
    r"(?:Agreement|AGREEMENT|Treaty|TREATY|Convention|CONVENTION|Protocol|PROTOCOL"
    r"|Memorandum\sof\sUnderstanding|MEMORANDUM\sOF\sUNDERSTANDING|Contract|CONTRACT|Arrangement"
    r"|ARRANGEMENT|MoU|PLAN\sOF\sMERGER|Plan\sof\sMerger|NDA|DEED|LEASE)\b"
    r"(?:(?!\s(?:a|an|the|said|this)\s(?:Agreement|Treaty|Convention|Protocol|Memorandum|Contract"
    r"|Arrangement)\b)[^.;]){0,160}?"
    r"\b(?:between|BETWEEN|Between|among|AMONG|Among)\b\s?:?\s+"
)
# "The Loan Agreement between A and B" neither.
OF_ANOTHER = re.compile(r"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Ss]aid)\s(?:[A-Z][\w-]*\s){1,4}$")
# "PARTIES (1) A Limited ... (2) B Limited"; "BETWEEN: A of the one part AND B of the other part".
LISTED = re.compile(
    r"\b(?:(?:THE\s)?PARTIES|Parties|BETWEEN|Between)\b\s?:?\s+(?=\(?(?:1|i|a|A)[).]\s)"
    r"|\b(?:BETWEEN|Between)\s?:?\s+(?=[A-Z])"
)
# "A, hereinafter referred to as the "Seller", ... have entered into this Contract".
HAVE = re.compile(
    r"(?=[^.;:]{3,120}?,?\s\(?[Hh]ere(?:in)?after\b(?:(?!WHEREAS).){20,700}?"
    r"\b(?:have|has|hereby)\s(?:\w+\s){0,2}?(?:entered\sinto|concluded|signed|executed|agreed|agree|made)\b)"
    # A, a Michigan corporation (ALPHA) and B, Inc. ("Agency") agree as follows:
    r"|(?=[^.;:]{3,160}?\([“\"A-Z][^()]{1,40}\),?\s(?:and|AND)\s.{3,300}?\([^()]{2,60}\)[^:;]{0,120}?"
    r"\b(?:agree\s(?:as\sfollows|that|to)|hereby\sagree|enters?\sinto\s(?:this|the\spresent)))"
)
_ROLE = (
    r"(?:P(?:arty|ARTY)\s(?:[A-D]|[1-4]|I{1,3})|First\sParty|Second\sParty|(?:The\s)?(?:Seller|Buyer|Purchaser|Supplier|Licensor"
    r"|Licensee|Lessor|Lessee|Landlord|Tenant|Employer|Contractor|Client|Customer|Company|Distributor"
    r"|Consultant|Owner|Lender|Borrower|Provider|Service\sProvider|Recipient|Discloser|Disclosing\sParty"
    r"|Receiving\sParty|Principal|Agent|Vendor|Investor|Transferor|Transferee))"
)
ROLES = re.compile(
    rf"(?:^|(?<=[ \t][ \t]))[ \t#*]*{_ROLE}[ \t]*(?:\([^()\n]{{0,30}}\))?[ \t*]*:[ \t*]*"
    r"(?P<name>[A-Z][\w.,&'’() -]{2,80}?)"
    r"(?=\s{2}|[ \t]*$|;|[ \t](?:Legal|Address|Registered|Represent|Tel\b|of\s\d|Party\s[B-D])"
    r"|,\s(?!Inc|Ltd|LLC|Limited|L\.?P|Co\b|Corp)"
    r"|\s\((?:the|hereinafter|[“\"]))",
    re.M,
)
_ROLE_OF_ITS_OWN = rf"(?:{_ROLE}|[A-Z][a-z]+\s[Pp]arty)[ \t]*(?:\([^()\n]{{0,30}}\))?"
# The role alone in its line, and the company's name in the next.
ROLES_ABOVE = re.compile(
    rf"^[ \t#*]*{_ROLE_OF_ITS_OWN}[ \t*]*:[ \t*]*\n+[ \t*]*(?P<name>{COMPANY_NAME})[ \t*]*(?=$|,)",
    re.M,
)
# "Party 2:" and nothing after it, in a form.
ROLE_BLANK = re.compile(rf"^[ \t#*]*{_ROLE_OF_ITS_OWN}[ \t*]*:[ \t_.*]*$", re.M)
SIGNED = re.compile(
    r"\b(?:For|FOR)\s(?:(?:and\son\sbehalf\sof|AND\sON\sBEHALF\sOF)\s)?(?:the\s)?"
    r"(?=(?:Government|Kingdom|Republic|[A-Z][\w'.-]+\s[A-Z]))"
)
TESTIMONIUM = re.compile(
    r"\b(?:IN WITNESS WHEREOF|In [Ww]itness [Ww]hereof|DONE (?:at|in)|Done (?:at|in))\b"
)
# Of notes: "the Government of A are prepared to conclude with the Government of B an agreement".
NOTES = re.compile(
    r"\b[Gg]overnment\sof\s(?:the\s)?[A-Z][^.;]{2,120}?\b(?:conclude|conclusion|enter\sinto)\b[^.;]{0,60}?"
    r"\b[Gg]overnment\sof\s(?:the\s)?[A-Z][^.;]{2,80}?\sagreement\b"
)
# Alone in its line, above the lines that name them.
PARTIES_ABOVE = re.compile(
    r"^[ \t#*]*(?:(?:THE )?PARTIES|(?:The )?Parties)[ \t*]*:?[ \t*]*\n", re.M
)
PARTY_LINE = re.compile(
    rf"[ \t*-]*(?:[Tt]he\s)?(?P<name>{COMPANY_NAME})"
    r"(?=[ ]*(?:[,;(\n]|$|A[CB]N\b|of\b|an?\b))[^\n]*(?:\n\s*|$)"
)
# Of letters: Alpha Limited ("Alpha") and Beta Limited ("Beta") propose.
_CALLED = r"\s?\((?:the\s|hereinafter\s)?[“\"][^()“”\"]{2,40}[”\"]\)"
ALIASED = loose(
    rf"(?={COMPANY_NAME}{_CALLED},?\s(?:and|AND|with)\s(?:the\s)?{COMPANY_NAME}{_CALLED})(?<![\w&.])"
)
GOVERNMENT = re.compile(r"\b[Gg]overnment\sof\s(?:the\s)?[A-Z]\w+(?:\s(?:of\s)?[A-Z]\w+){0,4}")

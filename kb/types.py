"""The words of the house: what a document is, and what a question gets back.

Offsets everywhere count Unicode code points of a document's stored text, half-open. The standard
library only; nothing here knows a file format, a database or HTTP.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias

Day: TypeAlias = date
"""A calendar day, for where a field is called date."""

LEADERS = re.compile(r"(?:[.·…_] ?){5,}")
"""The dots between an entry of a table of contents and its page: each costs a model a token."""

BROKEN = r"(?<=[a-z])[-\u00ad\u2010][ \t]*\n\s*(?=[a-z])"
"""What stands in a word that the end of a line breaks: a hyphen, which it may also have had."""
_BROKEN = re.compile(BROKEN)


class Language(StrEnum):
    """A language Concord reads. Chinese is Simplified and Traditional."""

    EN = "en"
    ZH = "zh"


class DocumentType(StrEnum):
    """What kind of instrument a document is."""

    POLICY = "policy"
    LAW = "law"
    REGULATION = "regulation"
    MOU = "mou"
    AGREEMENT = "agreement"
    GUIDELINE = "guideline"
    NOTICE = "notice"
    AMENDMENT = "amendment"
    OTHER = "other"


class FactKind(StrEnum):
    """What a fact is about."""

    TYPE = "type"
    TITLE = "title"
    NUMBER = "number"
    PARTY = "party"
    ISSUER = "issuer"
    SIGNED = "signed"
    ISSUED = "issued"
    EFFECTIVE = "effective"
    EXPIRY = "expiry"
    TERM = "term"
    STATUS = "status"
    GOVERNING_LAW = "governing_law"
    DISPUTE_FORUM = "dispute_forum"
    PREVAILING_LANGUAGE = "prevailing_language"
    AMOUNT = "amount"
    RATE = "rate"


class Status(StrEnum):
    """Where an instrument stands, as its own words say."""

    DRAFT = "draft"
    SIGNED = "signed"
    IN_FORCE = "in_force"
    AMENDED = "amended"
    REPEALED = "repealed"


class Leg(StrEnum):
    """Which way of looking found a hit."""

    DENSE = "dense"
    BM25 = "bm25"
    LOCATOR = "locator"
    LEXICON = "lexicon"  # the question's words, translated
    COUNTERPART = "counterpart"  # near the best passages of the question's own language
    ASPECT = "aspect"  # of a document that is named: what is asked of it
    TOKENS = "tokens"  # of those that the others found: the question's tokens, one by one


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points of one document's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: start {self.start}, end {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the words the span covers."""
        return text[self.start : self.end]

    def covers(self, offset: int) -> bool:
        """Say whether the code point at `offset` lies in the span."""
        return self.start <= offset < self.end


class PageSource(StrEnum):
    """Where the text of a page came from."""

    TEXT = "text"  # what the file itself stores as text
    OCR = "ocr"  # read off the picture of the page
    NONE = "none"  # nothing was read; the page says why, or is blank


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a page as displayed, in points (pixels of a picture), origin at the top left."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PageBox:
    """A box and the page it is on; `page` counts from 1, `width` and `height` are the page's."""

    page: int
    width: float
    height: float
    box: Box


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `index` counts from 1; `label` is what is printed on it ("iv", "A-3").

    The pages of a document follow one another without gap or overlap and cover its whole text.
    `unread` is empty for a page that was read, else the reason that it could not be.
    `plausibility` says from 0 to 1 how much the text looks like language (below a half it is not
    kept), `confidence` how sure the OCR was in the mean; 1 where neither was asked. `script` names
    a script that Concord keeps and does not read. `running` are the stretches that are a running
    header, a footer or a page number, `doubtful` the lines that the OCR was unsure of.
    `characters` counts what is seen of the page but its running lines, `covered` how much of that
    is in a passage.
    """

    index: int
    label: str
    span: Span
    unread: str = ""
    source: PageSource = PageSource.TEXT
    plausibility: float = 1.0
    confidence: float = 1.0
    script: str = ""
    running: tuple[Span, ...] = ()
    doubtful: tuple[Span, ...] = ()
    characters: int = 0
    covered: int = 0


class Verdict(StrEnum):
    """Whether a document, or an index, was read whole; the first that is true, from below."""

    COMPLETE = "complete"  # every page was read, and every character of it can be found
    DOUBTFUL = "doubtful"  # that too, but lines, or a script, are not sure to be read rightly
    PARTIAL = "partial"  # pages or characters are missing
    UNREAD = "unread"  # there are pages, and none was read


@dataclass(frozen=True, slots=True)
class Coverage:
    """The sums of a ledger: how many pages came from where, and what of them can be found.

    `plausibility` is the least of the pages', `confidence` the mean of those read by OCR, 1 without
    any. A blank page is neither read nor unread.
    """

    pages: int = 0
    text_pages: int = 0
    ocr_pages: int = 0
    blank_pages: int = 0
    unread_pages: int = 0
    plausibility: float = 1.0
    confidence: float = 1.0
    doubtful_lines: int = 0
    characters: int = 0
    covered: int = 0
    scripts: tuple[str, ...] = ()
    verdict: Verdict = Verdict.COMPLETE


@dataclass(frozen=True, slots=True)
class Reference:
    """A place in a clause that names another clause of the same document, by that one's locator."""

    locator: str
    span: Span


@dataclass(frozen=True, slots=True)
class Fact:
    """Something a document says of itself, and the words it was read from.

    `value` is what can be compared: a day (2026-01-28), a duration (P33M), a place (Pakistan), a
    language (en, zh; `equal` where no text prevails), a `Status`, else the words without line
    breaks. `language` is that of the words. `confidence` is how often a fact of its pattern is
    right, from 0 to 1.
    """

    kind: FactKind
    value: str
    language: Language
    span: Span
    confidence: float


@dataclass(frozen=True, slots=True)
class Clause:
    """A node of a document's numbering tree.

    `locator` is the language-neutral address ("art:5/par:2"), `label` the number as written
    ("第五条第二款", "Article 5(2)"), `heading` the words beside the number, often empty. `span`
    reaches from the number to where the next clause of the same or a higher level begins, so a
    clause's span contains its children's. `references` are those in its own words, not in its
    children's.
    """

    locator: str
    label: str
    heading: str
    span: Span
    language: Language
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One instrument, in one or two languages, as its reader understood it.

    `id` stays when the file changes; `sha256`, of the file's bytes, does not. `source` is the
    file's name, for people; it is never used as a path.
    """

    id: str
    sha256: str
    source: str
    title: str
    type: DocumentType
    languages: tuple[Language, ...]
    date: date | None
    text: str
    pages: tuple[Page, ...]
    clauses: tuple[Clause, ...]
    media_type: str = "application/octet-stream"
    facts: tuple[Fact, ...] = ()
    geometry: tuple[bytes, ...] = ()  # of each page, as `kb.geometry` packs it; () without places

    def page_at(self, offset: int) -> Page:
        """Return the page on which the code point at `offset` stands.

        Raises `ValueError` for an offset outside the text.
        """
        for page in self.pages:
            if page.span.covers(offset):
                return page
        raise ValueError(f"offset {offset} is outside {self.id}, which has {len(self.text)}")

    @property
    def unread_pages(self) -> tuple[Page, ...]:
        """The pages of which nothing could be read."""
        return tuple(page for page in self.pages if page.unread)


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit of retrieval: a clause, or a part of a long one.

    `text == document.text[span]`. `context` is the title and the headings above it: searched
    with the passage, never quoted as its words. `clauses` are the locators of every clause that
    the passage holds the beginning of or lies in, so that one asked for by number is found.
    `omitted` are running lines in the midst of it, where it crosses pages: quoted as they stand
    there, and neither embedded nor indexed.
    """

    document_id: str
    sha256: str
    language: Language
    locator: str
    label: str
    heading: str
    span: Span
    text: str
    context: str = ""
    clauses: tuple[str, ...] = ()
    omitted: tuple[Span, ...] = ()

    @property
    def id(self) -> str:
        """The passage's own name: the file's content and the place in it."""
        return f"{self.sha256}:{self.span.start}-{self.span.end}"

    @property
    def words(self) -> str:
        """The text without the running lines in it."""
        kept = []
        at = self.span.start
        for span in self.omitted:
            kept.append(self.text[at - self.span.start : span.start - self.span.start])
            at = span.end
        return "".join([*kept, self.text[at - self.span.start :]])

    @property
    def searchable(self) -> str:
        """The words that are embedded: context, then its own, without the dots of contents.

        Words broken by line ends are made whole.
        """
        words = _BROKEN.sub("", LEADERS.sub(" ", self.words))
        return f"{self.context}\n{words}" if self.context else words


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """A document without its text: what a list of documents shows.

    `collection` is the folder that its file came from, or what its uploader called it.
    """

    id: str
    sha256: str
    source: str
    title: str
    type: DocumentType
    languages: tuple[Language, ...]
    date: date | None
    page_count: int
    unread_pages: tuple[int, ...]
    clause_count: int
    passage_count: int
    media_type: str
    ingested_at: str
    parties: tuple[str, ...] = ()
    signed: Day | None = None
    expiry: Day | None = None
    status: Status | None = None
    governing_law: tuple[str, ...] = ()
    coverage: Coverage = field(default_factory=Coverage)
    collection: str = ""


class Authority(StrEnum):
    """What a text counts for beside the other language's, as its own document says."""

    PREVAILS = "prevails"
    EQUAL = "equal"  # both are equally authentic
    TRANSLATION = "translation"  # another language's text prevails
    UNSTATED = "unstated"


@dataclass(frozen=True, slots=True)
class ShortForm:
    """A citation as it is printed, in each language and script."""

    en: str = ""
    zh: str = ""
    zh_hant: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a quote stands. The law: `quote == document.text[span]`, always.

    `boxes` are the quote's lines on their pages, empty where the format has no places. `source`
    and `doubtful` say how it was read, and which stretches of it the OCR was unsure of. `pages` are
    all that it touches, `page` the first of them; `confidence` is the mean of those that were read
    by OCR, 1 without any. `language` is that of the text cited.
    """

    document_id: str
    sha256: str
    page: Page
    locator: str
    span: Span
    quote: str
    boxes: tuple[PageBox, ...] = ()
    source: PageSource = PageSource.TEXT
    doubtful: tuple[Span, ...] = ()
    pages: tuple[Page, ...] = ()
    language: Language = Language.EN
    confidence: float = 1.0
    authority: Authority = Authority.UNSTATED
    short: ShortForm = field(default_factory=ShortForm)


@dataclass(frozen=True, slots=True)
class LegRank:
    """A leg's own view of a hit: its rank from 1 in its language's pool, and its score."""

    leg: Leg
    rank: int
    score: float


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A word of the question and what stands for it in a passage: "royalty", "特许权使用费".

    `spans` are where, in code points of the document's text.
    """

    asked: str
    found: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class HitCounterpart:
    """The same clause in the other language: what a hit says, in that document's words."""

    passage: Passage
    document: DocumentSummary
    citation: Citation


@dataclass(frozen=True, slots=True)
class Hit:
    """One passage found, with its evidence and how it was found.

    `counterpart` is the same clause in the other language, where it was found as well.
    """

    rank: int
    score: float
    passage: Passage
    document: DocumentSummary
    citation: Citation
    legs: tuple[LegRank, ...]
    terms: tuple[TermMatch, ...] = ()
    counterpart: HitCounterpart | None = None


@dataclass(frozen=True, slots=True)
class SearchFilter:
    """What a search is narrowed to. Empty means everything; dates are inclusive.

    `parties` are words of a party's name, `years` those of signature, `governing_laws` places,
    `collections` names of folders or uploads. A document of which such a thing is not known is left
    out where it is asked for.
    """

    document_ids: tuple[str, ...] = ()
    types: tuple[DocumentType, ...] = ()
    languages: tuple[Language, ...] = ()
    date_from: date | None = None
    date_to: date | None = None
    parties: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    statuses: tuple[Status, ...] = ()
    governing_laws: tuple[str, ...] = ()
    collections: tuple[str, ...] = ()

    def __deepcopy__(self, memo: dict[int, object]) -> SearchFilter:
        return self  # frozen all through, and every component of a search is handed a copy


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What a question got back: no hits, one, or many, in one shape."""

    query: str
    query_language: Language
    hits: tuple[Hit, ...] = field(default=())

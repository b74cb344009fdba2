"""One citation to be written, with its document, and in which language and script."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kb.imprint import Imprint
from kb.short_form import in_traditional, title_in
from kb.tokens import fold
from kb.types import Citation, DocumentSummary, Language
from kb.written_locator import in_chinese, in_english


class Edition(StrEnum):
    """The language, and for Chinese the script, of what is written around the quotes."""

    EN = "en"
    ZH = "zh"
    ZH_HANT = "zh-Hant"


@dataclass(frozen=True, slots=True)
class Entry:
    """A citation that has been checked, and what its document is called."""

    citation: Citation
    document: DocumentSummary
    imprint: Imprint

    def short(self, edition: Edition) -> str:
        """Return the printed form."""
        forms = self.citation.short
        return {Edition.EN: forms.en, Edition.ZH: forms.zh}.get(edition, forms.zh_hant)

    def title(self, edition: Edition) -> str:
        """Return the document's title in a language, or the one it has."""
        if edition is Edition.EN:
            return title_in(self.document, self.imprint, Language.EN)
        title = title_in(self.document, self.imprint, Language.ZH)
        return fold(title) if edition is Edition.ZH else in_traditional(title)

    def clause(self, edition: Edition) -> str:
        """Return the clause's number in words."""
        if edition is Edition.EN:
            return in_english(self.citation.locator)
        clause = in_chinese(self.citation.locator)
        return clause if edition is Edition.ZH else in_traditional(clause)

    @property
    def pages(self) -> str:
        """The printed labels of the first and the last page."""
        labels = [page.label or str(page.index) for page in self.citation.pages]
        return "–".join(dict.fromkeys((labels[0], labels[-1]))) if labels else ""

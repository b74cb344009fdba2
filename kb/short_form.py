"""A citation as it is printed: "Cooperation MoU, Art. 5(2), p. 3", 《…》第五条第二款，第3页."""

from __future__ import annotations

from collections.abc import Sequence

import opencc

from kb.imprint import Imprint
from kb.tokens import fold
from kb.types import Citation, DocumentSummary, Language, Page, ShortForm
from kb.written_locator import in_chinese, in_english

_traditional = opencc.OpenCC("s2t")
_INNER_MARKS = str.maketrans("《》", "〈〉")  # GB/T 15834: a title's marks within a title's
_OPEN_MARKS = "《〈"
_UNPAGED = ("text/", "message/")  # a file of these that has one page has none


def short_form(citation: Citation, document: DocumentSummary, imprint: Imprint) -> ShortForm:
    """Return the printed form in each language: title, clause, printed label of the page.

    A title is in the form's language where the document has one in it. It is stable: it depends on
    the document and the place alone.
    """
    pages = () if _is_unpaged(document) else _labels(citation.pages)
    english = title_in(document, imprint, Language.EN)
    chinese = title_in(document, imprint, Language.ZH).translate(_INNER_MARKS)
    clause = in_chinese(citation.locator)
    place = f"，第{'–'.join(pages)}页" if pages else ""
    return ShortForm(
        en=", ".join(filter(None, (english, in_english(citation.locator), _page(pages)))),
        zh=f"《{fold(chinese)}》{clause}{place}",
        zh_hant=f"《{in_traditional(chinese)}》{in_traditional(clause + place)}",
    )


def title_in(document: DocumentSummary, imprint: Imprint, language: Language) -> str:
    """Return a document's title in a language, else the one it has, without 《》 around it."""
    own = imprint.title(language)
    if "".join(own.split()) == "".join(document.title.split()):  # less the gaps beside figures
        own = document.title
    title = " ".join((own or document.title or document.source).split())
    whole = title[:1] in _OPEN_MARKS and title[-1:] in "》〉" and title.count(title[0]) == 1
    return title[1:-1] if whole else title


def in_traditional(words: str) -> str:
    """Return words in Traditional; those that are already stay, as 后 and 里 would change again."""
    return words if fold(words) != words else str(_traditional.convert(words))


def _labels(pages: Sequence[Page]) -> tuple[str, ...]:
    """Return the printed labels of the first and the last page, one where they are the same."""
    labels = [page.label or str(page.index) for page in (pages[0], pages[-1])]
    return tuple(dict.fromkeys(labels))


def _page(labels: Sequence[str]) -> str:
    return f"{'p.' if len(labels) == 1 else 'pp.'} {'–'.join(labels)}" if labels else ""


def _is_unpaged(document: DocumentSummary) -> bool:
    return document.page_count == 1 and document.media_type.startswith(_UNPAGED)

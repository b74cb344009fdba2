"""Looking at a document: its outline, its pages and their pictures, a quote, the other language."""

from __future__ import annotations

import asyncio
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from api.page_schemas import CounterpartAnswer, CounterpartView, Outline, PageDetail
from api.problems import RESPONSES
from api.search_schemas import CitationView
from api.services import Parts, Services
from ingest.drawing import DRAWABLE, MEDIA_TYPE
from ingest.page_images import PageFile, PageKey, width_for
from kb.counterpart import counterpart
from kb.errors import BadRequest, PageNotDrawn, PageNotFound
from kb.quote import quote
from kb.store.index import Index
from kb.types import Language, Span

router = APIRouter(prefix="/v1/documents/{document_id}", tags=["documents"], responses=RESPONSES)

DocumentId = Annotated[str, Path(description="as listed", max_length=200)]
PageIndex = Annotated[int, Path(ge=1, le=1_000_000, description="from 1")]
Offset = Annotated[int, Query(ge=0, le=2**31 - 1)]
FOREVER = "private, max-age=31536000, immutable"


@router.get("/outline")
async def outline(document_id: DocumentId, parts: Parts) -> Outline:
    """Return one document without its text: pages and their sizes, clauses, facts."""
    return await parts.workers.run(_outline, parts.knowledge_base.index, document_id)


@router.get("/pages/{index}")
async def page(document_id: DocumentId, index: PageIndex, parts: Parts) -> PageDetail:
    """Return one page: its label, size, text and clauses."""
    return await parts.workers.run(_page, parts.knowledge_base.index, document_id, index)


@router.get(
    "/pages/{index}/image",
    response_class=Response,
    responses={200: {"description": "The page.", "content": {MEDIA_TYPE: {}}}},
)
async def image(
    request: Request,
    document_id: DocumentId,
    index: PageIndex,
    parts: Parts,
    width: Annotated[int, Query(ge=1, le=4000, description="pixels, rounded up")] = 1280,
    version: Annotated[str, Query(max_length=64, description="SHA-256 of the file")] = "",
) -> Response:
    """Return a picture of a page. With `version` it never changes and may be kept for good."""
    key, file = await parts.workers.run(_asked, parts, document_id, index, width)
    tag = f'"{key.sha256[:32]}-{key.page}-{key.width}"'
    headers = {"ETag": tag, "Cache-Control": FOREVER if version == key.sha256 else "no-cache"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    picture = await parts.workers.run(parts.page_images.kept, key)
    if picture is None:
        picture = await asyncio.wrap_future(parts.page_images.drawn(key, file))
    return Response(picture, media_type=MEDIA_TYPE, headers=headers)


@router.get("/citation")
async def citation(
    document_id: DocumentId, start: Offset, end: Offset, parts: Parts
) -> CitationView:
    """Cite a stretch of the document's text: its words, page, clause and boxes."""
    if start >= end:
        raise BadRequest(f"start is {start} and end {end}; a quote has words", field="end")
    index = parts.knowledge_base.index
    return await parts.workers.run(_cited, index, document_id, Span(start, end))


@router.get("/counterpart")
async def other_language(
    document_id: DocumentId,
    locator: Annotated[str, Query(min_length=1, max_length=200)],
    language: Language,
    parts: Parts,
) -> CounterpartAnswer:
    """Find the clause that says in the other language what this document's `locator` says."""
    return await parts.workers.run(_counterpart, parts, document_id, locator, language)


def _outline(index: Index, document_id: str) -> Outline:
    return Outline.outlined(index.summary(document_id), index.document(document_id))


def _page(index: Index, document_id: str, number: int) -> PageDetail:
    summary = index.summary(document_id)
    _, pages = index.sheets([summary.sha256])[summary.sha256]
    if number > len(pages):
        raise PageNotFound(document_id, f"page {number}")
    content = index.texts_of(summary.sha256, [number])[number]
    return PageDetail.detailed(pages[number - 1], content, index.clauses(summary.sha256))


def _asked(parts: Services, document_id: str, number: int, width: int) -> tuple[PageKey, PageFile]:
    index = parts.knowledge_base.index
    summary = index.summary(document_id)
    if number > summary.page_count:
        raise PageNotFound(document_id, f"page {number}")
    if summary.media_type not in DRAWABLE:
        raise PageNotDrawn(summary.source, number, f"it is {summary.media_type}")
    file = PageFile(summary.source, summary.media_type, lambda: index.original(document_id))
    return PageKey(summary.sha256, number, width_for(width)), file


def _cited(index: Index, document_id: str, span: Span) -> CitationView:
    return CitationView.of(quote(index, document_id, span))


def _counterpart(
    parts: Services, document_id: str, locator: str, language: Language
) -> CounterpartAnswer:
    base = parts.knowledge_base
    found = counterpart(base.index, base.searcher, document_id, locator, language)
    if found is None:
        return CounterpartAnswer(counterpart=None)
    cited = _cited(base.index, found.document.id, found.clause.span)
    return CounterpartAnswer(counterpart=CounterpartView.of(found, cited))

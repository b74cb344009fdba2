"""What a search can be narrowed to, with how many documents each value has."""

from __future__ import annotations

from fastapi import APIRouter

from api.page_schemas import FacetsAnswer, FacetsRequest, FacetView
from api.problems import RESPONSES
from api.search_schemas import SearchRequest
from api.services import Parts
from kb.facets import belongs, facets
from kb.store.index import Index
from kb.types import SearchFilter

router = APIRouter(prefix="/v1", tags=["search"], responses=RESPONSES)


@router.post("/facets")
async def count(request: FacetsRequest, parts: Parts) -> FacetsAnswer:
    """Count the documents of each type, language, party, year, status, law and collection.

    Each facet counts those that fit what is chosen of the others.
    """
    narrowed = SearchRequest(query="", filters=request.filters).narrowed()
    return await parts.workers.run(_counted, parts.knowledge_base.index, narrowed)


def _counted(index: Index, narrowed: SearchFilter) -> FacetsAnswer:
    documents = index.briefs()
    return FacetsAnswer(
        documents=sum(belongs(one, narrowed) for one in documents),
        facets=[FacetView.of(facet) for facet in facets(documents, narrowed)],
    )

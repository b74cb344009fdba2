"""A question to its answer, the same over HTTP and on the command line."""

from __future__ import annotations

import time

from api.search_schemas import SearchAnswer, SearchRequest
from kb.search import Searcher
from kb.stop import ShouldStop, never
from kb.types import SearchFilter


def answer(
    searcher: Searcher, request: SearchRequest, should_stop: ShouldStop = never
) -> SearchAnswer:
    """Answer a request. Raises what `Searcher.search` raises."""
    return answer_to(searcher, request.query, request.top_k, request.narrowed(), should_stop)


def answer_to(
    searcher: Searcher,
    query: str,
    top_k: int,
    narrowed: SearchFilter,
    should_stop: ShouldStop = never,
) -> SearchAnswer:
    """Search and time it. Raises what `Searcher.search` raises."""
    started = time.perf_counter()
    result = searcher.search(query, top_k, narrowed, should_stop)
    return SearchAnswer.of(result, time.perf_counter() - started)

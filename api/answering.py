"""A question to its answer, the same over HTTP and on the command line."""

from __future__ import annotations

import time

from api.search_schemas import SearchAnswer, SearchRequest
from kb.search import Searcher


def answer(searcher: Searcher, request: SearchRequest) -> SearchAnswer:
    """Search and time it. Raises what `Searcher.search` raises."""
    started = time.perf_counter()
    result = searcher.search(request.query, request.top_k, request.narrowed())
    return SearchAnswer.of(result, time.perf_counter() - started)

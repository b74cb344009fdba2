"""What every route works with, built once and handed to the application."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Annotated, ParamSpec, TypeVar, cast

from fastapi import Depends, Request

from api.knowledge_base import KnowledgeBase
from api.metrics import Metrics
from api.uploads import Spool
from ingest.jobs import Jobs
from ingest.page_images import PageImages
from kb.settings import Settings

P = ParamSpec("P")
T = TypeVar("T")

# Searches are short and use several cores each; more at once only makes all of them slower.
WORKERS = 8


class Workers:
    """A fixed number of threads for what would hold up the event loop.

    A call that waits for a thread is dropped when its request is given up; one that has a thread
    runs to its end, or until it asks whether to go on (`api.attended`), so there are never more of
    them than threads.
    """

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="api")

    async def run(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what `call` returns, from a thread."""
        future = self._pool.submit(call, *args, **kwargs)
        return await asyncio.wrap_future(future)

    def close(self) -> None:
        """Take no more calls; those that run are left to end."""
        self._pool.shutdown(wait=False, cancel_futures=True)


@dataclass(frozen=True, slots=True)
class Services:
    """The parts behind the routes of one application."""

    knowledge_base: KnowledgeBase
    settings: Settings
    jobs: Jobs
    workers: Workers
    metrics: Metrics
    spool: Spool
    page_images: PageImages


async def _services(request: Request) -> Services:
    return cast(Services, request.app.state.services)


Parts = Annotated[Services, Depends(_services)]

"""The HTTP application, put together from the parts handed to it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI

from api import __version__
from api.headers import SafeHeaders
from api.hosts import OwnHosts
from api.knowledge_base import KnowledgeBase
from api.limits import BodyLimit, Deadline
from api.logs import RequestLog
from api.metrics import Metrics
from api.problems import answer_with_problems
from api.routes import ask, citations, documents, facets, health, jobs, pages, search, viewing
from api.services import Services, Workers
from api.uploads import Spool
from ingest.jobs import Jobs
from ingest.page_images import PageImages
from kb.settings import Settings

# How long a running upload may take to reach the end of a batch when the server stops.
STOP_SECONDS = 10.0

DESCRIPTION = (
    "Search policies, MoUs and agreements in English and Chinese: the clause, the page and the"
    " exact words. Offsets count Unicode code points; every quote is `text[start:end]` of its"
    " document. Errors are RFC 9457 problem details."
)


def create_app(knowledge_base: KnowledgeBase, settings: Settings) -> FastAPI:
    """Return the application over an open knowledge base; it starts nothing until it is served."""
    upload_jobs = Jobs(knowledge_base.index, knowledge_base.encoder, settings)
    metrics = Metrics(knowledge_base.index, upload_jobs)
    spool = Spool(Path(settings.cache))
    images = PageImages(settings)
    services = Services(knowledge_base, settings, upload_jobs, Workers(), metrics, spool, images)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        services.spool.open()
        services.page_images.open(services.spool.folder / "pages")
        services.jobs.start()
        yield
        await services.workers.run(services.jobs.close, STOP_SECONDS)
        services.page_images.close()
        services.spool.close()
        services.workers.close()

    app = FastAPI(
        title="Concord",
        version=__version__,
        description=DESCRIPTION,
        lifespan=lifespan,
        docs_url=None,  # ours is in routes/pages.py: FastAPI's loads scripts from a CDN
        redoc_url=None,
        swagger_ui_oauth2_redirect_url=None,
        redirect_slashes=False,
    )
    app.state.services = services
    for part in (search, ask, citations, facets, documents, viewing, jobs, health, pages):
        app.include_router(part.router)
    answer_with_problems(app)
    _guard(app, services)
    return app


def _guard(app: FastAPI, services: Services) -> None:
    """Put the middleware around the routes; the last added is the first to see a request."""
    app.add_middleware(Deadline, settings=services.settings)
    app.add_middleware(BodyLimit, settings=services.settings)
    app.add_middleware(OwnHosts, settings=services.settings)
    app.add_middleware(RequestLog, metrics=services.metrics)
    app.add_middleware(SafeHeaders)

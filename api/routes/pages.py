"""The pages for people: the search page and the API's documentation, nothing from elsewhere."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import FileResponse
from starlette.exceptions import HTTPException

router = APIRouter(include_in_schema=False)

WEB = Path(__file__).resolve().parent.parent / "web"
# The official Swagger UI, which FastAPI would otherwise have the browser fetch from a CDN.
SWAGGER = Path(str(files("fastapi_swagger.resources")))

# Only what is named here is served: there is no path to climb out of.
SERVED = {
    "index.html": (WEB, "text/html; charset=utf-8"),
    "docs.html": (WEB, "text/html; charset=utf-8"),
    "app.js": (WEB, "text/javascript; charset=utf-8"),
    "words.js": (WEB, "text/javascript; charset=utf-8"),
    "docs.js": (WEB, "text/javascript; charset=utf-8"),
    "style.css": (WEB, "text/css; charset=utf-8"),
    "swagger-ui-bundle.js": (SWAGGER, "text/javascript; charset=utf-8"),
    "swagger-ui.css": (SWAGGER, "text/css; charset=utf-8"),
}


@router.get("/")
async def index() -> FileResponse:
    """Serve the search page."""
    return await asset("index.html")


@router.get("/docs")
async def docs() -> FileResponse:
    """Serve the documentation of the API."""
    return await asset("docs.html")


@router.get("/web/{name}")
async def asset(name: str) -> FileResponse:
    """Serve what a page is made of."""
    if name not in SERVED:
        raise HTTPException(404)
    folder, media_type = SERVED[name]
    return FileResponse(folder / name, media_type=media_type)

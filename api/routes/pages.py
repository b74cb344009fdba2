"""The pages for people: the application's shell and its parts, and the API's documentation."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse
from starlette.exceptions import HTTPException
from starlette.staticfiles import NotModifiedResponse

from api.headers import DOCS_POLICY

router = APIRouter(include_in_schema=False)

WEB = Path(__file__).resolve().parent.parent / "web"
# The official Swagger UI, which FastAPI would otherwise have the browser fetch from a CDN.
SWAGGER = Path(str(files("fastapi_swagger.resources")))

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
}
# Only what is named here is served: there is no path to climb out of.
SERVED = {
    **{path.name: path for path in sorted(WEB.iterdir()) if path.suffix in TYPES},
    **{name: SWAGGER / name for name in ("swagger-ui-bundle.js", "swagger-ui.css")},
}
# A browser keeps what it has and asks each time whether it is still so: 304 without a body.
ASK_FIRST = {"Cache-Control": "no-cache"}


@router.get("/")
@router.get("/documents")
@router.get("/documents/{document_id}")
@router.get("/clips")
@router.get("/help")
async def application(request: Request) -> Response:
    """Serve the shell; which page stands in it is read from the address, in the browser."""
    return await asset("index.html", request)


@router.get("/docs")
async def docs(request: Request) -> Response:
    """Serve the documentation of the API."""
    page = await asset("docs.html", request)
    page.headers["Content-Security-Policy"] = DOCS_POLICY
    return page


@router.get("/web/{name}")
async def asset(name: str, request: Request) -> Response:
    """Serve what a page is made of."""
    path = SERVED.get(name)
    if path is None:
        raise HTTPException(404)
    kind = TYPES[path.suffix]
    file = FileResponse(path, media_type=kind, headers=ASK_FIRST, stat_result=path.stat())
    if request.headers.get("if-none-match") == file.headers["etag"]:
        return NotModifiedResponse(file.headers)
    return file

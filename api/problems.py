"""Whatever goes wrong, as an RFC 9457 problem: one shape at every endpoint."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import cast

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.types import Receive, Scope, Send

from kb.errors import KbError

MEDIA_TYPE = "application/problem+json"
MOST_FAULTS = 20

# What the web framework itself says no to, by status: our code, and what to do.
REFUSALS = {
    400: ("bad_request", "the request could not be read; check that its body is complete"),
    403: ("forbidden", "this is not allowed"),
    404: ("not_found", "there is nothing at this address; /docs lists what there is"),
    405: (
        "method_not_allowed",
        "this address does not take that method; /docs lists what it takes",
    ),
    413: ("request_over_limit", "the request is too large; send less at once"),
    415: ("unsupported_media_type", "the body is of a kind that this address does not take"),
}


class Fault(BaseModel):
    """One part of a request that is wrong."""

    field: str
    detail: str


class Problem(BaseModel):
    """An RFC 9457 problem. `code` is stable; `field` names the part of the request at fault."""

    type: str = Field(examples=["urn:concord:problem:bad_request"])
    title: str = Field(examples=["Bad request"])
    status: int = Field(examples=[422])
    detail: str = Field(examples=["the question is empty; write what you want to find"])
    instance: str = Field(examples=["/v1/search"])
    code: str = Field(examples=["bad_request"])
    field: str | None = Field(default=None, examples=["query"])
    request_id: str = Field(examples=["5f0c3c0e9a5b4f0f"])
    errors: list[Fault] = Field(default=[], description="every fault, where several were found")


# Beside a route: how its errors look. Written out, because FastAPI would otherwise describe its
# own shape and media type.
RESPONSES: dict[int | str, dict[str, object]] = {
    status: {
        "description": description,
        "content": {MEDIA_TYPE: {"schema": Problem.model_json_schema()}},
    }
    for status, description in (
        ("4XX", "The request cannot be met as it stands; `code` and `detail` say why."),
        ("5XX", "The server cannot answer now; `detail` says what to do."),
    )
}


class RequestRefused(KbError):
    """A request that is turned away before any route has seen it."""

    def __init__(self, status: int, detail: str = "", *, field: str = "") -> None:
        code, usual = REFUSALS.get(status, ("http_error", HTTPStatus(status).phrase.lower()))
        super().__init__(detail or usual, field=field)
        self.code = code
        self.http_status = status


class OutOfTime(KbError):
    """A request that took longer than the settings allow."""

    code = "timeout"
    http_status = 504

    def __init__(self, seconds: float) -> None:
        super().__init__(
            f"the request took longer than {seconds:g} s; ask for less, or raise KB_REQUEST_TIMEOUT"
        )


def problem_response(
    scope: Scope,
    error: KbError,
    faults: Sequence[Fault] = (),
    headers: Mapping[str, str] | None = None,
) -> JSONResponse:
    """Return `error` as the answer to the request of `scope`."""
    problem = Problem(
        type=f"urn:concord:problem:{error.code}",
        title=error.code.replace("_", " ").capitalize(),
        status=error.http_status,
        detail=str(error),
        instance=cast(bytes, scope.get("raw_path") or b"/").decode("ascii", "replace"),
        code=error.code,
        field=error.field or None,
        request_id=str(scope.get("state", {}).get("request_id", "")),
        errors=list(faults),
    )
    return JSONResponse(
        problem.model_dump(mode="json"), error.http_status, headers, media_type=MEDIA_TYPE
    )


async def send_problem(error: KbError, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with `error` from outside the routes, where there is no exception handler."""
    await problem_response(scope, error)(scope, receive, send)


def answer_with_problems(app: FastAPI) -> None:
    """Make `app` answer its own, FastAPI's and Starlette's errors as problems."""
    app.add_exception_handler(KbError, _on_error)
    app.add_exception_handler(RequestValidationError, _on_invalid)
    app.add_exception_handler(HTTPException, _on_refused)


async def _on_error(request: Request, error: Exception) -> JSONResponse:
    return problem_response(request.scope, cast(KbError, error))


async def _on_refused(request: Request, error: Exception) -> JSONResponse:
    refused = cast(HTTPException, error)
    ours = RequestRefused(refused.status_code)
    headers = dict(refused.headers or {})
    if refused.status_code == 405:
        headers |= _allowed(request)
    return problem_response(request.scope, ours, headers=headers)


def _allowed(request: Request) -> dict[str, str]:
    """Return every method of the address: Starlette names those of its first route only."""
    path = getattr(request.scope.get("route"), "path", "")
    methods = request.app.openapi()["paths"].get(path, {})
    return {"Allow": ", ".join(sorted(map(str.upper, methods)))} if methods else {}


async def _on_invalid(request: Request, error: Exception) -> JSONResponse:
    found = cast(RequestValidationError, error).errors()[:MOST_FAULTS]
    faults = [Fault(field=_field(fault["loc"]), detail=str(fault["msg"])) for fault in found]
    if found[0]["type"] == "json_invalid":
        ours = RequestRefused(400, "the body is not JSON; check it with a JSON tool", field="body")
        return problem_response(request.scope, ours)
    detail = "; ".join(f"{fault.field}: {fault.detail}" for fault in faults[:3])
    return problem_response(
        request.scope, _Invalid(f"{detail}; /docs says what is taken", faults[0].field), faults
    )


class _Invalid(RequestRefused):
    def __init__(self, detail: str, field: str) -> None:
        super().__init__(400, detail, field=field)
        self.http_status = 422


def _field(place: Sequence[int | str]) -> str:
    inner = place[1:] if len(place) > 1 and place[0] in ("body", "query", "path") else place
    return ".".join(str(step) for step in inner)

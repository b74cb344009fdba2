"""The documents: uploaded, listed, read, handed out and deleted."""

from __future__ import annotations

import shutil
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Path, Request, Response
from starlette.datastructures import UploadFile

from api.job_schemas import JobView
from api.problems import RESPONSES, RequestRefused
from api.schemas import DocumentDetail, DocumentList, DocumentView, printable
from api.services import Parts
from api.uploads import MOST_FILES, clean_collection
from kb.errors import BadRequest
from kb.store.index import Index

router = APIRouter(prefix="/v1/documents", tags=["documents"], responses=RESPONSES)

# Less than a request may take: "busy" is a better answer than "too late".
WRITER_WAIT = 5.0

DocumentId = Annotated[str, Path(description="as listed", max_length=200)]

# Types that a browser shows without running anything of theirs. All else goes out as bytes.
HARMLESS = {
    "application/pdf": "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ),
    "text/plain": "text/plain",
    "text/markdown": "text/plain",
    "text/html": "text/plain",
}

UPLOAD_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["files"],
                    "properties": {
                        "files": {
                            "type": "array",
                            "items": {
                                "type": "string",
                                "contentMediaType": "application/octet-stream",
                            },
                        },
                        "collection": {"type": "string"},
                    },
                }
            }
        },
    }
}


@router.post("", status_code=202, openapi_extra=UPLOAD_BODY)
async def upload(request: Request, response: Response, parts: Parts) -> JobView:
    """Upload one or several files; the job says what becomes of each.

    A file of the name of an earlier upload to the same `collection` replaces that document.
    """
    if not request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
        raise RequestRefused(415, "send the files as multipart/form-data")
    async with request.form(max_files=MOST_FILES, max_fields=1) as form:
        uploads = [item for _, item in form.multi_items() if isinstance(item, UploadFile)]
        said = {name: item for name, item in form.multi_items() if isinstance(item, str)}
        collection = clean_collection(said.pop("collection", ""))
        unknown = list(said)
        if unknown:
            raise BadRequest(
                "only files and a collection are taken here", field=printable(unknown[0])
            )
        if not uploads:
            raise BadRequest("no file was sent; choose at least one", field="files")
        folder, sources = await parts.workers.run(parts.spool.keep, uploads, collection)
    try:
        job = parts.jobs.submit(sources, folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    response.headers["Location"] = f"/v1/jobs/{job.id}"
    return JobView.of(job)


@router.get("")
async def documents(parts: Parts) -> DocumentList:
    """List the documents, each with the pages that could not be read."""
    summaries = await parts.workers.run(parts.knowledge_base.index.summaries)
    return DocumentList(documents=[DocumentView.of(summary) for summary in summaries])


@router.get("/{document_id}")
async def document(document_id: DocumentId, parts: Parts) -> DocumentDetail:
    """Return one document with its whole text, pages and clauses."""
    return await parts.workers.run(_in_full, parts.knowledge_base.index, document_id)


@router.delete("/{document_id}", status_code=204)
async def delete(document_id: DocumentId, parts: Parts) -> None:
    """Delete a document, its passages and its file."""
    sha256 = await parts.workers.run(_delete, parts.knowledge_base.index, document_id)
    await parts.workers.run(parts.page_images.forget, sha256)


@router.get(
    "/{document_id}/file",
    response_class=Response,
    responses={200: {"description": "The bytes.", "content": {"application/octet-stream": {}}}},
)
async def original(document_id: DocumentId, parts: Parts) -> Response:
    """Return the file as it was ingested, to be saved rather than shown."""
    index = parts.knowledge_base.index
    summary = await parts.workers.run(index.summary, document_id)
    data = await parts.workers.run(index.original, document_id)
    # As a header and not `media_type`, which would name a charset that the bytes may not be in.
    kind = HARMLESS.get(summary.media_type, "application/octet-stream")
    headers = {"Content-Type": kind, "Content-Disposition": disposition(summary.source)}
    return Response(data, headers=headers)


def disposition(name: str) -> str:
    """Return a Content-Disposition that saves under `name`, whatever letters it has (RFC 6266)."""
    plain = "".join(c if c.isascii() and c.isprintable() and c not in '"\\%' else "_" for c in name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(printable(name), safe='')}"


def _in_full(index: Index, document_id: str) -> DocumentDetail:
    return DocumentDetail.in_full(index.summary(document_id), index.document(document_id))


def _delete(index: Index, document_id: str) -> str:
    """Delete a document and return the hash of its content."""
    # One that is not there is said to be missing without waiting.
    sha256 = index.summary(document_id).sha256
    with index.writer(WRITER_WAIT) as writer:
        writer.delete(document_id)
    return sha256

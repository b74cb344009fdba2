"""What can go wrong: one base error; each says what, which, and what to do next."""

from __future__ import annotations


class KbError(Exception):
    """An error a user can act on.

    `code` is stable and may be relied on by programs; `exit_code` is the command line's;
    `http_status` the API's. `field` names the part of a request at fault, where there is one.
    """

    code = "error"
    exit_code = 1
    http_status = 500

    def __init__(self, message: str, *, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class FileRefused(KbError):
    """A file that cannot be taken in. The others go on."""

    code = "file_refused"
    http_status = 422


class EmptyFile(FileRefused):
    """A file of no bytes, or of no text at all."""

    code = "file_empty"

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is empty; export it again from its source and ingest that")


class EncryptedFile(FileRefused):
    """A file that opens only with a password."""

    code = "file_encrypted"

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} is encrypted; save a copy without the password and ingest that copy"
        )


class DamagedFile(FileRefused):
    """A file that is truncated or not well formed."""

    code = "file_damaged"

    def __init__(self, name: str, detail: str) -> None:
        super().__init__(
            f"{name} is damaged or incomplete ({detail}); get the file again from its source"
        )


class UnsupportedFile(FileRefused):
    """A file of a format that Concord does not read, or whose name and content disagree."""

    code = "file_unsupported"
    http_status = 415

    def __init__(self, name: str, found: str) -> None:
        super().__init__(
            f"{name} is {found}; Concord reads PDF, PNG, JPEG, TIFF, Word, HTML, Markdown, plain"
            " text, e-mail and ZIP archives of these: convert it to one of these, with the fitting"
            " extension"
        )


class ConverterMissing(FileRefused):
    """A format that another program has to convert, which is not installed."""

    code = "converter_missing"
    http_status = 415

    def __init__(self, name: str, found: str) -> None:
        super().__init__(
            f"{name} is {found}, which LibreOffice has to convert and that is not installed:"
            " install LibreOffice (soffice), or save the file as DOCX or PDF"
        )


class FileOverLimit(FileRefused):
    """A file larger than the settings allow, in bytes, pages or text."""

    code = "file_over_limit"
    http_status = 413

    def __init__(self, name: str, what: str, limit: str, setting: str) -> None:
        super().__init__(f"{name} has {what}, the limit is {limit}; split it, or raise {setting}")


class UndecodableText(FileRefused):
    """A text file in no encoding that could be recognised."""

    code = "file_undecodable"

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is not text in a known encoding; save it as UTF-8 and try again")


class FileTooHard(FileRefused):
    """A file whose reading took more time or memory than a file is given, or broke the reader."""

    code = "file_too_hard"

    def __init__(self, name: str, what: str) -> None:
        super().__init__(
            f"{name} could not be read within the limits ({what}); print it to a new PDF or save"
            " it again and ingest that, or raise KB_READ_SECONDS or KB_READ_MEMORY"
        )


class ReaderUnavailable(KbError):
    """The process in which files are read could not be started."""

    code = "reader_unavailable"
    http_status = 503

    def __init__(self, detail: str) -> None:
        super().__init__(
            f"files cannot be read: {detail}; check the memory and the process limits of this"
            " machine, then run it again"
        )


class MissingPath(KbError):
    """A path given on the command line that does not exist or cannot be read."""

    code = "path_missing"

    def __init__(self, path: str, detail: str = "does not exist") -> None:
        super().__init__(f"{path} {detail}; check the spelling and the permissions")


class BadRequest(KbError):
    """A question or parameter that cannot be understood."""

    code = "bad_request"
    exit_code = 2
    http_status = 422


class Cancelled(KbError):
    """Work given up because whoever asked for it has gone. Nobody is left to read this."""

    code = "cancelled"
    http_status = 499

    def __init__(self) -> None:
        super().__init__("nobody waited for the answer any more; ask again")


class CitationUnverified(KbError):
    """A citation that is to be passed on and is not there as it is cited."""

    code = "citation_unverified"
    http_status = 422

    def __init__(self, quote: str, finding: str, *, field: str = "") -> None:
        words = " ".join(quote.split())
        cut = words if len(words) <= 80 else f"{words[:80]}…"
        super().__init__(
            f"“{cut}” is not there as it is cited ({finding}); check it with /v1/verify and cite"
            " what is there",
            field=field,
        )


class DocumentNotFound(KbError):
    """An id that no document has."""

    code = "document_not_found"
    http_status = 404

    def __init__(self, document_id: str) -> None:
        super().__init__(
            f"there is no document {document_id}; `kb documents` lists those there are"
        )


class PageNotFound(KbError):
    """A page, a clause or a stretch of text that a document does not have."""

    code = "page_not_found"
    http_status = 404

    def __init__(self, document_id: str, what: str) -> None:
        super().__init__(
            f"{document_id} has no {what}; GET /v1/documents/{document_id} lists its pages"
        )


class PageNotDrawn(KbError):
    """A page of which there is no picture."""

    code = "page_not_drawn"
    http_status = 422

    def __init__(self, name: str, page: int, why: str) -> None:
        super().__init__(f"page {page} of {name} cannot be drawn ({why}); read its text instead")


class JobNotFound(KbError):
    """An id that no upload job has."""

    code = "job_not_found"
    http_status = 404

    def __init__(self, job_id: str) -> None:
        super().__init__(f"there is no job {job_id}; jobs are kept until the server restarts")


class JobsFull(KbError):
    """More uploads wait than the server will hold."""

    code = "jobs_full"
    http_status = 503

    def __init__(self, waiting: int) -> None:
        super().__init__(f"{waiting} uploads are waiting already; try again when some are done")


class IndexMissing(KbError):
    """No index where one was expected."""

    code = "index_missing"
    http_status = 503

    def __init__(self, uri: str) -> None:
        super().__init__(f"there is no index at {uri}; make one with `kb ingest PATH`")


class IndexIncompatible(KbError):
    """An index made by another embedding model or another version of the schema."""

    code = "index_incompatible"
    http_status = 503

    def __init__(self, uri: str, found: str, wanted: str) -> None:
        super().__init__(
            f"the index at {uri} was made with {found}, not {wanted};"
            " set that again, or ingest into a new index with `kb --index NEW ingest PATH`"
        )


class IndexBusy(KbError):
    """Another process is writing to the index."""

    code = "index_busy"
    http_status = 503

    def __init__(self, uri: str, waited: float) -> None:
        super().__init__(
            f"another process is writing to {uri} (waited {waited:.0f} s);"
            " try again when it has finished"
        )


class ModelUnavailable(KbError):
    """The embedding model could not be prepared or loaded."""

    code = "model_unavailable"
    http_status = 503


class BadTermbase(KbError):
    """A termbase with a line that cannot be read. The one in use stays in use."""

    code = "termbase_bad_line"
    http_status = 422

    def __init__(self, name: str, line: int, problem: str) -> None:
        super().__init__(
            f"{name}, line {line}: {problem}; mend that line and give the file again"
            " (the termbase in use is unchanged)"
        )

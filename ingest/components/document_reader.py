"""Files to documents: read, described, and given their clause tree."""

from __future__ import annotations

import hashlib

import structlog
from haystack import component

from ingest.clauses import clause_tree
from ingest.components.batch import Batch, ReadFile
from ingest.describe import describe
from ingest.plan import Task
from ingest.readers import read
from ingest.report import Outcome
from kb.errors import DamagedFile, KbError, MissingPath
from kb.settings import Settings
from kb.types import Document

log = structlog.get_logger(__name__)


@component
class DocumentReader:
    """Reads a batch of files; one that cannot be read becomes an outcome, the rest go on."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @component.output_types(files=Batch[ReadFile], refused=Batch[Outcome])
    def run(self, tasks: Batch[Task]) -> dict[str, object]:
        """Read every file of `tasks`."""
        files: list[ReadFile] = []
        refused: list[Outcome] = []
        for task in tasks.items:
            try:
                files.append(self._read(task))
            except KbError as error:
                refused.append(Outcome.refused(task.source, error))
            except Exception as error:
                # A reader is not meant to fail so, but one odd file must not stop the others.
                log.exception("reader_failed", name=task.source.name)
                failure = DamagedFile(task.source.name, f"{type(error).__name__} while reading it")
                refused.append(Outcome.refused(task.source, failure))
        return {"files": Batch(tuple(files)), "refused": Batch(tuple(refused))}

    def _read(self, task: Task) -> ReadFile:
        name = task.source.name
        try:
            data = task.source.path.read_bytes()
        except OSError as error:
            raise MissingPath(name, f"cannot be read ({error.strerror})") from error
        sha256 = hashlib.sha256(data).hexdigest()
        if sha256 != task.sha256:  # written to since the plan was made
            raise DamagedFile(name, "it changed while it was being read")
        reading = read(name, data, self._settings)
        about = describe(reading, name)
        document = Document(
            id=task.document_id,
            sha256=sha256,
            source=name,
            title=about.title,
            type=about.type,
            languages=about.languages,
            date=about.date,
            text=reading.text,
            pages=reading.pages,
            clauses=clause_tree(reading),
            media_type=reading.media_type,
            geometry=reading.geometry,
        )
        return ReadFile(task, document, data)

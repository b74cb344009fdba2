"""Files in, an outcome for each: plan, read, cut, embed, commit."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from haystack import Pipeline

from ingest.components.batch import Batch
from ingest.components.batch_writer import BatchWriter
from ingest.components.passage_cutter import PassageCutter
from ingest.components.passage_embedder import PassageEmbedder
from ingest.members import Expander
from ingest.plan import Plan, make_plan
from ingest.read_ahead import ReadAhead, ReadBatch
from ingest.report import Outcome, OutcomeStatus, Progress, Report, SourceFile
from ingest.same_text import SameText, Twin
from ingest.sandbox.limits import Limits
from ingest.sandbox.pool import Pool
from kb.components.run import run
from kb.embedding.encoder import Encoder
from kb.ledger import coverage_of
from kb.settings import Settings
from kb.store.index import Index, IndexWriter, PreparedDocument

OnProgress = Callable[[Progress], None]

SAME_TEXT = "same_text"
"""A remark: another document has the same words and other bytes."""

_WORK = "ingest.work:work"  # what the children do


def ingest(
    sources: Sequence[SourceFile],
    index: Index,
    encoder: Encoder,
    settings: Settings,
    on_progress: OnProgress = lambda progress: None,
    should_stop: Callable[[], bool] = lambda: False,
) -> Report:
    """Take `sources` into `index`. Every source has exactly one outcome, in the order given.

    So has every file in an archive or attached to a mail, after the file that holds it.

    A file already there by content is skipped; a changed one replaces its document in one step;
    a refused one leaves whatever is there. `should_stop` is asked between batches; what is being
    read then is given up. Raises `IndexBusy` when another process goes on writing,
    `IndexIncompatible` for a foreign index, `ReaderUnavailable` where no child can be started.
    """
    started = time.monotonic()
    with index.writer(settings.writer_wait) as writer, _pool(settings) as pool:
        run = _Run(index, writer, encoder, pool, settings, on_progress)
        outcomes = run.take(sources, should_stop)
        if run.committed:
            writer.compact()
    return Report(outcomes, time.monotonic() - started)


class _Run:
    """One ingestion: the pipeline, and the count of what went through it."""

    def __init__(
        self,
        index: Index,
        writer: IndexWriter,
        encoder: Encoder,
        pool: Pool,
        settings: Settings,
        on_progress: OnProgress,
    ) -> None:
        self.committed = False
        self._index = index
        self._settings = settings
        self._on_progress = on_progress
        self._started = time.monotonic()
        self._outcomes: dict[str, Outcome] = {}
        self._passages = self._pages = self._bytes_done = self._bytes_total = 0
        self._files_total = 0
        self._pool = pool
        self._same_text = SameText(index)
        self._pipeline = _build(writer, encoder, self._embedded)

    def take(
        self, sources: Sequence[SourceFile], should_stop: Callable[[], bool]
    ) -> tuple[Outcome, ...]:
        self._files_total = len(sources)
        expanded = Expander(self._pool, self._settings, self._report, should_stop).expand(sources)
        self._files_total = len(expanded.sources)
        self._settle(expanded.settled)
        waiting = tuple(one for one in expanded.sources if one.origin not in self._outcomes)
        ahead = ReadAhead(self._pool, self._settings, should_stop)
        while waiting:
            plan = make_plan(waiting, self._index.known(), self._settings.max_file_bytes)
            self._begin(plan)
            for batch in ahead.batches(plan.tasks, self._report):
                if should_stop():
                    break
                self._take_batch(batch)
            if should_stop():
                self._leave(plan)
                break
            waiting = plan.deferred
        return tuple(self._outcomes[source.origin] for source in expanded.sources)

    def _begin(self, plan: Plan) -> None:
        self._bytes_total += sum(task.size for task in plan.tasks)
        self._settle(plan.settled)
        self._report()

    def _take_batch(self, batch: ReadBatch) -> None:
        if batch.files:
            self._commit(batch)
        self._settle(batch.refused)
        self._bytes_done += batch.size
        self._report()

    def _commit(self, batch: ReadBatch) -> None:
        twins = {file.document.id: self._same_text.twin_of(file.document) for file in batch.files}
        result = run(self._pipeline, {"cutter": {"files": Batch(batch.files)}})
        prepared: Batch[PreparedDocument] = result["writer"]["documents"]
        replacing = {task.document_id for task in batch.tasks if task.replaces}
        self.committed = True
        self._pages += sum(len(item.document.pages) for item in prepared.items)
        remarks = {file.document.id: file.remarks for file in batch.files}
        self._settle(
            _with_twin(_taken(item, replacing, remarks), twins[item.document.id])
            for item in prepared.items
        )

    def _settle(self, outcomes: Iterator[Outcome] | Sequence[Outcome]) -> None:
        self._outcomes |= {outcome.origin: outcome for outcome in outcomes}

    def _leave(self, plan: Plan) -> None:
        left = [task.source for task in plan.tasks] + list(plan.deferred)
        self._settle(
            Outcome(
                source.name,
                source.origin,
                OutcomeStatus.NOT_REACHED,
                code="stopped",
                reason="ingestion was stopped before this file; run it again",
            )
            for source in left
            if source.origin not in self._outcomes
        )

    def _embedded(self, passages: int) -> None:
        self._passages += passages
        self._report()

    def _report(self) -> None:
        self._on_progress(
            Progress(
                files_done=len(self._outcomes),
                files_total=self._files_total,
                pages=self._pages,
                passages=self._passages,
                bytes_done=self._bytes_done,
                bytes_total=self._bytes_total,
                seconds=time.monotonic() - self._started,
            )
        )


def _pool(settings: Settings) -> Pool:
    limits = Limits(seconds=settings.read_seconds, memory=settings.read_memory)
    return Pool(_WORK, limits, settings.readers or _cores())


def _cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _build(writer: IndexWriter, encoder: Encoder, on_embedded: Callable[[int], None]) -> Pipeline:
    pipeline = Pipeline()
    pipeline.add_component("cutter", PassageCutter(encoder))
    pipeline.add_component("embedder", PassageEmbedder(encoder, on_embedded))
    pipeline.add_component("writer", BatchWriter(writer))
    pipeline.connect("cutter.files", "embedder.files")
    pipeline.connect("embedder.documents", "writer.documents")
    return pipeline


def _taken(
    item: PreparedDocument, replacing: set[str], remarks: Mapping[str, tuple[str, ...]]
) -> Outcome:
    document = item.document
    status = OutcomeStatus.REPLACED if document.id in replacing else OutcomeStatus.ADDED
    return Outcome(
        name=document.source,
        origin=item.origin,
        status=status,
        document_id=document.id,
        pages=len(document.pages),
        unread_pages=tuple(page.index for page in document.unread_pages),
        passages=len(item.passages),
        remarks=remarks[document.id],
        coverage=coverage_of(document.pages),
    )


def _with_twin(outcome: Outcome, twin: Twin | None) -> Outcome:
    if twin is None:
        return outcome
    reason = f"the same words as {twin.source}, document {twin.document_id}"
    return replace(outcome, remarks=(*outcome.remarks, SAME_TEXT), reason=reason)

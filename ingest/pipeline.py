"""Files in, an outcome for each: plan, read, cut, embed, commit."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence

from haystack import Pipeline

from ingest.components.batch import Batch
from ingest.components.batch_writer import BatchWriter
from ingest.components.document_reader import DocumentReader
from ingest.components.passage_cutter import PassageCutter
from ingest.components.passage_embedder import PassageEmbedder
from ingest.plan import Plan, Task, make_plan
from ingest.report import Outcome, OutcomeStatus, Progress, Report, SourceFile
from kb.components.run import run
from kb.embedding.encoder import Encoder
from kb.ledger import coverage_of
from kb.settings import Settings
from kb.store.index import Index, IndexWriter, PreparedDocument

# One commit a batch. A commit costs about 30 ms and an uncompacted fragment slows search; a batch
# is also what a crash can cost, and what is held in memory.
BATCH_FILES = 32
BATCH_BYTES = 8 * 2**20

OnProgress = Callable[[Progress], None]


def ingest(
    sources: Sequence[SourceFile],
    index: Index,
    encoder: Encoder,
    settings: Settings,
    on_progress: OnProgress = lambda progress: None,
    should_stop: Callable[[], bool] = lambda: False,
) -> Report:
    """Take `sources` into `index`. Every source has exactly one outcome, in the order given.

    A file already there by content is skipped; a changed one replaces its document in one step;
    a refused one leaves whatever is there. `should_stop` is asked between batches. Raises
    `IndexBusy` when another process goes on writing, `IndexIncompatible` for a foreign index.
    """
    started = time.monotonic()
    with index.writer(settings.writer_wait) as writer:
        run = _Run(index, writer, encoder, settings, on_progress)
        outcomes = run.take(sources, should_stop)
        if run.committed:
            writer.compact()
    ordered = tuple(outcomes[source.origin] for source in sources)
    return Report(ordered, time.monotonic() - started)


class _Run:
    """One ingestion: the pipeline, and the count of what went through it."""

    def __init__(
        self,
        index: Index,
        writer: IndexWriter,
        encoder: Encoder,
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
        self._pipeline = _build(writer, encoder, settings, self._embedded)

    def take(
        self, sources: Sequence[SourceFile], should_stop: Callable[[], bool]
    ) -> dict[str, Outcome]:
        self._files_total += len(sources)
        waiting: tuple[SourceFile, ...] = tuple(sources)
        while waiting:
            plan = make_plan(waiting, self._index.known(), self._settings.max_file_bytes)
            self._begin(plan)
            for tasks in _batches(plan.tasks):
                if should_stop():
                    self._leave(plan)
                    return self._outcomes
                self._take_batch(tasks)
            waiting = plan.deferred
        return self._outcomes

    def _begin(self, plan: Plan) -> None:
        self._bytes_total += sum(task.size for task in plan.tasks)
        self._settle(plan.settled)
        self._report()

    def _take_batch(self, tasks: tuple[Task, ...]) -> None:
        result = run(self._pipeline, {"reader": {"tasks": Batch(tasks)}}, {"reader"})
        replacing = {task.document_id for task in tasks if task.replaces}
        prepared: Batch[PreparedDocument] = result["writer"]["documents"]
        refused: Batch[Outcome] = result["reader"]["refused"]
        self._settle(_taken(item, replacing) for item in prepared.items)
        self._settle(refused.items)
        self.committed = self.committed or bool(prepared.items)
        self._bytes_done += sum(task.size for task in tasks)
        self._pages += sum(len(item.document.pages) for item in prepared.items)
        self._report()

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


def _build(
    writer: IndexWriter, encoder: Encoder, settings: Settings, on_embedded: Callable[[int], None]
) -> Pipeline:
    pipeline = Pipeline()
    pipeline.add_component("reader", DocumentReader(settings))
    pipeline.add_component("cutter", PassageCutter(encoder))
    pipeline.add_component("embedder", PassageEmbedder(encoder, on_embedded))
    pipeline.add_component("writer", BatchWriter(writer))
    pipeline.connect("reader.files", "cutter.files")
    pipeline.connect("cutter.files", "embedder.files")
    pipeline.connect("embedder.documents", "writer.documents")
    return pipeline


def _batches(tasks: Sequence[Task]) -> Iterator[tuple[Task, ...]]:
    batch: list[Task] = []
    for task in tasks:
        if batch and sum(item.size for item in batch) + task.size > BATCH_BYTES:
            yield tuple(batch)
            batch = []
        batch.append(task)
        if len(batch) == BATCH_FILES:
            yield tuple(batch)
            batch = []
    if batch:
        yield tuple(batch)


def _taken(item: PreparedDocument, replacing: set[str]) -> Outcome:
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
        coverage=coverage_of(document.pages),
    )

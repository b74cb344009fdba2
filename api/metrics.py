"""What Prometheus is told: how much is asked, how long it takes, and how much is held."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Iterator

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from ingest.jobs import Jobs, JobState
from kb.errors import KbError
from kb.store.index import Index

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
METHODS = frozenset("GET HEAD POST PUT PATCH DELETE OPTIONS".split())


class Metrics:
    """The counts of one server, in a registry of its own."""

    def __init__(self, index: Index, jobs: Jobs) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "concord_requests",
            "Requests answered.",
            ("method", "route", "status"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "concord_request_seconds",
            "Time to answer a request.",
            ("route",),
            buckets=SECONDS,
            registry=self._registry,
        )
        self.search_seconds = Histogram(
            "concord_search_seconds",
            "Time of the search itself.",
            buckets=SECONDS,
            registry=self._registry,
        )
        self._cancelled = Counter(
            "concord_cancelled",
            "Answers given up because nobody waited for them any more.",
            ("route",),
            registry=self._registry,
        )
        self._registry.register(_Held(index, jobs))

    def note_request(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count one request. Methods nobody defined are counted together."""
        known = method if method in METHODS else "other"
        self._requests.labels(known, route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def note_cancelled(self, route: str) -> None:
        """Count one answer that was given up. From any thread."""
        self._cancelled.labels(route).inc()

    def render(self) -> bytes:
        """Return everything in Prometheus's text format. Looks into the index."""
        return generate_latest(self._registry)


class _Held(Collector):
    """What the index and the jobs hold at the moment they are looked at."""

    def __init__(self, index: Index, jobs: Jobs) -> None:
        self._index = index
        self._jobs = jobs

    def describe(self) -> list[Metric]:
        return []  # so that registering does not look into the index

    def collect(self) -> Iterator[Metric]:
        try:
            status = self._index.status()
            held = (status.documents, status.passages, status.unread_pages)
        except KbError:  # no index yet
            held = (0, 0, 0)
        names = ("documents", "passages", "unread_pages")
        for name, value in zip(names, held, strict=True):
            what = f"{name.replace('_', ' ').capitalize()} in the index."
            yield GaugeMetricFamily(f"concord_{name}", what, value)
        states = Tally(job.state for job in self._jobs.all())
        family = GaugeMetricFamily("concord_jobs", "Upload jobs remembered.", labels=["state"])
        for state in JobState:
            family.add_metric([state.value], states[state])
        yield family

"""Thirty people browse for two minutes: they ask, open what they find, and turn its pages.

    python -m benchmarks.browsing URL [--clients 30] [--seconds 120] [--pause 1]

Each client does what the web application does in a browser, with the requests that one sends and
its memory of what need not be asked again, and pauses between two acts. Reports errors and latency
percentiles for each kind of request, as the clients saw them. Only a loopback address is accepted.
"""

from __future__ import annotations

import argparse
import asyncio
import ipaddress
import json
import os
import random
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import quantiles
from typing import Any
from urllib.parse import urlsplit

import httpx

from corpus.question_set import read_questions

PAGES_READ = 3  # of a document opened
WIDTH = 1280


@dataclass
class Seen:
    """What the clients saw: milliseconds by kind of request, and what went wrong."""

    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    failures: list[str] = field(default_factory=list)

    def report(self) -> dict[str, dict[str, float | int]]:
        """Return count and percentiles of each kind, and of all together."""
        every = {**self.times, "all": [one for kind in self.times.values() for one in kind]}
        return {kind: _spread(times) for kind, times in every.items() if len(times) > 1}


class Visitor:
    """One browser: its connection, its memory of pictures, and its manner of reading."""

    def __init__(self, client: httpx.AsyncClient, seen: Seen, number: int, pause: float) -> None:
        self._client = client
        self._seen = seen
        self._random = random.Random(number)
        self._pause = pause
        self._kept: set[str] = set()

    async def browse(self, questions: Sequence[str], until: float) -> None:
        """Ask and read until the time is over."""
        await asyncio.sleep(self._pause * self._random.random())  # not all at the same moment
        while time.monotonic() < until:
            hits = await self._ask(self._random.choice(questions))
            await self._rest()
            for hit in self._random.sample(hits, min(2, len(hits))):
                await self._read(hit["citation"])

    async def _ask(self, question: str) -> list[dict[str, Any]]:
        counted = asyncio.create_task(self._post("facets", "/v1/facets", {}))
        found = await self._post("search", "/v1/search", {"query": question})
        await counted
        hits: list[dict[str, Any]] = (found or {}).get("hits", [])
        return hits

    async def _read(self, cited: dict[str, Any]) -> None:
        path = f"/v1/documents/{cited['document_id']}"
        outline = await self._get("outline", f"{path}/outline")
        span = f"start={cited['start']}&end={cited['end']}"
        await self._get("citation", f"{path}/citation?{span}")
        if outline is None or not outline["pictures"]:
            await self._get("text", path)
            return
        first = cited["page"]["index"]
        for page in range(first, min(first + PAGES_READ, outline["page_count"] + 1)):
            query = f"width={WIDTH}&version={outline['sha256']}"
            await self._picture(f"{path}/pages/{page}/image?{query}")
            await self._rest()

    async def _picture(self, path: str) -> None:
        if path not in self._kept:
            self._kept.add(path)
            await self._request("picture", "GET", path)

    async def _get(self, kind: str, path: str) -> dict[str, Any] | None:
        answer = await self._request(kind, "GET", path)
        return None if answer is None else answer.json()

    async def _post(self, kind: str, path: str, body: object) -> dict[str, Any] | None:
        answer = await self._request(kind, "POST", path, json=body)
        return None if answer is None else answer.json()

    async def _request(
        self, kind: str, method: str, path: str, **more: Any
    ) -> httpx.Response | None:
        started = time.perf_counter()
        try:
            answer = await self._client.request(method, path, **more)
        except httpx.HTTPError as error:
            self._seen.failures.append(f"{kind}: {error!r}")
            return None
        self._seen.times[kind].append((time.perf_counter() - started) * 1000)
        if answer.status_code != 200:
            self._seen.failures.append(f"{kind}: {answer.status_code} {path}")
            return None
        return answer

    async def _rest(self) -> None:
        await asyncio.sleep(self._pause * (0.5 + self._random.random()))


async def run(
    url: str, questions: Sequence[str], clients: int, seconds: float, pause: float
) -> Seen:
    """Let `clients` browse for `seconds` and return what they saw."""
    if not ipaddress.ip_address(urlsplit(url).hostname or "").is_loopback:
        raise ValueError(f"{url} is not on this machine; the load goes to loopback only")
    seen = Seen()
    until = time.monotonic() + seconds
    limits = httpx.Limits(max_connections=6 * clients)  # as many as browsers open to one server
    async with httpx.AsyncClient(base_url=url, timeout=60, limits=limits) as client:
        visitors = [Visitor(client, seen, number, pause) for number in range(clients)]
        await asyncio.gather(*(visitor.browse(questions, until) for visitor in visitors))
    return seen


def _spread(times: Sequence[float]) -> dict[str, float | int]:
    cuts = quantiles(times, n=100)
    return {
        "requests": len(times),
        "p50_ms": round(cuts[49], 1),
        "p95_ms": round(cuts[94], 1),
        "p99_ms": round(cuts[98], 1),
    }


def main() -> None:
    """Run the load and print what came of it, with the machine's own load before and after."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("--clients", type=int, default=30)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--pause", type=float, default=1.0)
    given = parser.parse_args()
    questions = [question.question for question in read_questions()]
    before = os.getloadavg()
    seen = asyncio.run(run(given.url, questions, given.clients, given.seconds, given.pause))
    told = {
        "clients": given.clients,
        "seconds": given.seconds,
        "pause": given.pause,
        "errors": len(seen.failures),
        "first_errors": seen.failures[:5],
        "load": [round(before[0], 1), round(os.getloadavg()[0], 1)],
        "cores": os.cpu_count(),
        **seen.report(),
    }
    print(json.dumps(told, indent=1))


if __name__ == "__main__":
    main()

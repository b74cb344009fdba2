"""Fifty people ask at once for a minute, while files are being taken in.

    python -m benchmarks.load URL [--clients 50] [--seconds 60]

Each client asks one question after the other from the sample corpus's set. Reports errors,
throughput and latency percentiles as the clients saw them. Only a loopback address is accepted.
"""

from __future__ import annotations

import argparse
import asyncio
import ipaddress
import itertools
import json
import time
from collections.abc import Iterator, Sequence
from statistics import quantiles
from urllib.parse import urlsplit

import httpx

from corpus.question_set import read_questions


async def run(
    url: str, questions: Sequence[str], clients: int = 50, seconds: float = 60
) -> dict[str, float | int]:
    """Ask `questions` round and round and return what the clients saw."""
    if not ipaddress.ip_address(urlsplit(url).hostname or "").is_loopback:
        raise ValueError(f"{url} is not on this machine; the load goes to loopback only")
    times: list[float] = []
    failures: list[str] = []
    until = time.monotonic() + seconds
    limits = httpx.Limits(max_connections=clients)
    async with httpx.AsyncClient(base_url=url, timeout=60, limits=limits) as client:
        feeds = [itertools.cycle([*questions[n:], *questions[:n]]) for n in range(clients)]
        await asyncio.gather(*(_ask(client, feed, until, times, failures) for feed in feeds))
    spread = quantiles(times, n=100)
    return {
        "clients": clients,
        "seconds": seconds,
        "answers": len(times),
        "errors": len(failures),
        "per_second": round(len(times) / seconds, 1),
        "p50_ms": round(spread[49], 1),
        "p95_ms": round(spread[94], 1),
        "p99_ms": round(spread[98], 1),
    }


async def _ask(
    client: httpx.AsyncClient,
    questions: Iterator[str],
    until: float,
    times: list[float],
    failures: list[str],
) -> None:
    while time.monotonic() < until:
        started = time.perf_counter()
        try:
            answer = await client.post("/v1/search", json={"query": next(questions)})
            if answer.status_code != 200 or not answer.json()["hits"]:
                failures.append(f"{answer.status_code}")
        except httpx.HTTPError as error:
            failures.append(repr(error))
        times.append((time.perf_counter() - started) * 1000)


def main() -> None:
    """Run the load and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    given = parser.parse_args()
    questions = [question.question for question in read_questions()]
    print(json.dumps(asyncio.run(run(given.url, questions, given.clients, given.seconds))))


if __name__ == "__main__":
    main()

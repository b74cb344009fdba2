"""How long a search takes whose asker has just given up an answer, as the page does.

    python -m benchmarks.abandoned URL [--questions 40] [--after 100]

URL is a server over the sample corpus. Each of its questions is asked of `/v1/ask`, the connection
closed after some milliseconds, and the next question searched at once; between, the same search
with nothing before it.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Sequence
from statistics import median, quantiles

import httpx

from corpus.question_set import read_questions

PAUSE = 2.0  # seconds in which an answer that nobody waits for certainly ends on a quiet machine


def run(url: str, questions: Sequence[str], after: float) -> list[tuple[float, float]]:
    """Return the milliseconds of each search: after an abandoned answer, and by itself."""
    times = []
    with httpx.Client(base_url=url, timeout=30) as client:
        for given_up, question in zip(questions, [*questions[1:], questions[0]], strict=True):
            _leave(url, given_up, after)
            times.append((_search(client, question), _search_alone(client, question)))
    return times


def _leave(url: str, question: str, after: float) -> None:
    try:
        httpx.post(f"{url}/v1/ask", json={"query": question}, timeout=httpx.Timeout(5, read=after))
    except httpx.ReadTimeout:
        return


def _search_alone(client: httpx.Client, question: str) -> float:
    time.sleep(PAUSE)
    return _search(client, question)


def _search(client: httpx.Client, question: str) -> float:
    started = time.perf_counter()
    client.post("/v1/search", json={"query": question}).raise_for_status()
    return (time.perf_counter() - started) * 1000


def main() -> None:
    """Measure and print p50 and p95 of both, with the machine's load."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("--questions", type=int, default=40)
    parser.add_argument("--after", type=int, default=100, help="milliseconds")
    given = parser.parse_args()
    asked = [one.question for one in read_questions()]
    step = max(1, len(asked) // given.questions)
    times = run(given.url.rstrip("/"), asked[::step][: given.questions], given.after / 1000)
    told: dict[str, object] = {"questions": len(times)}
    for name, of_one in zip(("after_abandoned", "alone"), zip(*times, strict=True), strict=True):
        told |= {
            f"{name}_p50_ms": round(median(of_one)),
            f"{name}_p95_ms": round(quantiles(of_one, n=100)[94]),
        }
    print(json.dumps({**told, "load": round(os.getloadavg()[0], 1)}))


if __name__ == "__main__":
    main()

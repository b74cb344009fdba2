"""How long a person looks at an empty page: from pressing Enter to the first result painted.

    python -m benchmarks.first_results URL [--questions 40]

A headless Chromium asks questions of the sample corpus's set, one after the other, in one window of
the web application. The time ends two frames after the first result stands in the page; the next
question is asked when the answer stands there too, which is told as well. Only a loopback address
is accepted.
"""

from __future__ import annotations

import argparse
import ipaddress
import json
import os
from collections.abc import Sequence
from statistics import quantiles
from urllib.parse import urlsplit

from corpus.question_set import read_questions
from tests.e2e.browser import chromium, window

ASK = """(question) => new Promise((resolve) => {
    const box = document.getElementById("query");
    box.value = question;
    for (const old of document.querySelectorAll(".hit, #answer")) old.remove();
    const began = performance.now();
    const painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(
        () => done(performance.now() - began))));
    let first = null;
    const watch = new MutationObserver(async () => {
        if (!document.querySelector(".hit")) return;
        first ??= painted();
        const answer = document.getElementById("answer");
        if (!answer?.firstChild || answer.querySelector(".answer-wait")) return;
        watch.disconnect();
        resolve([await first, await painted()]);
    });
    watch.observe(document.getElementById("main"), {childList: true, subtree: true});
    box.form.requestSubmit();
})"""


def run(url: str, questions: Sequence[str]) -> list[tuple[float, float]]:
    """Return each question's milliseconds until its first result was seen, and its answer."""
    if not ipaddress.ip_address(urlsplit(url).hostname or "").is_loopback:
        raise ValueError(f"{url} is not on this machine; only loopback is measured")
    with chromium() as browser, window(browser, url) as shown:
        shown.open("/?q=royalty")
        asked = (shown.page.evaluate(ASK, question) for question in questions)
        return [(float(first), float(answer)) for first, answer in asked]


def main() -> None:
    """Measure and print the percentiles, with the machine's load."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("--questions", type=int, default=40)
    given = parser.parse_args()
    asked = [one.question for one in read_questions()]
    step = max(1, len(asked) // given.questions)
    before = os.getloadavg()[0]
    times = run(given.url.rstrip("/"), asked[::step][: given.questions])
    told: dict[str, object] = {"questions": len(times)}
    for name, of_one in zip(("first", "answer"), zip(*times, strict=True), strict=True):
        cuts = quantiles(of_one, n=100)
        told |= {f"{name}_p50_ms": round(cuts[49]), f"{name}_p95_ms": round(cuts[94])}
    print(json.dumps({**told, "load": [round(before, 1), round(os.getloadavg()[0], 1)]}))


if __name__ == "__main__":
    main()

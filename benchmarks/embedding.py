"""Embedding: Concord's encoder against sentence-transformers on torch, with the same weights.

Both embed the same passages of the sample corpus in the same process, in alternating rounds; the
figure is the quotient of the medians. Each side runs with its own default settings.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from sentence_transformers import SentenceTransformer

from benchmarks.corpus_questions import CORPUS
from benchmarks.torch_model import torch_model_folder
from corpus.question_set import read_questions
from kb.embedding.default import E5_PROMPTS, load_encoder
from kb.settings import Settings
from kb.tokens import detect_language
from kb.types import Language

PASSAGES = 256
QUESTIONS = 40
ROUNDS = 3
PASSAGE_CHARACTERS = {"en": 900, "zh": 320}  # about 200 tokens, a clause of usual length


def run() -> dict[str, float | int]:
    """Time bulk and single embedding on both sides."""
    encoder = load_encoder(Settings())
    peer = SentenceTransformer(str(torch_model_folder()), device="cpu")
    found = clauses(CORPUS / "sources")
    passages = found[:: max(1, len(found) // PASSAGES)][:PASSAGES]
    languages = [detect_language(text) for text in passages]
    questions = [(q.question, Language(q.lang)) for q in read_questions()[:QUESTIONS]]
    tokens = sum(len(encoder.token_ends(text)) for text in passages)
    prompted = [E5_PROMPTS.passage + text for text in passages]

    def peer_single() -> None:
        for text, _ in questions:
            peer.encode(E5_PROMPTS.query + text, show_progress_bar=False)

    def our_single() -> None:
        for text, language in questions:
            encoder.encode_query(text, language)

    bulk_ours, bulk_theirs = _alternate(
        lambda: encoder.encode_passages(passages, languages),
        lambda: peer.encode(prompted, show_progress_bar=False),
    )
    single_ours, single_theirs = _alternate(our_single, peer_single)
    return {
        "passages": len(passages),
        "tokens": tokens,
        "concord_tokens_per_s": round(tokens / bulk_ours),
        "torch_tokens_per_s": round(tokens / bulk_theirs),
        "bulk_times_faster": round(bulk_theirs / bulk_ours, 2),
        "concord_query_ms": round(single_ours / len(questions) * 1000, 2),
        "torch_query_ms": round(single_theirs / len(questions) * 1000, 2),
        "query_times_faster": round(single_theirs / single_ours, 2),
    }


def _alternate(ours: Callable[[], object], theirs: Callable[[], object]) -> tuple[float, float]:
    ours()  # both warmed before the clock starts
    theirs()
    seconds: dict[str, list[float]] = {"ours": [], "theirs": []}
    for _ in range(ROUNDS):
        for name, work in (("ours", ours), ("theirs", theirs)):
            started = time.perf_counter()
            work()
            seconds[name].append(time.perf_counter() - started)
    return median(seconds["ours"]), median(seconds["theirs"])


def clauses(folder: Path) -> list[str]:
    """Return the sample corpus's sources in stretches of a clause's usual length."""
    found: list[str] = []
    for path in sorted(folder.glob("*.md")):
        text = " ".join(path.read_text(encoding="utf-8").split())
        size = PASSAGE_CHARACTERS[detect_language(text)]
        found += [text[at : at + size] for at in range(0, len(text) - size, size)]
    return found

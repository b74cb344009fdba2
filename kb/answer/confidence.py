"""Whether the documents answer at all: a likelihood from what was found, against a threshold."""

from __future__ import annotations

import math

from kb.answer.pool import Pool
from kb.answer.signals import signals
from kb.answer.weights import BIAS, CONFIDENCE, THRESHOLD

__all__ = ["THRESHOLD", "confidence"]


def confidence(pool: Pool) -> float:
    """Return how likely the documents answer the pool's question, from 0 to 1."""
    found = signals(pool)
    total = BIAS + sum(CONFIDENCE[name] * value for name, value in found.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))

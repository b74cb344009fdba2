"""What each measure of a sentence is worth, and when an answer is sure enough to be given.

Made by `python -m benchmarks.answer_weights`; the comment above each table says of what.
"""

from __future__ import annotations

FIRST = (3.22, 11.19, 5.8, 1.23, 3.24, 1.16, 0.17, 0.66, 1.98, 1.2, 0.19, -1.23, 3.0)
SECOND = (
    -6.12, 13.53, 3.66, -0.08, 2.98, 1.06, 0.12, 0.63, 1.34, 0.89, -0.26, -1.0, 3.0, 1.43, 2.67,
)  # fmt: skip
BIAS = 0.0
THRESHOLD = 0.5
CONFIDENCE: dict[str, float] = {}

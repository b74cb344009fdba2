"""Which indexes the passages have, with the measurements that chose them.

Figures: random clustered vectors of 384 dimensions, the best 50 of each query with their texts,
2 shared cores, recall@10 against exact search. `benchmarks/store_scale.py` measures the whole.
"""

from __future__ import annotations

from typing import Any

from lancedb.index import FTS, Bitmap, BTree, IvfRq, LabelList

from kb.tokens import MAX_TERM

# The terms come from `kb.tokens`, ready made: the index must not cut or change them again. Its
# limit counts bytes, and a Han character has up to four.
TERMS_INDEX = FTS(
    base_tokenizer="whitespace",
    max_token_length=4 * MAX_TERM,
    lower_case=False,
    stem=False,
    remove_stop_words=False,
    ascii_folding=False,
)
COLUMN_INDEXES = (
    ("terms", TERMS_INDEX),
    ("language", Bitmap()),
    ("document_type", Bitmap()),
    ("numbers", LabelList()),
    ("document_id", BTree()),
    ("sha256", BTree()),
)

# Below this, comparing every vector is as fast and exact: 10,000 take 5 ms more than none.
ANN_ROWS = 10_000
# RaBitQ (Gao and Long, SIGMOD 2024; several bits a dimension: SIGMOD 2025), the best candidates
# compared again on the stored vectors. Processor seconds to build, ms a query and recall:
# 100,000: this 4 s, 7 ms, 1.00; IVF_HNSW_SQ 92 s, 11 ms, 0.98; IVF_PQ 109 s, 13 ms, 0.90; IVF_SQ
# 6 s, 24 ms, 1.00; every vector 42 ms. 1,000,000: this 53 s, 11 ms, 0.99; every vector 455 ms.
# On the default model's vectors of 1,249 articles and 400 questions, recall@10 of the index alone,
# without those comparisons, with 3, 5, 6, 7, 8 bits: 0.904, 0.961, 0.977, 0.986, 0.989.
VECTOR_INDEX = IvfRq(distance_type="dot", num_bits=7)
# Partitions hold about 4,096 rows, so this is every one up to 390,000 passages of a language. On
# 500,000 of each language 64 probes find 0.993 of the best ten and 96 all, as fast (17 ms, the
# machine under load). The tables are one a language for this: of 100,000 passages of each 20
# probes found everything, on one table of both with a filter 0.57, since a question's nearest
# partitions are those of its own language.
PROBES, REFINE = 96, 2


def searching(query: Any, refined: bool) -> Any:
    """Return a Lance vector query with the settings that fit `VECTOR_INDEX`."""
    query = query.distance_type("dot").nprobes(PROBES)
    return query.refine_factor(REFINE) if refined else query

"""Keeping an index fast: few large files, indexes that cover every row, nothing deleted left.

Figures: random clustered vectors of 384 dimensions, a language filter, the best 50 of each query,
2 cores; recall@10 against exact search. `benchmarks/store_scale.py` measures the whole.
"""

from __future__ import annotations

from datetime import timedelta

from lancedb.index import IvfRq

from kb.store.connection import Table
from kb.store.passages import TERMS_INDEX, VECTOR_INDEX
from kb.store.schema import DOCUMENTS, PAGES, PASSAGES
from kb.store.tables import Tables

# Files of earlier versions go at once; a reader caught in between asks again on the latest.
GRACE = timedelta(milliseconds=1)

# Below this, comparing every vector is exact and fast (10,000: 6 ms; 100,000: 42 ms).
ANN_ROWS = 20_000
# RaBitQ (Gao and Long, SIGMOD 2024; with several bits a dimension, SIGMOD 2025), refined on the
# stored vectors. Build and query at 100,000: 5 s, 7.5 ms, recall 1.00; IVF_HNSW_SQ 92 s, 11 ms,
# 0.98; IVF_PQ 109 s, 13 ms, 0.90; IVF_SQ 6 s, 24 ms, 1.00. At 1,000,000: 66 s, 10.6 ms, 0.99.
ANN_BITS = 5
PARTITION_ROWS = 8_192

# An index is trained anew when this part of the rows came after it; until then they are added.
RETRAIN_SHARE = 0.5
# Each addition to the word index leaves a partition, and every query asks them all: 20 of them
# double its time (5 to 10 ms at 60,000).
WORD_PARTITIONS = 12

# Folding rewrites the table, so a large one waits until that is worth it. What has waited is
# searched without an index, 1,000 passages in about 2 ms.
WAITING_ROWS, WAITING_SHARE, WAITING_FRAGMENTS = 1_000, 0.02, 8

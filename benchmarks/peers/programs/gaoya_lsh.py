"""gaoya: its string index over runs of five words, filled and asked in bulk.

usage: python -m benchmarks.peers.programs.gaoya_lsh CORPUS PAIRS THRESHOLD
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

from benchmarks.peers.programs.shared import named, read, write

minhash: Any = import_module("gaoya.minhash")

corpus, out, threshold = sys.argv[1:]
ids, texts = read(corpus)
index = minhash.MinHashStringIndex(
    hash_size=32,
    jaccard_threshold=float(threshold),
    num_bands=42,
    band_size=3,
    analyzer="word",
    lowercase=True,
    ngram_range=(5, 5),
)
index.par_bulk_insert_docs(list(range(len(ids))), texts)
write(out, named(ids, index.par_bulk_query(texts)))

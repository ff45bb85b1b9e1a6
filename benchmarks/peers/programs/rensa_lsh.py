"""rensa: RMinHash and its LSH index, in bulk.

usage: python -m benchmarks.peers.programs.rensa_lsh CORPUS PAIRS THRESHOLD
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

from benchmarks.peers.programs.shared import named, read, shingles, write

rensa: Any = import_module("rensa")

corpus, out, threshold = sys.argv[1:]
ids, texts = read(corpus)
hashes = rensa.RMinHash.from_token_sets([shingles(text) for text in texts], 128, 42)
index = rensa.RMinHashLSH(float(threshold), 128, 32)
index.insert_many(hashes)
write(out, named(ids, index.query_all(hashes)))

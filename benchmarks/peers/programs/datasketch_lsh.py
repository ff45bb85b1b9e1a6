"""datasketch: MinHash in bulk, and an LSH index that every article is asked of.

usage: python -m benchmarks.peers.programs.datasketch_lsh CORPUS PAIRS THRESHOLD
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

from benchmarks.peers.programs.shared import named, read, shingles, write

datasketch: Any = import_module("datasketch")

corpus, out, threshold = sys.argv[1:]
ids, texts = read(corpus)
encoded = ([s.encode() for s in shingles(text)] for text in texts)
hashes = datasketch.MinHash.bulk(encoded, num_perm=128)
index = datasketch.MinHashLSH(threshold=float(threshold), num_perm=128)
with index.insertion_session() as session:
    for number, each in enumerate(hashes):
        session.insert(number, each)
write(out, named(ids, (index.query(each) for each in hashes)))

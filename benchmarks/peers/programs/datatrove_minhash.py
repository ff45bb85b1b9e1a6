"""datatrove: its four steps of MinHash deduplication; a pair is two articles of one cluster.

usage: python -m benchmarks.peers.programs.datatrove_minhash CORPUS PAIRS
"""

from __future__ import annotations

import struct
import sys
import tempfile
from collections import defaultdict
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.peers.programs.shared import read, within, write

readers: Any = import_module("datatrove.pipeline.readers")
minhash: Any = import_module("datatrove.pipeline.dedup.minhash")
executor: Any = import_module("datatrove.executor")


def main(corpus: str, out: str) -> None:
    ids, _ = read(corpus)
    with tempfile.TemporaryDirectory() as folder:
        name = Path(corpus).name
        config = minhash.MinhashConfig(n_grams=5)
        signatures, buckets, removed = (f"{folder}/{step}" for step in "sbr")
        source = readers.JsonlReader(str(Path(corpus).parent), glob_pattern=name)
        steps = (
            ([source, minhash.MinhashDedupSignature(signatures, config=config)], 1),
            ([minhash.MinhashDedupBuckets(signatures, buckets, config=config)], config.num_buckets),
            ([minhash.MinhashDedupCluster(buckets, removed, config, save_cluster_id=True)], 1),
        )
        for number, (pipeline, tasks) in enumerate(steps):
            logs = f"{folder}/l{number}"
            executor.LocalPipelineExecutor(pipeline, tasks, workers=2, logging_dir=logs).run()
        clusters = defaultdict(list)
        for path in Path(removed).glob("*.clusters"):
            for article, cluster in struct.iter_unpack("<2I", path.read_bytes()):
                clusters[cluster].append(ids[article])
    write(out, within(clusters.values()))


if __name__ == "__main__":
    main(*sys.argv[1:])

"""How long `wirelineage run` takes, in what memory, and what of the truth it finds.

usage: python -m benchmarks.speed --corpora FOLDER [--corpus NAME …] [--articles N] [--jobs N]
       (or LINEAGE_CORPORA=FOLDER)                 [--out results/speed.json]

The truth are all pairs that share a run of eight words (`oracle.py`), by the length of their
longest run: in all, between outlets, and between outlets without furniture. Recall is told of the
pairs proposed for a closer look (`candidates.py`, a process of its own) and of those in the store.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
import tempfile
from pathlib import Path

from benchmarks.child import measured
from benchmarks.corpora import named, take
from benchmarks.provenance import provenance
from benchmarks.run import kept, run
from benchmarks.truth import truths

RESULT = Path(__file__).parent / "results" / "speed.json"
CORPORA = ("reuters21578", "abp37k")


def measure(corpus: Path, articles: int | None, jobs: int | None, work: Path) -> dict[str, object]:
    texts, store, pairs = work / "texts.jsonl", work / "store.wl", work / "pairs.tsv"
    count, size = take(corpus, articles, texts)
    done = run(texts, store, jobs)
    proposed = measured([sys.executable, "-m", "benchmarks.candidates", str(texts), str(pairs)])
    if proposed.exit_code:
        raise ChildProcessError(proposed.talk)
    matching = json.loads(proposed.lines[-1][1])
    candidates = read_pairs(pairs)
    truth = truths(texts)
    wall = done.taken.wall_s
    return {
        "sha256": hashlib.sha256(corpus.read_bytes()).hexdigest(),
        "articles": count,
        "text_mb": round(size / 1e6, 1),
        **done.taken.told(),
        "articles_per_s": round(count / wall, 1),
        "text_mb_per_s": round(size / 1e6 / wall, 3),
        "store_mb": round(store.stat().st_size / 1e6, 1),
        "stages_s": done.stages,
        "pairs": {"candidates": matching["pairs"], **done.counts},
        "match_alone_cpu_s": matching["cpu_s"],
        "recall": {
            "candidates": truth.recalls(candidates),
            "store": truth.recalls(kept(store).keys()),
        },
    }


def read_pairs(path: Path) -> set[tuple[str, str]]:
    with path.open(encoding="utf-8") as lines:
        rows = (line.rstrip("\n").split("\t") for line in lines)
        return {(a, b) if a < b else (b, a) for a, b in rows}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--corpora", type=Path, default=os.environ.get("LINEAGE_CORPORA"))
    parser.add_argument("--corpus", action="append", metavar="NAME", help=f"default: {CORPORA}")
    parser.add_argument("--articles", type=int, help="only the first so many of each")
    parser.add_argument("--jobs", type=int, help="worker processes (default: one a core)")
    parser.add_argument("--out", type=Path, default=RESULT)
    chosen = parser.parse_args(arguments)
    if not chosen.corpora:
        print("Name the folder of corpora: --corpora FOLDER or LINEAGE_CORPORA.", file=sys.stderr)
        return 2
    results = {}
    for name in chosen.corpus or CORPORA:
        if corpus := named(Path(chosen.corpora), name):
            with tempfile.TemporaryDirectory() as work:
                results[name] = measure(corpus, chosen.articles, chosen.jobs, Path(work))
    text = json.dumps({"provenance": provenance(), "corpora": results}, indent=1) + "\n"
    chosen.out.write_text(text, encoding="utf-8")
    print(text, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

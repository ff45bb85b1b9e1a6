"""How long `wirelineage run` takes, in what memory, and what of the truth it finds.

usage: python -m benchmarks.speed --corpora FOLDER [--corpus NAME …] [--articles N] [--jobs N]
       (or LINEAGE_CORPORA=FOLDER)                 [--out results/speed.json]

The truth are all pairs that share a run of eight words (`oracle.py`), by the length of their
longest run: in all, between outlets, and between outlets without furniture. Recall is told of the
pairs that were seen (related, or passed over for little but stock phrases is shared) and of those
that the store relates.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
import tempfile
from pathlib import Path

from benchmarks.corpora import named, take
from benchmarks.provenance import provenance
from benchmarks.run import kept, passed_over, run
from benchmarks.truth import truths

RESULT = Path(__file__).parent / "results" / "speed.json"
CORPORA = ("reuters21578", "abp37k")


def measure(corpus: Path, articles: int | None, jobs: int | None, work: Path) -> dict[str, object]:
    texts, store = work / "texts.jsonl", work / "store.wl"
    count, size = take(corpus, articles, texts)
    done = run(texts, store, jobs)
    truth, related = truths(texts), kept(store).keys()
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
        "pairs": done.counts,
        "recall": {
            "seen": truth.recalls(related | passed_over(store)),
            "related": truth.recalls(related),
        },
    }


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

"""Measure candidate pairs against every pair that shares a verbatim run of eight words.

usage: python -m benchmarks.matching --corpora FOLDER [--out RESULT.json]
       (or LINEAGE_CORPORA=FOLDER)

Corpora are gzip JSON Lines: `reuters21578.docs.jsonl.gz` (Reuters-21578, D. Lewis) and
`abp37k.docs.jsonl.gz` (R. Baly et al., EMNLP 2020), of which 5,000 articles in a row of dates.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import json
import os
import resource
import sys
import time
from datetime import date
from pathlib import Path

from benchmarks.oracle import oracle
from benchmarks.provenance import provenance
from benchmarks.truth import named
from lineage.match import find_candidates
from lineage.model import Article
from lineage.options import MatchOptions, ReadOptions
from lineage.read import open_corpus
from lineage.text.document import parse

CORPORA = {"reuters21578": None, "abp37k": 5000}
"""Name and number of articles taken; None for all."""
BUCKETS = ((8, 12), (12, 20), (20, 30), (30, 50), (50, 100), (100, 10**9))
NEAR_DAYS = 5


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--corpora", default=os.environ.get("LINEAGE_CORPORA"))
    parser.add_argument("--out")
    chosen = parser.parse_args(arguments)
    if not chosen.corpora:
        print("Name the folder of corpora: --corpora FOLDER or LINEAGE_CORPORA.", file=sys.stderr)
        return 2
    results = {}
    for name, count in CORPORA.items():
        path = Path(chosen.corpora) / f"{name}.docs.jsonl.gz"
        if path.exists():
            results[name] = measure(path, count)
        else:
            print(f"{path} is missing; left out. {(__doc__ or '').strip()}", file=sys.stderr)
    text = json.dumps(
        {"provenance": provenance() | {"options": str(MatchOptions())}, "corpora": results},
        indent=1,
    )
    if chosen.out:
        Path(chosen.out).write_text(text + "\n", encoding="utf-8")
    print(text)
    return 0


def measure(path: Path, count: int | None) -> dict[str, object]:
    documents = [parse(article) for article in distinct(path, count)]
    gc.freeze()
    started = time.process_time()
    found = find_candidates(documents, MatchOptions())
    cpu = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    proposed: set[tuple[str, str]] = {(c.a, c.b) for c in found}
    about: dict[str, Article] = {d.article.id: d.article for d in documents}
    truth = named(oracle(d.article.text for d in documents), [d.article.id for d in documents])
    buckets = []
    for low, high in (*BUCKETS, (20, 10**9)):
        here = [pair for pair, run in truth.items() if low <= run < high]
        near = [pair for pair in here if days_apart(about[pair[0]], about[pair[1]]) <= NEAR_DAYS]
        across = [pair for pair in near if about[pair[0]].outlet != about[pair[1]].outlet]
        buckets.append(
            {"run_words": [low, high if high < 10**9 else None]}
            | {
                key: {"pairs": len(pairs), "recall": recall(pairs, proposed)}
                for key, pairs in (("all", here), ("near", near), ("near_other_outlet", across))
            }
        )
    return {
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "articles": len(documents),
        "pairs_proposed": len(found),
        "by_channel": {
            name: sum(name in c.channels for c in found)
            for name in ("article", "event", "passage", "sentence")
        },
        "cpu_seconds": round(cpu, 1),
        "peak_rss_mb": peak,
        "near_days": NEAR_DAYS,
        "buckets": buckets,
    }


def distinct(path: Path, count: int | None) -> list[Article]:
    """Articles with a text of their own; of a part, those in the middle of the dated ones."""
    corpus = open_corpus([str(path)], ReadOptions())
    first = {article.text: article for article in reversed(list(corpus))}
    articles = sorted(first.values(), key=lambda a: (a.published or "", a.id))
    if count is None:
        return articles
    start = int(0.6 * len(articles))
    return articles[start : start + count]


def days_apart(one: Article, other: Article) -> int:
    if not one.published or not other.published:
        return 0
    a, b = (date.fromisoformat(x.published[:10]) for x in (one, other) if x.published)
    return abs((a - b).days)


def recall(pairs: list[tuple[str, str]], proposed: set[tuple[str, str]]) -> float | None:
    return round(sum(pair in proposed for pair in pairs) / len(pairs), 4) if pairs else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

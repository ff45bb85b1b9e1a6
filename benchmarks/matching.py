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
import platform
import resource
import sys
import time
from collections.abc import Iterator
from datetime import date
from importlib.metadata import version
from itertools import combinations
from pathlib import Path

import numpy as np

import lineage
from lineage.match import find_candidates
from lineage.match.shingles import shingle_hashes, word_hash
from lineage.model import Article, Document
from lineage.options import MatchOptions, ReadOptions
from lineage.read import open_corpus
from lineage.text.document import parse
from lineage.text.words import words

CORPORA = {"reuters21578": None, "abp37k": 5000}
"""Name and number of articles taken; None for all."""
RUN = 8
MAX_CARRIERS = 200
"""A run of eight words in more articles is a template, and makes no true pair by itself."""
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
    text = json.dumps({"provenance": provenance(), "corpora": results}, indent=1)
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
    proposed = {(c.a, c.b) for c in found}
    about = {d.article.id: d.article for d in documents}
    truth = dict(true_pairs(documents))
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


def true_pairs(documents: list[Document]) -> Iterator[tuple[tuple[str, str], int]]:
    """Every pair that shares a run of RUN words of its whole text, and the longest such run."""
    grams = [text_grams(d.article.text) for d in documents]
    owner = np.repeat(np.arange(len(grams)), [len(g) for g in grams])
    every = np.concatenate(grams)
    order = np.lexsort((owner, every))
    every, owner = every[order], owner[order]
    new = np.append(True, (every[1:] != every[:-1]) | (owner[1:] != owner[:-1]))
    every, owner = every[new], owner[new]
    firsts = np.flatnonzero(np.append(True, every[1:] != every[:-1]))
    sizes = np.diff(np.append(firsts, len(every)))
    pairs = {
        pair
        for first, size in zip(firsts.tolist(), sizes.tolist(), strict=True)
        if 1 < size <= MAX_CARRIERS
        for pair in combinations(owner[first : first + size].tolist(), 2)
    }
    for a, b in pairs:
        ids = sorted((documents[a].article.id, documents[b].article.id))
        runs = min(longest(grams[a], grams[b]), longest(grams[b], grams[a]))
        yield (ids[0], ids[1]), runs


def text_grams(text: str) -> np.ndarray:
    hashes = np.array([word_hash(w.lower()) for w, _, _ in words(text)], np.uint64)
    return shingle_hashes(hashes, RUN)


def longest(grams: np.ndarray, others: np.ndarray) -> int:
    """Words in the longest stretch of `grams` that all stand among `others`."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], np.isin(grams, others), [0]))))
    stretches = edges[1::2] - edges[::2]
    return int(stretches.max()) + RUN - 1 if len(stretches) else 0


def provenance() -> dict[str, str]:
    return {
        "wirelineage": lineage.__version__,
        "python": platform.python_version(),
        "numpy": version("numpy"),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores",
        "options": str(MatchOptions()),
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

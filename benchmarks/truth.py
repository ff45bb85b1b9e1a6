"""Corpus → the pairs of articles that are to be found in it, and what share of them was.

usage: python -m benchmarks.truth X.jsonl -o PAIRS.tsv [--across] [--furniture]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpora import records
from benchmarks.oracle import Pairs, oracle

FURNITURE_ARTICLES = 10
BUCKETS = ((8, 12), (12, 20), (20, 30), (30, 50), (50, 100), (100, None), (20, None))
"""Words of the longest run; the last sums up what is copied beyond doubt."""

Named = dict[tuple[str, str], int]


def named(pairs: Pairs, ids: Sequence[str]) -> Named:
    """(smaller id, larger id) → words of the longest run."""
    found: Named = {}
    rows = zip(pairs.a.tolist(), pairs.b.tolist(), pairs.words.tolist(), strict=True)
    for a, b, words in rows:
        one, other = ids[a], ids[b]
        found[(one, other) if one < other else (other, one)] = words
    return found


Recall = dict[str, dict[str, float]]
"""By words of the longest run, `8-12` or `100+`: how many pairs, and what share was found."""


def buckets(truth: Named) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The name of each bucket that is not empty, and its pairs."""
    for low, high in BUCKETS:
        here = [pair for pair, n in truth.items() if low <= n and (high is None or n < high)]
        if here:
            yield f"{low}+" if high is None else f"{low}-{high}", here


def recall(truth: Named, found: Set[tuple[str, str]]) -> Recall:
    rows: Recall = {}
    for name, here in buckets(truth):
        share = sum(pair in found for pair in here) / len(here)
        rows[name] = {"pairs": len(here), "recall": round(share, 4)}
    return rows


@dataclass(frozen=True, slots=True)
class Truths:
    """What is to be found in a corpus, seen in three ways."""

    everything: Named
    across: Named
    """Between outlets."""
    told: Named
    """Between outlets, by more than furniture."""

    def recalls(self, found: Set[tuple[str, str]]) -> dict[str, Recall]:
        return {
            "all": recall(self.everything, found),
            "other outlet": recall(self.across, found),
            "other outlet, without furniture": recall(self.told, found),
        }


def truths(path: Path) -> Truths:
    ids, texts, outlets = [], [], []
    for record in records(path):
        ids.append(record["id"])
        texts.append(record["text"])
        outlets.append(str(record.get("outlet") or record["id"]))
    about = dict(zip(ids, outlets, strict=True))
    every = named(oracle(texts), ids)
    told = named(oracle(texts, outlets, FURNITURE_ARTICLES), ids)
    return Truths(every, _across(every, about), _across(told, about))


def _across(pairs: Named, about: dict[str, str]) -> Named:
    return {(a, b): n for (a, b), n in pairs.items() if about[a] != about[b]}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--across", action="store_true", help="only pairs between outlets")
    parser.add_argument("--furniture", action="store_true", help="these, without furniture")
    chosen = parser.parse_args(arguments)
    found = truths(chosen.corpus)
    pairs = found.across if chosen.across else found.everything
    if chosen.furniture:
        pairs = found.told
    with chosen.output.open("w", encoding="utf-8") as out:
        out.writelines(f"{a}\t{b}\t{n}\n" for (a, b), n in sorted(pairs.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

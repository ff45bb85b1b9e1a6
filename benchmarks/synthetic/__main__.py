"""Command line of the generator; see the package."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import orjson

from benchmarks import synthetic
from benchmarks.corpora import missing, records
from benchmarks.synthetic.material import Material, load
from benchmarks.synthetic.stories import as_record, only, stories

RAW = ("abp37k.docs.jsonl.gz", "reuters21578.docs.jsonl.gz")
PER_DAY = 50.0
"""A thousand articles are three weeks, a million are half a century."""
MATERIAL_WORDS = 40_000_000
LEAST_WORDS, WORDS_AN_ARTICLE = 2_000_000, 1_000
"""A small corpus needs less raw material than a large one."""


def material(folder: Path, articles: int) -> Material | None:
    """None, said on stderr, where the raw material is missing."""
    paths = [folder / name for name in RAW if (folder / name).exists()]
    if not paths:
        missing([folder / name for name in RAW])
        return None
    wanted = min(MATERIAL_WORDS, max(LEAST_WORDS, WORDS_AN_ARTICLE * articles))
    return load(_texts(paths), wanted)


def _texts(paths: list[Path]) -> Iterator[str]:
    for path in paths:
        for record in records(path):
            yield record["text"]


def write(
    raw: Material, articles: int, seed: int, per_day: float, out: Path, truth: Path
) -> Counter[str]:
    """How many pairs of each kind there are, and `articles` and `bytes` of text."""
    counts: Counter[str] = Counter()
    with out.open("wb") as corpus, truth.open("wb") as pairs:
        for story in only(stories(raw, seed, per_day), articles):
            for article in story.articles:
                corpus.write(orjson.dumps(as_record(article)) + b"\n")
                counts["articles"] += 1
                counts["bytes"] += len(article.text.encode())
            for pair in story.pairs:
                pairs.write(orjson.dumps(pair._asdict()) + b"\n")
                counts[pair.kind] += 1
    return counts


def truth_path(out: Path) -> Path:
    return out.with_name(out.name.removesuffix(".jsonl") + ".truth.jsonl")


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.synthetic", description=(synthetic.__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--corpora", type=Path, default=os.environ.get("LINEAGE_CORPORA"))
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--per-day", type=float, default=PER_DAY)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--truth", type=Path)
    chosen = parser.parse_args(arguments)
    if not chosen.corpora:
        print("Name the folder of corpora: --corpora FOLDER or LINEAGE_CORPORA.", file=sys.stderr)
        return 2
    raw = material(Path(chosen.corpora), chosen.articles)
    if raw is None:
        return 2
    truth = chosen.truth or truth_path(chosen.out)
    counts = write(raw, chosen.articles, chosen.seed, chosen.per_day, chosen.out, truth)
    for name, count in counts.items():
        print(f"{count:>12,} {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

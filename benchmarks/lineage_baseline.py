"""The usual rule of the field, as an engine: the earliest similar article is the source.

usage: python -m benchmarks.lineage_baseline [--seed N] [--stories K]

Two articles are similar when they share at least `MIN_CONTAINMENT` of the word 5-grams of the
shorter one (quotations count, as they do in the tools that follow this rule). Of the articles
similar to one, the earliest is its source, if it is earlier; equal dates by id; a day without a
time counts as its first moment; articles without a date come last.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from benchmarks.lineage_scores import Answer, Judged, report, score
from benchmarks.newsroom import simulate
from lineage.model import Article, Relation

SHINGLE_WORDS = 5
MIN_CONTAINMENT = 0.2
NEVER = "9999"

Shingles = frozenset[tuple[str, ...]]


def earliest_similar(articles: Sequence[Article]) -> Answer:
    shingles = {str(a.id): _shingles(a.text) for a in articles}
    dates = {str(a.id): (a.published or NEVER, str(a.id)) for a in articles}
    similar = {
        (a, b): share
        for a in sorted(dates)
        for b in sorted(dates)
        if a < b and (share := containment(shingles[a], shingles[b])) >= MIN_CONTAINMENT
    }
    arrows = _arrows(dates, similar)
    return Answer(pairs=_pairs(dates, similar, arrows), arrows=arrows)


def containment(one: Shingles, other: Shingles) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))


def _shingles(text: str) -> Shingles:
    words = re.findall(r"\w+", text.lower())
    return frozenset(zip(*(words[i:] for i in range(SHINGLE_WORDS)), strict=False))


def _arrows(
    dates: Mapping[str, tuple[str, str]], similar: Mapping[tuple[str, str], float]
) -> dict[tuple[str, str], float]:
    arrows = {}
    for article, date in dates.items():
        others = [
            (dates[x], x) for pair in similar if article in pair for x in pair if x != article
        ]
        if others and min(others)[0] < date:
            source = min(others)[1]
            arrows[source, article] = similar[min(source, article), max(source, article)]
    return arrows


def _pairs(
    dates: Mapping[str, tuple[str, str]],
    similar: Mapping[tuple[str, str], float],
    arrows: Mapping[tuple[str, str], float],
) -> dict[tuple[str, str], Judged]:
    pairs = {}
    for a in sorted(dates):
        for b in sorted(x for x in dates if x > a):
            source = a if (a, b) in arrows else b if (b, a) in arrows else None
            if source:
                pairs[a, b] = Judged(Relation.DERIVED, source, similar[a, b])
            elif (a, b) not in similar:
                pairs[a, b] = Judged(Relation.INDEPENDENT, None, 1.0)
    return pairs


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.lineage_baseline")
    parser.add_argument("--seed", type=int, default=1, help="of the first story")
    parser.add_argument("--stories", type=int, default=100)
    args = parser.parse_args(argv)
    total: Counter[str] = Counter()
    for seed in range(args.seed, args.seed + args.stories):
        story = simulate(seed)
        total.update(score(story, earliest_similar(story.articles)))
    print(report(total))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

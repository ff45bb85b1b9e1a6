"""Print simulated stories, or count what they are like.

usage: python -m benchmarks.newsroom [--seed N] [--stories K] [--read] [--trace]
"""

from __future__ import annotations

import argparse
import re
import statistics
from collections import Counter
from collections.abc import Sequence

from benchmarks.newsroom import Story, simulate
from benchmarks.newsroom.story import accounts, count_words, hidden_wires, prose, relation
from lineage.model import Relation


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.newsroom", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="of the first story")
    parser.add_argument("--stories", type=int, default=1)
    parser.add_argument("--read", action="store_true", help="print the articles")
    args = parser.parse_args(argv)
    stories = [simulate(seed) for seed in range(args.seed, args.seed + args.stories)]
    if args.read:
        for story in stories:
            show(story)
    print(summary(stories))
    return 0


def show(story: Story) -> None:
    for article in story.articles:
        parents = ", ".join(story.parents[article.id]) or "nobody"
        print(f"\n=== {article.id}  {article.outlet}  {article.published}")
        print(f"=== {story.kinds[article.id]}; took from {parents}")
        print(f"=== {article.title}\n\n{article.text}")


def summary(stories: Sequence[Story]) -> str:
    """What they are like, in lines of figures."""
    lengths = [count_words(a.text) for story in stories for a in story.articles]
    kinds = Counter(kind for story in stories for kind in story.kinds.values())
    relations: Counter[str] = Counter()
    runs: dict[str, list[int]] = {"independent": [], "common source": [], "derived": []}
    shared: dict[str, list[float]] = {"common source": [], "derived": []}
    for story in stories:
        for a, b in story.pairs():
            truth = relation(story, a, b)
            relations[truth.relation.value] += 1
            group = _GROUPS[truth.relation]
            if story.events[a] != story.events[b]:
                continue
            runs[group].append(longest_run(story, a, b))
            if group in shared:
                shared[group].append(truth.words / max(1, _prose_words(story, a)))
    observed = Counter(len(who) for story in stories for who in hidden_wires(story).values())
    lines = [
        f"stories {len(stories)}, articles {len(lengths)}, words {_spread(lengths)}",
        "kinds: " + ", ".join(f"{k} {n}" for k, n in sorted(kinds.items())),
        "pairs: " + ", ".join(f"{k} {n}" for k, n in sorted(relations.items())),
        f"accounts a story: {_spread([accounts(story) for story in stories])}",
        f"hidden wires by carriers: {dict(sorted(observed.items()))}",
    ]
    lines += [f"longest common run of prose, {k}: {_spread(v)}" for k, v in runs.items()]
    lines += [f"share of prose in common, {k}: {_spread(v, 2)}" for k, v in shared.items()]
    return "\n".join(lines)


_GROUPS = {
    Relation.INDEPENDENT: "independent",
    Relation.SHARED_QUOTES: "independent",
    Relation.COMMON_SOURCE: "common source",
    Relation.DERIVED: "derived",
}


def _spread(values: Sequence[float], digits: int = 0) -> str:
    if len(values) < 2:
        return str(list(values))
    tenths = statistics.quantiles(values, n=20)
    low, middle, high, top = (round(tenths[i], digits or None) for i in (1, 9, 17, 18))
    return f"median {middle}, 10 % under {low}, 10 % over {high}, 5 % over {top}"


def _prose_words(story: Story, article: str) -> int:
    return sum(line.prose_words for line in story.ledger[article])


def longest_run(story: Story, a: str, b: str) -> int:
    """Words outside quotation marks that both have in a row; names and numbers do not count,
    and do not break a run."""
    one, other = (_prose_tokens(story, article) for article in (a, b))
    best, before = 0, [0] * (len(other) + 1)
    for word in one:
        now = [0] * (len(other) + 1)
        for j, second in enumerate(other):
            if word == second and word:
                now[j + 1] = before[j] + 1
                best = max(best, now[j + 1])
        before = now
    return best


def _prose_tokens(story: Story, article: str) -> list[str]:
    """Lower-case words; an empty one breaks a run, between sentences and at quotations."""
    tokens: list[str] = []
    for line in story.ledger[article]:
        for part in prose(line.text).split("  "):
            words = re.findall(r"[\w’'-]+", part)
            tokens += [w.lower() for i, w in enumerate(words) if not i or w[0].islower()]
            tokens.append("")
    return tokens


if __name__ == "__main__":
    raise SystemExit(main())

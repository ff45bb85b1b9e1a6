"""Simulated newsrooms → the weights of the lineage engine that make its probabilities true ones.

usage: python -m benchmarks.fit_lineage [--stories N] [--minutes N]

Goes from the present weights, one at a time and in smaller and smaller steps, towards those under
which the true source of each article is likeliest (mean log loss), held back towards where it
began by a small quadratic penalty. Prints what it found: `lineage/descent/weights.py` is written
by hand, for the simulation is no judge of what it does not simulate. Seeds run from 1;
`benchmarks/lineage.py` measures on others.
"""

from __future__ import annotations

import argparse
import math
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace

import numpy as np

from benchmarks.newsroom import Story, simulate
from lineage.align import align
from lineage.descent.credits import source_id
from lineage.descent.gathering import gathered
from lineage.descent.groups import Group
from lineage.descent.looks import Looks
from lineage.descent.network import Network, Solution
from lineage.descent.reading import Readings
from lineage.descent.sources import Source, sources_of
from lineage.descent.weights import WEIGHTS, Weights
from lineage.linked import Alignments
from lineage.match import find_candidates
from lineage.options import Options
from lineage.text.document import parse
from lineage.work import Here

LEAST = 1e-4
"""A probability below counts as this."""
PENALTY = 0.0015
STEP = 0.7
SCALE_OF_BITS = 0.03
"""Of a step of `nats_per_bit`, beside that of the others."""
SMALLEST_STEP = 0.03
HELD = frozenset(("agency_takes", "days_earlier", "second", "second_outlet", "formula"))
"""Weights that are bounds, or that the loss does not see."""


@dataclass(frozen=True, slots=True)
class Case:
    """One group of one story."""

    story: Story
    group: Group


def cases(seeds: range) -> Iterator[Case]:
    options = Options()
    for seed in seeds:
        story = simulate(seed)
        documents = sorted(map(parse, story.articles), key=lambda d: d.article.id)
        found = find_candidates(documents, options.match)
        by_id = Readings(documents)
        aligned = align(documents, found, options.align)
        for group in groups(aligned, by_id):
            yield Case(story, group)


def groups(aligned: Alignments, by_id: Readings) -> Iterator[Group]:
    a, b = ends = by_id.survey.ends(aligned)
    looks = Looks(aligned, by_id, ends, Here())
    tied = looks.tied
    of, is_part = gathered(a[tied], b[tied], looks.bits[tied], len(by_id.survey))
    within = looks.has_prose & (of[a] == of[b])
    return looks.groups([np.flatnonzero(within & (of[a] == k)) for k in range(len(is_part))])


def loss(of: Sequence[Case], weights: Weights) -> float:
    """Mean of -log P(the true source) over all articles of all groups."""
    total, count = 0.0, 0
    for case in of:
        sources = sources_of(case.group, weights)
        solution = Network(case.group, sources, weights).solve()
        for member in range(len(case.group.members)):
            total -= math.log(max(LEAST, _of_truth(case, sources, solution, member)))
            count += 1
    return total / max(1, count)


def _of_truth(case: Case, sources: Sequence[Source], solution: Solution, member: int) -> float:
    """What the solution gives to the texts that the article truly took from, the first most."""
    ids = [str(m.article.id) for m in case.group.members]
    parents = case.story.parents[ids[member]]
    if not parents:
        return float(solution.alone[member])
    given = [_of_parent(case, sources, solution, member, parent) for parent in parents[:2]]
    return max(given)


def _of_parent(
    case: Case, sources: Sequence[Source], solution: Solution, member: int, parent: str
) -> float:
    ids = [str(m.article.id) for m in case.group.members]
    into = solution.arrows[:, member]
    if parent in ids:
        return float(into[ids.index(parent)])
    if parent in case.story.parents:
        return float(solution.alone[member])
    name = case.story.names.get(parent) or case.story.wires.get(parent)
    label = source_id(name) if name else None
    p = float(solution.twins[:, member].sum())
    p += sum(into[len(ids) + k] for k, s in enumerate(sources) if s.id in (None, label))
    versions = (i for w, i in case.story.seen.items() if case.story.wires.get(w) == name)
    p += sum(into[ids.index(i)] for i in versions if i in ids)
    shared = any(parent in case.story.parents[i] for i in ids if i != ids[member])
    return float(p if shared else p + solution.alone[member])


def fitted(of: Sequence[Case], start: Weights, minutes: float) -> tuple[Weights, float]:
    steps = {
        name: STEP * (SCALE_OF_BITS if name == "nats_per_bit" else 1.0)
        for name in asdict(start)
        if name not in HELD
    }
    smallest = {name: step * SMALLEST_STEP for name, step in steps.items()}
    first = dict(steps)

    def price(weights: Weights) -> float:
        moved = ((getattr(weights, n) - getattr(start, n)) / first[n] for n in steps)
        return loss(of, weights) + PENALTY * sum(x * x for x in moved) / 4

    best, value = start, price(start)
    end = time.monotonic() + 60 * minutes
    while time.monotonic() < end and any(steps[n] > smallest[n] for n in steps):
        for name in steps:
            for sign in (1, -1):
                tried = replace(best, **{name: round(getattr(best, name) + sign * steps[name], 4)})
                cost = price(tried)
                if cost < value - 1e-4:
                    best, value, steps[name] = tried, cost, steps[name] * 1.3
                    break
            else:
                steps[name] /= 2
        sys.stderr.write(f"loss with penalty {value:.4f}\n")
    return best, value


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--stories", type=int, default=100)
    parser.add_argument("--minutes", type=float, default=10)
    args = parser.parse_args(argv)
    found = list(cases(range(1, args.stories + 1)))
    sys.stdout.write(f"log loss with the present weights: {loss(found, WEIGHTS):.4f}\n")
    best, _ = fitted(found, WEIGHTS, args.minutes)
    sys.stdout.write(f"log loss with these: {loss(found, best):.4f}\n")
    for name, value in asdict(best).items():
        sys.stdout.write(f"  {name} = {value:g} (was {getattr(WEIGHTS, name):g})\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

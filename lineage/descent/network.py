"""A group of related articles → how likely each is to come from each other, or from a text that
nobody has seen.

Every article, and every unseen text in question, is a node; an arrow's weight is what the child
saves by having its source before it, and what credits, names, dates and cuts say for or against.
All ways to draw one tree through the nodes are summed (`arborescence.py`). Whether an unseen text
exists, and how much it held, is decided by what the whole description then costs.

Two articles alone cannot tell whether one is taken from the other or both from a third. The
third stands beside each such arrow as its twin, and takes its share of the probability.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import log

import numpy as np
from numpy.typing import NDArray

from lineage.descent.arborescence import NEVER, arrow_probabilities, best_tree, log_total
from lineage.descent.certainty import CEILING
from lineage.descent.groups import Cut, Gaps, Group
from lineage.descent.latent import Latent
from lineage.descent.priors import Priors
from lineage.descent.sources import Source
from lineage.descent.weights import Weights

Array = NDArray[np.float64]
Choice = tuple[int, ...]
"""For each source, the number of the reading that is taken."""

MAX_CHOICES = 64
"""Readings of a group's sources that are weighed all against all; where there are more, or the
group is large, one source after the other is varied around the best."""
MAX_MEMBERS_FOR_ALL = 40
MAX_CUTS = 3
"""Stretches left out that count against a source: who takes parts takes any number of them."""
MIN_SHARE = 1e-4
"""A choice less likely than this is not worked out."""


@dataclass(frozen=True, slots=True)
class Solution:
    """Probabilities over all that may have happened in a group."""

    arrows: Array
    """(members + sources, members): the child has its text directly from the node."""
    twins: Array
    """(members, members): the child has its text from an unseen one that the other has too."""
    alone: Array
    """(members,): the child has its text from nobody here."""
    exists: Array
    """(sources,): there was such a text."""
    texts: tuple[Latent | None, ...]
    """The likeliest reading of each source."""
    parents: tuple[int | None, ...]
    """In the best tree, the node that each member hangs from; None: from nobody here."""


class Network:
    """The weights of one group; `solve` sums over its trees."""

    def __init__(self, group: Group, sources: Sequence[Source], weights: Weights) -> None:
        self.group, self.sources, self.weights = group, sources, weights
        self.size = len(group.members)
        self.priors = Priors(group, weights)
        self._totals: dict[Choice, float] = {}
        self.direct = self._direct()
        """(parent, child)"""
        self.twin = np.full((self.size, self.size), NEVER)
        for block in group.blocks:
            if len(block) == 2 and not any(set(block) <= set(s.block) for s in sources):
                self._weigh_twin(*block)

    def _direct(self) -> Array:
        group, priors = self.group, self.priors
        cut = self._cut(group.gaps, self.weights.cut_inside).reshape(-1, 2)
        gaps = np.zeros((self.size, self.size))
        gaps[group.a, group.b], gaps[group.b, group.a] = cut.T
        gaps[group.is_of_one_outlet] = 0.0
        saved = self.weights.nats_per_bit * group.saving
        found = saved + priors.named + priors.kind + priors.time + gaps
        return np.where(group.saving > 0, found, NEVER)

    def second(self, node: int, child: int, saved: float) -> float:
        """Nats for a node as a further source of a child, from what it saves beside the first."""
        weights, priors = self.weights, self.priors
        if node >= self.size:
            claim = self.sources[node - self.size].claims.get(child, 0.0)
            return weights.nats_per_bit * saved + weights.carry + claim + weights.second
        return (
            weights.nats_per_bit * saved
            + float(priors.named[node, child])
            + float(priors.kind[node, child])
            + float(priors.time[node, child])
            + (weights.second if self.group.is_agency[node] else weights.second_outlet)
        )

    def _cut(self, found: Gaps | Cut, inside: float) -> Array:
        return inside * np.minimum(found.inside, MAX_CUTS) + self.weights.cut_end * found.at_the_end

    def _weigh_twin(self, a: int, b: int) -> None:
        group = self.group
        apart = group.dates.are_days_apart()
        saved = float(group.saving[a, b])
        if group.is_of_one_outlet[a, b] or not saved or apart[a, b] or apart[b, a]:
            return
        is_version = group.is_agency[a] or group.is_agency[b]
        prior = self.weights.pair_version if is_version else self.weights.pair
        weight = self.weights.nats_per_bit * saved + prior - log(2)
        self.twin[a, b] = self.twin[b, a] = weight

    def _matrix(self, choice: Choice) -> tuple[Array, list[int]]:
        """Log weights of all arrows, the root first, then members, then the sources that exist."""
        present = [k for k, r in enumerate(choice) if self.sources[k].readings[r] is not None]
        n = self.size
        w = np.full((1 + n + len(present),) * 2, NEVER)
        w[0, 1 : n + 1] = 0.0
        w[1 : n + 1, 1 : n + 1] = np.logaddexp(self.direct, self.twin)
        for at, k in enumerate(present, start=n + 1):
            source, text = self.sources[k], self.sources[k].readings[choice[k]]
            assert text is not None
            w[0, at] = source.prior - self.weights.nats_per_bit * text.cost
            for member, claim in source.claims.items():
                gain = text.gains.get(member, 0.0)
                if gain or claim > 0:
                    cut = self._cut(text.cuts[member], self.weights.cut_wire) if gain else 0.0
                    w[at, member + 1] = (
                        self.weights.nats_per_bit * gain + self.weights.carry + claim + cut
                    )
        return w, present

    def _total(self, choice: Choice) -> float:
        if choice not in self._totals:
            w, _ = self._matrix(choice)
            self._totals[choice] = log_total(w) - sum(
                log(sum(r is not None for r in source.readings))
                for source, k in zip(self.sources, choice, strict=True)
                if source.readings[k] is not None
            )
        return self._totals[choice]

    def _choices(self) -> Iterator[Choice]:
        counts = [range(len(source.readings)) for source in self.sources]
        many = np.prod([len(c) for c in counts], dtype=float)
        if many <= MAX_CHOICES and (self.size <= MAX_MEMBERS_FOR_ALL or many <= 3):
            yield from product(*counts)
            return
        best = [len(c) - 1 for c in counts]
        for k, readings in enumerate(counts):
            tried = [(*best[:k], r, *best[k + 1 :]) for r in readings]
            best[k] = max(readings, key=lambda r: self._total(tried[r]))
        yield tuple(best)
        for k, readings in enumerate(counts):
            yield from ((*best[:k], r, *best[k + 1 :]) for r in readings if r != best[k])

    def solve(self) -> Solution:
        choices = list(self._choices())
        totals = np.array([self._total(choice) for choice in choices])
        shares = np.exp(totals - totals.max())
        shares /= shares.sum()
        n = self.size
        arrows = np.zeros((n + len(self.sources), n))
        alone, exists = np.zeros(n), np.zeros(len(self.sources))
        for share, choice in zip(shares, choices, strict=True):
            w, present = self._matrix(choice)
            exists[present] += share
            if share >= MIN_SHARE:
                p = arrow_probabilities(w)
                alone += share * p[0, 1 : n + 1]
                arrows[:n] += share * p[1 : n + 1, 1 : n + 1]
                arrows[[n + k for k in present]] += share * p[n + 1 :, 1 : n + 1]
        with np.errstate(invalid="ignore"):
            twin_share = np.exp(self.twin - np.logaddexp(self.direct, self.twin))
        twins = arrows[:n] * np.where(np.isfinite(self.twin), twin_share, 0.0)
        arrows[:n] -= twins
        alike = self.group.is_of_one_outlet & ~self.priors.is_ordered
        a, b = (end[alike[self.group.a, self.group.b]] for end in (self.group.a, self.group.b))
        arrows[a, b] = arrows[b, a] = (arrows[a, b] + arrows[b, a]) / 2
        arrows[:n] = np.minimum(arrows[:n], CEILING)
        return self._solution(arrows, twins, alone, exists, choices[int(np.argmax(totals))])

    def _solution(
        self, arrows: Array, twins: Array, alone: Array, exists: Array, best: Choice
    ) -> Solution:
        w, present = self._matrix(best)
        nodes = [None, *range(self.size), *(self.size + k for k in present)]
        tree = best_tree(w)
        texts = tuple(s.readings[r] for s, r in zip(self.sources, best, strict=True))
        parents = tuple(nodes[parent] for parent in tree[1 : self.size + 1])
        return Solution(arrows, twins, alone, exists, texts, parents)

"""A solved group → what any two of its members are to each other.

From the arrows' probabilities follow those of descent through any number of steps: the chance
that a walk from an article up to its source, to the source of that, and so on, meets another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from lineage.descent.certainty import RELATED
from lineage.descent.network import Network, Solution
from lineage.linked import Ints
from lineage.model import Relation
from lineage.options import MIN_ARROW_PROBABILITY

MIN_RELATION = 0.6
MIN_APART = 0.65
"""From this on, words that one outlet uses again after days are called a formula of the house;
other ties of prose are beyond doubt, and at least `RELATED`, whatever the sum says."""

_PAIRS = 1 << 12
"""Looked at together."""


@dataclass(frozen=True, slots=True)
class Kin:
    relation: Relation
    """DERIVED, COMMON_SOURCE, UNDETERMINED; INDEPENDENT where they are told apart."""
    node: int | None
    """The source: a member, or (from the number of members on) an unseen text; None: not known."""
    probability: float


class Kinship:
    def __init__(self, network: Network, solution: Solution) -> None:
        self.network = network
        self.twins = solution.twins
        nodes = len(solution.arrows)
        up = np.zeros((nodes, nodes))
        up[:, : network.size] = solution.arrows
        visits = np.linalg.inv(np.eye(nodes) - up)
        self.above = np.clip(visits / np.diagonal(visits)[:, None], 0.0, 1.0)
        """[x, c]: c descends from x, in one step or more; 1 for x itself."""

    def of(self, a: Ints, b: Ints) -> Iterator[Kin]:
        """What each of some pairs is."""
        priors, one_outlet = self.network.priors, self.network.group.is_of_one_outlet
        columns = (
            *(end.tolist() for end in (a, b)),
            self.above[a, b].tolist(),
            self.above[b, a].tolist(),
            *self._thirds(a, b),
            (self.twins[a, b] + self.twins[b, a]).tolist(),
            one_outlet[a, b].tolist(),
            priors.is_ordered[a, b].tolist(),
            priors.is_formula[a, b].tolist(),
        )
        return map(_kin, *columns)

    def _thirds(self, a: Ints, b: Ints) -> tuple[list[int], list[float]]:
        """The nearest node that both most likely descend from, past each other, and how likely;
        of no node: 0."""
        nearest, chances = list[int](), list[float]()
        for start in range(0, len(a), _PAIRS):
            one, other = a[start : start + _PAIRS], b[start : start + _PAIRS]
            to_a, to_b = self.above[:, one], self.above[:, other]
            both = to_a * to_b - to_a * self.above[one, other] - to_b * self.above[other, one]
            pairs = np.arange(len(one))
            both[one, pairs] = both[other, pairs] = 0.0
            best = both.max(axis=0)
            is_near = both >= best - 0.01
            nodes = both.argmax(axis=0)
            for pair in np.flatnonzero((is_near.sum(axis=0) > 1) & (best > 0)).tolist():
                near = np.flatnonzero(is_near[:, pair])
                depth = self.above[:, near].sum(axis=0)
                nodes[pair] = near[int(depth.argmax())]
            nearest += nodes.tolist()
            chances += np.maximum(0.0, best).tolist()
        return nearest, chances


def _kin(
    a: int,
    b: int,
    from_a: float,
    from_b: float,
    third: int,
    by_third: float,
    twins: float,
    own: bool,
    is_ordered: bool,
    is_formula: bool,
) -> Kin:
    derived = min(1.0, from_a + from_b)
    common = min(1.0 - derived, by_third + twins)
    if derived >= max(MIN_RELATION, common):
        likelier, p = (a, from_a) if from_a >= from_b else (b, from_b)
        if p >= MIN_ARROW_PROBABILITY and not (own and not is_ordered):
            return Kin(Relation.DERIVED, likelier, p)
        if own:
            return Kin(Relation.DERIVED, None, derived)
    if by_third >= MIN_RELATION:
        return Kin(Relation.COMMON_SOURCE, third, common)
    apart = 1.0 - derived - common
    if apart >= MIN_APART and is_formula:
        return Kin(Relation.INDEPENDENT, None, apart)
    return Kin(Relation.UNDETERMINED, None, max(RELATED, derived + common))

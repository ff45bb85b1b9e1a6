"""A solved group → what any two of its members are to each other.

From the arrows' probabilities follow those of descent through any number of steps: the chance
that a walk from an article up to its source, to the source of that, and so on, meets another.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lineage.descent.certainty import RELATED
from lineage.descent.network import Network, Solution
from lineage.model import Relation
from lineage.options import MIN_ARROW_PROBABILITY

MIN_RELATION = 0.6
MIN_APART = 0.65
"""From this on, words that one outlet uses again after days are called a formula of the house;
other ties of prose are beyond doubt, and at least `RELATED`, whatever the sum says."""


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

    def of(self, a: int, b: int) -> Kin:
        from_a, from_b = float(self.above[a, b]), float(self.above[b, a])
        third, by_third = self._third(a, b)
        twins = float(self.twins[a, b] + self.twins[b, a])
        derived = min(1.0, from_a + from_b)
        common = min(1.0 - derived, by_third + twins)
        if derived >= max(MIN_RELATION, common):
            likelier, p = (a, from_a) if from_a >= from_b else (b, from_b)
            own = self.network.one_outlet(a, b)
            if p >= MIN_ARROW_PROBABILITY and not (own and not self.network.is_ordered(a, b)):
                return Kin(Relation.DERIVED, likelier, p)
            if own:
                return Kin(Relation.DERIVED, None, derived)
        if by_third >= MIN_RELATION:
            return Kin(Relation.COMMON_SOURCE, third, common)
        apart = 1.0 - derived - common
        if apart >= MIN_APART and self.network.is_formula(a, b):
            return Kin(Relation.INDEPENDENT, None, apart)
        return Kin(Relation.UNDETERMINED, None, max(RELATED, derived + common))

    def _third(self, a: int, b: int) -> tuple[int | None, float]:
        """The nearest node that both most likely descend from, past each other."""
        to_a, to_b = self.above[:, a], self.above[:, b]
        both = to_a * to_b - to_a * self.above[a, b] - to_b * self.above[b, a]
        both[[a, b]] = 0.0
        best = float(both.max())
        if best <= 0:
            return None, 0.0
        near = np.flatnonzero(both >= best - 0.01)
        depth = self.above[:, near].sum(axis=0)
        return int(near[int(depth.argmax())]), best

"""A solved group → the sources of each article, and which of its sentences each of them gave.

The tree gives an article one source; news often has two. What the first leaves unexplained is
priced again against every other, so that an article may take one passage here and one there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lineage.descent.kinship import Kinship
from lineage.descent.network import Network, Solution
from lineage.descent.wording import QUARTERS

Array = NDArray[np.float64]

MIN_CHANCE = 0.1
"""A source less likely than this is not told of."""
MIN_FURTHER_BITS = 24.0
"""What a second source must explain that the first does not: a sentence of plain words."""


@dataclass(frozen=True, slots=True)
class Share:
    """One source of one article."""

    node: int
    """A member of the group, or (from the number of members on) one of its sources."""
    probability: float
    sentences: tuple[int, ...]
    """Indexes of the article's sentences that are put down to it."""
    is_main: bool
    """The article hangs from it in the best tree."""


def shares(network: Network, solution: Solution, kinship: Kinship) -> list[list[Share]]:
    """For each member, its sources, likeliest first."""
    explained = _Explained(network, solution)
    return [
        _shares(network, solution, kinship, member, explained.of(member))
        for member in range(network.size)
    ]


def _shares(
    network: Network, solution: Solution, kinship: Kinship, member: int, explained: Array
) -> list[Share]:
    """`explained`: (nodes, sentences), in bits."""
    chances = {
        int(node): float(solution.arrows[node, member])
        for node in np.flatnonzero(solution.arrows[:, member] >= MIN_CHANCE)
    }
    main = max(chances, key=lambda node: (chances[node], -node)) if chances else None
    if main is not None:
        left = np.maximum(0.0, explained - explained[main]).sum(axis=1)
        further = (left >= MIN_FURTHER_BITS) & (kinship.above[member] < MIN_CHANCE)
        further[list(chances)] = False
        chances |= dict(_further(network, left, np.flatnonzero(further).tolist(), member))
    given = _given(explained, chances, main)
    return sorted(
        (
            Share(node, min(1.0, p), given.get(node, ()), solution.parents[member] == node)
            for node, p in chances.items()
        ),
        key=lambda share: (-share.probability, share.node),
    )


class _Explained:
    """What each node explains of each member."""

    def __init__(self, network: Network, solution: Solution) -> None:
        self._group = group = network.group
        self._nodes = len(solution.arrows)
        order = np.argsort(group.explained.child, kind="stable")
        self._order = order
        self._bounds = np.searchsorted(group.explained.child[order], np.arange(network.size + 1))
        self._of_sources: dict[int, list[tuple[int, int, float]]] = {}
        for node, text in enumerate(solution.texts, start=network.size):
            for shared in text.passages if text else ():
                for (carrier, index), bits in shared.bits.items():
                    self._of_sources.setdefault(carrier, []).append((node, index, bits))

    def of(self, member: int) -> Array:
        """(nodes, sentences): bits of the member's sentences."""
        group, found = self._group, self._group.explained
        first, stop = group.firsts[member : member + 2].tolist()
        bits = np.zeros((self._nodes, stop - first))
        marks = self._order[self._bounds[member] : self._bounds[member + 1]]
        bits[found.parent[marks], found.rows[marks] - first] = found.quarters[marks] / QUARTERS
        for node, index, worth in self._of_sources.get(member, ()):
            bits[node, index] = worth
        return bits


def _further(
    network: Network, left: Array, nodes: Sequence[int], member: int
) -> Iterator[tuple[int, float]]:
    """Nodes that explain what the first source does not, and how likely each is a second one."""
    if not nodes:
        return
    scores = np.array([network.second(node, member, float(left[node])) for node in nodes] + [0.0])
    raised = np.exp(scores - scores.max())
    for node, p in zip(nodes, raised / raised.sum(), strict=False):
        if p >= MIN_CHANCE:
            yield node, float(p)


def _given(
    explained: Array, chances: Mapping[int, float], main: int | None
) -> dict[int, tuple[int, ...]]:
    """Each explained sentence goes to the source that explains most of it; the likelier first."""
    order = sorted(chances, key=lambda n: (n != main, -chances[n], n))
    if not order:
        return {}
    bits = explained[order]
    best = np.where(bits.any(axis=0), bits.argmax(axis=0), -1)
    return {node: tuple(np.flatnonzero(best == place).tolist()) for place, node in enumerate(order)}

"""A solved group → the sources of each article, and which of its sentences each of them gave.

The tree gives an article one source; news often has two. What the first leaves unexplained is
priced again against every other, so that an article may take one passage here and one there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from lineage.descent.kinship import Kinship
from lineage.descent.network import Network, Solution
from lineage.descent.pricing import price

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
    return [_shares(network, solution, kinship, m) for m in range(network.size)]


def _shares(network: Network, solution: Solution, kinship: Kinship, member: int) -> list[Share]:
    chances = {
        int(node): float(solution.arrows[node, member])
        for node in np.flatnonzero(solution.arrows[:, member] >= MIN_CHANCE)
    }
    explained = _explained(network, solution, member)
    main = max(chances, key=lambda node: (chances[node], -node)) if chances else None
    if main is not None:
        others = {
            node: by
            for node, by in explained.items()
            if node not in chances and kinship.above[member, node] < MIN_CHANCE
        }
        chances |= dict(_further(network, explained.get(main, {}), others, member))
    given = _given(explained, chances, main)
    return sorted(
        (
            Share(node, min(1.0, p), given.get(node, ()), solution.parents[member] == node)
            for node, p in chances.items()
        ),
        key=lambda share: (-share.probability, share.node),
    )


def _explained(network: Network, solution: Solution, member: int) -> dict[int, dict[int, float]]:
    """Node → the member's sentences that it explains, in bits."""
    group, reading = network.group, network.group.members[member]
    found: dict[int, dict[int, float]] = {}
    for other in range(network.size):
        marks = group.explained.get((member, other))
        if marks:
            worth = {i: price(reading, i).worth(mask) for i, mask in marks.items()}
            found[other] = {i: bits for i, bits in worth.items() if bits}
    for k, text in enumerate(solution.texts):
        if text is not None:
            found[network.size + k] = {
                i: price(reading, i).worth(mask)
                for shared in text.passages
                for (carrier, i), mask in shared.marks.items()
                if carrier == member
            }
    return found


def _further(
    network: Network,
    first: Mapping[int, float],
    others: Mapping[int, Mapping[int, float]],
    member: int,
) -> Iterator[tuple[int, float]]:
    """Nodes that explain what the first source does not, and how likely each is a second one."""
    left = {
        node: sum(max(0.0, bits - first.get(i, 0.0)) for i, bits in by.items())
        for node, by in others.items()
    }
    nodes = [node for node, bits in sorted(left.items()) if bits >= MIN_FURTHER_BITS]
    if not nodes:
        return
    scores = np.array([network.second(node, member, left[node]) for node in nodes] + [0.0])
    raised = np.exp(scores - scores.max())
    for node, p in zip(nodes, raised / raised.sum(), strict=False):
        if p >= MIN_CHANCE:
            yield node, float(p)


def _given(
    explained: Mapping[int, Mapping[int, float]], chances: Mapping[int, float], main: int | None
) -> dict[int, tuple[int, ...]]:
    """Each explained sentence goes to the source that explains most of it; the likelier first."""
    order: Sequence[int] = sorted(chances, key=lambda n: (n != main, -chances[n], n))
    given: dict[int, list[int]] = {}
    for index in sorted({i for node in order for i in explained.get(node, ())}):
        best = max(order, key=lambda n: (explained.get(n, {}).get(index, 0.0), -order.index(n)))
        given.setdefault(best, []).append(index)
    return {node: tuple(indexes) for node, indexes in given.items()}

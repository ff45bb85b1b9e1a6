"""Things and how alike some of them are → one row of them, in which the alike stand together.

The most alike become neighbours first, as long as both still have a free side and no ring comes
about (Kruskal's way to a short path). Sorting the pairs is all that takes time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def chain(things: Sequence[int], likeness: Mapping[tuple[int, int], float]) -> list[int]:
    """The same things; between equals, and for what is like nothing, the given order decides."""
    rank = {thing: n for n, thing in enumerate(things)}
    pairs = sorted(
        (pair for pair, value in likeness.items() if value > 0),
        key=lambda p: (-likeness[p], min(rank[p[0]], rank[p[1]]), max(rank[p[0]], rank[p[1]])),
    )
    paths = {thing: [thing] for thing in things}
    """By each end; things inside a path lead to an old one, which is told by its ends."""
    for a, b in pairs:
        left, right = paths[a], paths[b]
        if left is not right and a in _ends(left) and b in _ends(right):
            joined = _joined(left, right, a, b)
            for end in (*_ends(left), *_ends(right)):
                paths[end] = joined
    whole = {id(path): path for thing, path in paths.items() if thing in _ends(path)}
    longest = sorted(whole.values(), key=lambda p: (-len(p), min(rank[t] for t in p)))
    return [thing for path in longest for thing in _turned(path, rank)]


def _ends(path: list[int]) -> tuple[int, int]:
    return path[0], path[-1]


def _joined(left: list[int], right: list[int], a: int, b: int) -> list[int]:
    return (left if left[-1] == a else left[::-1]) + (right if right[0] == b else right[::-1])


def _turned(path: list[int], rank: Mapping[int, int]) -> list[int]:
    """The end that comes first in the given order stands first."""
    return path if rank[path[0]] <= rank[path[-1]] else path[::-1]

"""Pairs of related articles of a group → its blocks.

A block is a part of it in which every two articles are joined by two ways that share no article
between (a biconnected component; Hopcroft & Tarjan 1973): the carriers of one text form a block,
and an article that mixes two texts is where two blocks meet. A pair that hangs together by nothing
else is a block of two.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Neighbours = Mapping[int, list[int]]
Pair = tuple[int, int]


def blocks(pairs: Iterable[Pair]) -> list[list[int]]:
    """The blocks of a graph without loops or double pairs; each sorted, in sorted order."""
    near = _neighbours(pairs)
    search = _Search(near)
    for start in sorted(near):
        if start not in search.depth:
            search.walk(start)
    return sorted(search.found)


def _neighbours(pairs: Iterable[Pair]) -> dict[int, list[int]]:
    near: dict[int, list[int]] = {}
    for a, b in sorted(pairs):
        near.setdefault(a, []).append(b)
        near.setdefault(b, []).append(a)
    return near


class _Search:
    """Depth-first, without recursion: a group may be a long chain."""

    def __init__(self, near: Neighbours) -> None:
        self.near = near
        self.depth: dict[int, int] = {}
        self.low: dict[int, int] = {}
        """The least depth that a node's subtree reaches by one step back."""
        self.trail: list[Pair] = []
        self.found: list[list[int]] = []

    def walk(self, start: int) -> None:
        self.depth[start] = self.low[start] = 0
        stack = [(start, -1, iter(self.near[start]))]
        while stack:
            node, parent, rest = stack[-1]
            step = next((other for other in rest if other != parent), None)
            if step is None:
                stack.pop()
                if stack:
                    self._return(node, stack[-1][0])
            elif step not in self.depth:
                self.depth[step] = self.low[step] = self.depth[node] + 1
                self.trail.append((node, step))
                stack.append((step, node, iter(self.near[step])))
            elif self.depth[step] < self.depth[node]:
                self.trail.append((node, step))
                self.low[node] = min(self.low[node], self.depth[step])

    def _return(self, node: int, parent: int) -> None:
        """Back from a subtree; if it reaches no further back than `parent`, it ends a block."""
        self.low[parent] = min(self.low[parent], self.low[node])
        if self.low[node] < self.depth[parent]:
            return
        members: set[int] = set()
        while True:
            pair = self.trail.pop()
            members.update(pair)
            if pair == (parent, node):
                break
        self.found.append(sorted(members))

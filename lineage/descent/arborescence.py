"""Log weights of arrows → how likely each arrow is, over all trees; and the likeliest tree.

A tree (arborescence) gives every node but the root one parent. Its weight is the product of the
weights of its arrows. By the matrix-tree theorem (Tutte 1948; as a model of who copied whom:
Xu & Smith, AAAI 2018) the sum over all trees is a determinant, and the share of the trees that
hold an arrow is a derivative of it. Weights of text span hundreds of powers of ten, so nodes are
eliminated one by one in logarithms, without any subtraction (after Grassmann, Taksar & Heyman
1985), and the derivatives are taken backwards through the same steps.

Knows nothing of articles. Node 0 is the root; `weights[p, c]` is the log weight of p → c, in nats.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
NEVER = -np.inf


def log_total(weights: Array) -> float:
    """Log of the summed weight of all trees; -inf when some node cannot be reached.

    (n, n) → nats. The diagonal and the root's column are not looked at.
    """
    w = _clean(weights)
    total = 0.0
    for k in range(len(w) - 1, 0, -1):
        into, out = w[:k, k], w[k, :k]
        all_in = _log_sum(into)
        total += all_in
        if all_in == NEVER:
            return NEVER
        w = np.logaddexp(w[:k, :k], into[:, None] + out[None, :] - all_in)
        np.fill_diagonal(w, NEVER)
    return total


def arrow_probabilities(weights: Array) -> Array:
    """The share of all trees, by weight, that hold each arrow.

    (n, n) → (n, n); every column but the root's sums to 1. Raises ValueError when some node
    cannot be reached from the root.
    """
    w = _clean(weights)
    steps: list[tuple[Array, Array]] = []
    for k in range(len(w) - 1, 0, -1):
        into, out = w[:k, k], w[k, :k]
        all_in = _log_sum(into)
        if all_in == NEVER:
            raise ValueError(f"node {k} has no way from the root")
        through = into[:, None] + out[None, :] - all_in
        np.fill_diagonal(through, NEVER)
        joined = np.logaddexp(w[:k, :k], through)
        np.fill_diagonal(joined, NEVER)
        with np.errstate(invalid="ignore"):
            share = np.exp(through - joined)
        steps.append((np.exp(into - all_in), np.where(joined == NEVER, 0.0, share)))
        w = joined
    used = np.zeros((1, 1))
    for incoming, share in reversed(steps):
        used = _restored(used, incoming, share)
    return used


def _restored(used: Array, incoming: Array, share: Array) -> Array:
    """Use of each arrow before node k was eliminated, from the use after it."""
    k = len(used)
    through = used * share
    full = np.zeros((k + 1, k + 1))
    full[:k, :k] = used - through
    full[k, :k] = through.sum(axis=0)
    full[:k, k] = incoming * (1.0 - through.sum()) + through.sum(axis=1)
    return np.clip(full, 0.0, 1.0)


def best_tree(weights: Array) -> list[int]:
    """Parent of each node in the tree of greatest weight (Chu & Liu 1965, Edmonds 1967).

    The root's own entry is -1. Of equal trees, the one whose parents come first is taken.
    """
    w = _clean(weights)
    if len(w) == 1:
        return [-1]
    parents = [-1, *(int(np.argmax(w[:, c])) for c in range(1, len(w)))]
    cycle = _cycle(parents)
    return parents if cycle is None else _expanded(w, parents, cycle)


def _expanded(w: Array, parents: list[int], cycle: list[int]) -> list[int]:
    """The best tree, where the best parents of `cycle` form a circle: the circle is made one
    node, and broken where the tree enters it."""
    ring = np.array(cycle)
    others = np.setdiff1d(np.arange(len(w)), ring)
    own = np.array([w[parents[c], c] for c in cycle])
    entering = w[np.ix_(others, ring)] - own
    leaving = w[np.ix_(ring, others)]
    smaller = np.full((len(others) + 1,) * 2, NEVER)
    smaller[:-1, :-1] = w[np.ix_(others, others)]
    smaller[:-1, -1] = entering.max(axis=1)
    smaller[-1, :-1] = leaving.max(axis=0)
    found = best_tree(smaller)
    made = list(parents)
    for at, node in enumerate(others):
        if node:
            parent = found[at]
            outside = parent < len(others)
            made[node] = int(others[parent]) if outside else cycle[int(leaving[:, at].argmax())]
    entry = found[-1]
    made[cycle[int(entering[entry].argmax())]] = int(others[entry])
    return made


def _cycle(parents: list[int]) -> list[int] | None:
    """A circle of nodes that are one another's parents, if there is one; sorted."""
    state = [0] * len(parents)
    for start in range(1, len(parents)):
        path, node = [], start
        while node > 0 and state[node] == 0:
            state[node] = start
            path.append(node)
            node = parents[node]
        if node > 0 and state[node] == start and node in path:
            return sorted(path[path.index(node) :])
    return None


def _clean(weights: Array) -> Array:
    w = np.array(weights, dtype=np.float64)
    np.fill_diagonal(w, NEVER)
    w[:, 0] = NEVER
    return w


def _log_sum(values: Array) -> float:
    top = float(values.max())
    return top if top == NEVER else top + float(np.log(np.exp(values - top).sum()))

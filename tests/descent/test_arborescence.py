"""Sums over all trees agree with counting them one by one; the best tree is the best."""

from __future__ import annotations

import math
from itertools import product

import networkx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineage.descent.arborescence import NEVER, arrow_probabilities, best_tree, log_total


def reaches_root(parents):
    for node in range(1, len(parents)):
        steps = 0
        while node != 0 and steps <= len(parents):
            node, steps = parents[node], steps + 1
        if node != 0:
            return False
    return True


def all_trees(size):
    for chosen in product(range(size), repeat=size - 1):
        parents = (-1, *chosen)
        if all(parents[c] != c for c in range(1, size)) and reaches_root(parents):
            yield parents


def weight(w, parents):
    return sum(w[parents[c], c] for c in range(1, len(parents)))


@st.composite
def weights(draw):
    size = draw(st.integers(2, 5))
    values = st.floats(-30, 30)
    return np.array(draw(st.lists(st.lists(values, min_size=size, max_size=size),
                                  min_size=size, max_size=size)))  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(weights())
def test_sums_over_trees_are_those_of_counting_them(w):
    trees = [(p, weight(w, p)) for p in all_trees(len(w))]
    total = math.log(math.fsum(math.exp(x) for _, x in trees))
    assert log_total(w) == pytest.approx(total, abs=1e-8)
    used = np.zeros_like(w)
    for parents, x in trees:
        for c in range(1, len(w)):
            used[parents[c], c] += math.exp(x - total)
    assert np.allclose(arrow_probabilities(w), used, atol=1e-8)
    assert weight(w, best_tree(w)) == pytest.approx(max(x for _, x in trees))


def test_weights_of_any_size_keep_their_ratios():
    w = np.array([[0.0, -900.0, -901.0], [0.0, 0.0, 700.0], [0.0, 700.0, 0.0]])
    p = arrow_probabilities(w)
    assert p[:, 1:].sum(axis=0) == pytest.approx([1.0, 1.0])
    assert p[0, 1] / p[0, 2] == pytest.approx(math.e)


def test_the_best_tree_of_many_nodes_is_that_of_networkx():
    rng = np.random.default_rng(5)
    w = rng.normal(size=(30, 30))
    graph = networkx.DiGraph()
    for p, c in product(range(30), range(1, 30)):
        if p != c:
            graph.add_edge(p, c, weight=w[p, c])
    theirs = networkx.maximum_spanning_arborescence(graph)
    assert weight(w, best_tree(w)) == pytest.approx(theirs.size(weight="weight"))


def test_a_node_without_a_way_from_the_root_is_an_error():
    w = np.array([[0.0, 1.0, NEVER], [0.0, 0.0, NEVER], [0.0, 0.0, 0.0]])
    assert log_total(w) == NEVER
    with pytest.raises(ValueError, match="node 2"):
        arrow_probabilities(w)

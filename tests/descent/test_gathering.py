"""Groups are the components of graph theory, parted at their weakest ties where they are large."""

from __future__ import annotations

import networkx
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from lineage.descent.gathering import MAX_MEMBERS, connected, gathered

PAIRS = st.sets(
    st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda p: p[0] < p[1]), max_size=20
)


def columns(pairs):
    ordered = np.array(sorted(pairs), np.int64).reshape(-1, 2)
    return ordered[:, 0], ordered[:, 1]


@given(PAIRS)
def test_groups_are_the_components_of_networkx(pairs):
    groups, is_part = gathered(*columns(pairs), np.full(len(pairs), 20.0), 10)
    found = [np.flatnonzero(groups == n).tolist() for n in range(len(is_part))]
    graph = networkx.Graph(list(pairs))
    assert found == sorted(sorted(c) for c in networkx.connected_components(graph))
    assert not is_part.any()


def test_a_chain_of_thousands_is_no_trouble():
    numbers = np.random.default_rng(1).permutation(5_000)
    assert not connected(numbers[:-1], numbers[1:], 5_000).any()


def test_a_group_that_is_too_large_is_parted_at_its_weakest_ties():
    chain = np.arange(MAX_MEMBERS + 1)
    bits = np.full(MAX_MEMBERS, 20.0)
    bits[100] = 17.0
    groups, is_part = gathered(chain[:-1], chain[1:], bits, MAX_MEMBERS + 1)
    assert groups.tolist() == [0] * 101 + [1] * (MAX_MEMBERS - 100)
    assert is_part.tolist() == [True, True]


def test_groups_at_the_end_of_a_very_long_list_are_told_apart():
    size = 170_000
    a = np.array([1, size - 5, size - 3])
    groups, is_part = gathered(a, a + 1, np.full(3, 20.0), size)
    assert groups[[1, 2, size - 5, size - 4, size - 3, size - 2]].tolist() == [0, 0, 1, 1, 2, 2]
    assert not is_part.any()

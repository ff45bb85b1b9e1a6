"""Blocks are the components of graph theory."""

from __future__ import annotations

import networkx
from hypothesis import given
from hypothesis import strategies as st

from lineage.descent.blocks import blocks
from lineage.descent.joined import Joined

PAIRS = st.sets(
    st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda p: p[0] < p[1]), max_size=20
)


@given(PAIRS)
def test_blocks_are_those_of_networkx(pairs):
    graph = networkx.Graph(list(pairs))
    assert blocks(pairs) == sorted(sorted(c) for c in networkx.biconnected_components(graph))


def test_a_chain_of_thousands_is_no_trouble():
    chain = [(n, n + 1) for n in range(5_000)]
    assert len(blocks(chain)) == 5_000


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20))))
def test_joined_sets_do_not_depend_on_the_order_of_joining(pairs):
    one, other = Joined(), Joined()
    for a, b in pairs:
        one.join(a, b)
    for a, b in reversed(pairs):
        other.join(b, a)
    assert one.sets() == other.sets()
    assert all(one.root(m) == found[0] for found in one.sets() for m in found)

"""Groups of members under keys: what two owners share, and all pairs of their members."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from lineage.align.joins import grouped, product, shared
from lineage.linked import ranges, sorted_once

members = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 4)), max_size=30).map(sorted)
pairs = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=6)


def columns(rows):
    first, second = zip(*rows, strict=True) if rows else ((), ())
    return np.array(first, np.int64), np.array(second, np.int64)


@given(members, pairs)
def test_every_two_members_of_one_key_meet_once(rows, wanted):
    owners, keys = columns(rows)
    groups = grouped(owners, keys, 4)
    a, b = columns(wanted)
    both = shared(groups, a, b)
    met = product(groups.starts, both.a, groups.starts, both.b)
    pair, one = both.pair[met.which][met.lines], met.a[met.lines]
    found = sorted(zip(pair.tolist(), one.tolist(), met.b.tolist(), strict=True))
    assert found == [
        (n, i, j)
        for n, (left, right) in enumerate(wanted)
        for i, (owner, key) in enumerate(rows)
        for j, (partner, same) in enumerate(rows)
        if owner == left and partner == right and key == same
    ]


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 5)), max_size=8))
def test_ranges_follow_one_another(parts):
    starts, sizes = columns(parts)
    assert ranges(starts, sizes).tolist() == [n for a, many in parts for n in range(a, a + many)]


@given(st.lists(st.integers(0, 9)))
def test_each_value_stands_once_and_in_order(values):
    assert sorted_once(np.array(values, np.int64)).tolist() == sorted(set(values))

"""Carriers of equal keys."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from lineage.match.carriers import grouped
from lineage.match.order import recurring

carried = st.lists(
    st.tuples(st.integers(0, 5), st.sampled_from([3, 7, 1 << 40, 3 + (1 << 40), 3 + (1 << 63)]))
)


@given(carried)
def test_a_group_holds_the_first_carrier_of_each_owner_of_a_key_that_two_own(rows):
    rows.sort(key=lambda row: row[0])
    owners = np.array([owner for owner, _ in rows], np.int64)
    keys = np.array([key for _, key in rows], np.uint64)
    order = recurring(keys)
    found = grouped(keys[order], owners[order])
    firsts: dict[int, dict[int, int]] = {}
    for place, (owner, key) in enumerate(rows):
        firsts.setdefault(key, {}).setdefault(owner, place)
    expected = sorted(list(of.values()) for of in firsts.values() if len(of) > 1)
    cuts = [*found.firsts.tolist(), len(found.carriers)]
    assert sorted(order[found.carriers[a:b]].tolist() for a, b in pairwise(cuts)) == expected

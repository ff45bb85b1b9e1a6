"""Orders by way of keys that hold their place."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from lineage.match.order import recurring, stable_order

HIGH = 1 << 63
keys = st.lists(st.sampled_from([0, 1, 2, HIGH, HIGH + 1, 1 << 40, HIGH + (1 << 40)]))


@given(st.lists(st.integers(0, 3) | st.integers((1 << 62) - 1, 1 << 62)))
def test_the_order_is_that_of_a_stable_argsort(numbers):
    given_ = np.array(numbers, np.int64)
    assert stable_order(given_).tolist() == np.argsort(given_, kind="stable").tolist()


FEW = st.integers(0, 3)
HASHES = st.builds(lambda high, low: high << 62 | low, FEW, FEW)


@given(st.lists(HASHES, max_size=40))
def test_equal_hashes_stay_in_order_of_place_and_high_bits_alone_decide_nothing(hashes):
    given_ = np.array(hashes, np.uint64)
    assert stable_order(given_).tolist() == np.argsort(given_, kind="stable").tolist()


@given(keys)
def test_keys_that_come_again_stand_together_and_in_order(numbers):
    found = recurring(np.array(numbers, np.uint64)).tolist()
    again = [place for place, key in enumerate(numbers) if numbers.count(key) > 1]
    assert set(again) <= set(found)
    runs = [[numbers[found[0]]]] if found else []
    for place in found[1:]:
        if numbers[place] != runs[-1][-1]:
            runs.append([])
        runs[-1].append(numbers[place])
    assert len(runs) == len({run[0] for run in runs})
    of_one_key = [[p for p in found if numbers[p] == run[0]] for run in runs]
    assert of_one_key == [sorted(places) for places in of_one_key]

"""Hashes are found again by their numbers, however many there are and wherever they meet."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from lineage.words.numbers import NOBODY, Numbers

HASHES = st.lists(st.integers(0, (1 << 64) - 1) | st.integers(0, 300), unique=True, max_size=60)


@given(st.lists(HASHES, max_size=4))
def test_numbers_are_given_in_the_order_of_adding(batches):
    numbers, expected = Numbers(), dict[int, int]()
    for batch in batches:
        fresh = [hash_ for hash_ in batch if hash_ not in expected]
        assert numbers.find(np.array(fresh, np.uint64)).tolist() == [NOBODY] * len(fresh)
        numbers.add(np.array(fresh, np.uint64))
        expected |= {hash_: len(expected) + n for n, hash_ in enumerate(fresh)}
    found = numbers.find(np.array(list(expected), np.uint64))
    assert found.tolist() == list(expected.values())
    assert len(numbers) == len(expected)


def test_it_grows():
    hashes = np.random.default_rng(1).permutation(np.arange(50_000, dtype=np.uint64))
    numbers = Numbers()
    for batch in np.split(hashes, 10):
        numbers.add(batch)
    assert np.array_equal(numbers.find(hashes), np.arange(len(hashes)))
    assert numbers.find(hashes + np.uint64(50_000)).max() == NOBODY

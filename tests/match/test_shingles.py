"""The quick way to sort hashes finds what the slow way finds."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from lineage.match.shingles import stable_order

FEW = st.integers(0, 3)
HASHES = st.builds(lambda high, low: high << 62 | low, FEW, FEW)


@given(st.lists(HASHES, max_size=40))
def test_equal_hashes_stay_in_order_of_place_and_high_bits_alone_decide_nothing(hashes):
    given_ = np.array(hashes, np.uint64)
    assert stable_order(given_).tolist() == np.argsort(given_, kind="stable").tolist()

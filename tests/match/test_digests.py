"""Digests of sets of shingles."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from lineage.match.digests import digested, seeming_jaccard, whole_jaccard
from lineage.match.kernel import mix, signatures

BANDS, ROWS = 8, 2
some_sets = st.lists(st.lists(st.integers(0, 40), min_size=1, max_size=30, unique=True), min_size=1)


def in_parts(sets, size=3):
    """(digests of parts of so many sets, where each part begins, signatures of all)"""
    parts, cuts = [], [0]
    for at in range(0, len(sets), size):
        some = sets[at : at + size]
        hashes = np.array([h for one in some for h in one], np.uint32)
        parts.append(digested((mix(hashes), np.cumsum([0, *map(len, some)])), BANDS, ROWS))
        cuts.append(at + len(some))
    whole = np.array([h for one in sets for h in one], np.uint32)
    return parts, np.array(cuts), signatures(whole, np.cumsum([0, *map(len, sets)]), BANDS * ROWS)


@given(some_sets)
def test_sets_that_agree_in_a_band_have_one_key_in_it(sets):
    parts, _, rows = in_parts(sets)
    keys = np.concatenate([part.keys for part in parts], axis=1)
    for band, here in enumerate(keys):
        values = list(map(tuple, rows[:, band * ROWS : (band + 1) * ROWS].tolist()))
        assert len(set(values)) == len(set(zip(values, here.tolist(), strict=True)))


@given(some_sets)
def test_digests_seem_no_less_alike_than_signatures_are_and_these_are_told_as_they_are(sets):
    parts, cuts, rows = in_parts(sets)
    for first, stop in pairwise(cuts.tolist()):
        left, right = (side.ravel() for side in np.mgrid[first:stop, 0 : len(sets)])
        exact = (rows[left] == rows[right]).mean(axis=1)
        assert (seeming_jaccard(parts, cuts, left, right) >= exact).all()
        assert np.array_equal(whole_jaccard(parts, cuts, left, right), exact)

"""Runs of words that two sentences hold."""

from hypothesis import given
from hypothesis import strategies as st

from lineage.align.runs import runs

few_words = st.lists(st.sampled_from("abcd"), max_size=12)


def slow_runs(a, b):
    """Every maximal common run, found by looking everywhere."""
    found = set()
    for i in range(len(a)):
        for j in range(len(b)):
            if i and j and a[i - 1] == b[j - 1]:
                continue
            n = 0
            while i + n < len(a) and j + n < len(b) and a[i + n] == b[j + n]:
                n += 1
            if n > 1:
                found.add((i, j, n))
    return found


@given(few_words, few_words)
def test_the_fast_way_finds_what_the_slow_obvious_way_finds(a, b):
    found = runs(a, b)
    assert len(found) == len(set(found))
    assert {tuple(run) for run in found} == slow_runs(a, b)


def test_runs_are_found_at_both_ends_and_out_of_order():
    assert {tuple(r) for r in runs("w x y z".split(), "y z w x".split())} == {(0, 2, 2), (2, 0, 2)}

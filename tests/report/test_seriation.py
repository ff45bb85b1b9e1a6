import random
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from lineage.report.seriation import chain

weights = st.dictionaries(
    st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda p: p[0] < p[1]),
    st.floats(0, 1),
)


def test_the_alike_stand_together():
    assert chain([0, 1, 2, 3], {(0, 2): 0.9, (1, 3): 0.8, (0, 1): 0.1}) == [2, 0, 1, 3]


def test_what_is_like_nothing_stands_last_in_the_given_order():
    assert chain([4, 3, 0, 1], {(0, 1): 0.5}) == [0, 1, 4, 3]


@given(st.permutations(range(10)), weights)
def test_everything_stands_once(things, likeness):
    assert sorted(chain(things, likeness)) == list(range(10))


def test_a_line_is_found_again():
    """Things on a line, the nearer the more alike, in any order."""
    things = list(range(30))
    likeness = {(a, b): 1 / (b - a) for a, b in combinations(things, 2)}
    random.Random(7).shuffle(things)
    assert chain(things, likeness) in (list(range(30)), list(range(29, -1, -1)))

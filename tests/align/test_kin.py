"""Stems that are spelled alike."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.align.kin import Speller, are_kin
from tests.align.slow.pair_context import _is_kin

endings = st.text("abcdeé", min_size=3, max_size=9)


def kin(one: str, other: str) -> bool:
    speller = Speller()
    speller.note(one)
    speller.note(other)
    return bool(are_kin(speller.spelling(), np.array([0]), np.array([1]))[0])


@given(endings, endings)
def test_kin_are_those_that_jaro_winkler_says(one, other):
    assert kin(f"ab{one}", f"ab{other}") == _is_kin(f"ab{one}", f"ab{other}")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("masum", "massoum", True), ("access", "accessib", True), ("portal", "potato", False)],
)
def test_look_alikes_are_kin(one, other, expected):
    assert kin(one, other) is expected

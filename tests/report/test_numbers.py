"""Numbers promise no more than they hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.report.numbers import count, likelihood, percent, share, tenths


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (0, 7, "0 %"),
        (7, 7, "100 %"),
        (1, 1000, "< 1 %"),
        (999, 1000, "> 99 %"),
        (1, 3, "33 %"),
        (2, 3, "67 %"),
        (0, 0, "–"),
    ],
)
def test_percent(part: int, whole: int, said: str) -> None:
    assert percent(part, whole) == said


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_all_and_nothing_are_said_only_when_exact(part: int, whole: int) -> None:
    part = min(part, whole)
    assert (percent(part, whole) == "100 %") == (part == whole)
    assert (percent(part, whole) == "0 %") == (part == 0)


@pytest.mark.parametrize(
    ("probability", "said"),
    [(0.934, "0.93"), (0.999, "> 0.99"), (0.001, "< 0.01"), (1.0, "1"), (0.0, "0")],
)
def test_certainty_is_said_only_when_exact(probability: float, said: str) -> None:
    assert likelihood(probability) == said


def test_counts_agree_with_their_noun() -> None:
    assert count(1, "word") == "1 word"
    assert count(2104, "word") == "2,104 words"
    assert count(2, "article repeats", "articles repeat") == "2 articles repeat"


def test_a_share_of_nothing_is_nothing() -> None:
    assert share(0, 0) is None
    assert share(1, 3) == 0.3333


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (0, 7, "0%"),
        (7, 7, "100%"),
        (1, 10_000, "<0.1%"),
        (9_999, 10_000, ">99.9%"),
        (65, 1000, "6.5%"),
        (0, 0, "–"),
    ],
)
def test_tenths(part: int, whole: int, said: str) -> None:
    assert tenths(part, whole) == said

"""A formula comes back on many days; a story of any size comes at once."""

import pytest

from lineage.store.stock import share_kept
from lineage.text.formulas import STOCK

BITS = 30.0
DAYS = [f"2024-{month:02d}-{day:02d}" for month in range(1, 13) for day in (3, 13, 23)]


@pytest.mark.parametrize("count", [0, 1, 2, 5000])
def test_one_burst_keeps_everything(count):
    dates = ["2024-02-12T08:00:00Z", "2024-02-13"] * count
    assert share_kept(dates[:count], BITS, 10**5) == 1


def test_articles_without_dates_are_no_formula():
    assert share_kept([None] * 500, BITS, 10**5) == 1


def test_a_phrase_of_many_days_is_a_formula():
    assert share_kept(DAYS, BITS, 10**5) < STOCK


def test_a_burst_outweighs_the_few_that_carry_the_phrase_on_other_days():
    assert share_kept([*DAYS[:4], *["2024-07-01"] * 300], BITS, 10**5) > STOCK


def test_the_more_days_the_less_is_kept():
    shares = [share_kept(DAYS[:count], BITS, 10**5) for count in range(1, len(DAYS))]
    assert shares == sorted(shares, reverse=True)
    assert all(0 < share <= 1 for share in shares)


def test_a_phrase_that_says_nothing_has_nothing_to_lose():
    assert share_kept(DAYS, 0.0, 10**5) == 1

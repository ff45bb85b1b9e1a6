import pytest

from lineage.report.lags import Lag, half_within, lag, spell

MOMENT, LATER = "2025-02-12T10:00:00Z", "2025-02-12T12:10:00Z"


@pytest.mark.parametrize(
    ("source", "target", "told"),
    [
        (MOMENT, LATER, "2 h 10 min after X"),
        (LATER, MOMENT, "2 h 10 min before X"),
        (MOMENT, MOMENT, "the same minute as X"),
        ("2025-02-12", LATER, "the same day as X; the dates do not tell who was first"),
        ("2025-02-10", LATER, "2 days after X (by dates without hours)"),
        ("2025-02-12", "2025-02-11", "1 day before X (by dates without hours)"),
    ],
)
def test_a_lag_says_no_more_than_the_dates(source, target, told):
    assert lag(source, target).after("X") == told


def test_a_missing_date_has_no_lag():
    assert lag(None, MOMENT) is lag(MOMENT, None) is None


@pytest.mark.parametrize(
    ("minutes", "told"),
    [(5, "5 min"), (60, "1 h"), (130, "2 h 10 min"), (1440, "1 day"), (10_000, "7 days")],
)
def test_spells(minutes, told):
    assert spell(minutes * 60) == told


def test_half_of_the_words_not_of_the_articles():
    lags = [(Lag(60, False), 10), (Lag(120, False), 10), (Lag(999, False), 50)]
    assert half_within(lags) == Lag(999, False)


def test_what_is_dated_before_its_source_is_left_out():
    assert half_within([(Lag(-60, False), 10)]) is None
    assert half_within([]) is None

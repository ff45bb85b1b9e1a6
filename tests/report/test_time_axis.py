from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.report.time_axis import DAY, HOUR, LEAST_SPAN, Axis, moment, told_span, zoomed


def ticks(first, last, cells=80):
    return [told for _, told in Axis(moment(first), moment(last), cells).ticks()]


def test_minutes():
    assert ticks("2025-02-12T10:03:00Z", "2025-02-12T10:31:00Z")[:3] == ["10:05", "10:10", "10:15"]


def test_midnight_is_told_by_its_day():
    assert ticks("2025-02-12T18:00:00Z", "2025-02-13T06:00:00Z", 40) == [
        "18:00", "21:00", "13 Feb", "03:00", "06:00",
    ]  # fmt: skip


def test_weeks_begin_on_monday():
    assert ticks("2025-02-12", "2025-03-12", 40) == ["17 Feb", "24 Feb", "3 Mar", "10 Mar"]


def test_january_is_told_by_its_year():
    assert ticks("2024-09-20", "2025-05-02", 60) == [
        "Oct", "Nov", "Dec", "2025", "Feb", "Mar", "Apr", "May",
    ]  # fmt: skip


def test_centuries():
    assert ticks("1690-01-01", "2020-01-01", 40) == ["1700", "1800", "1900", "2000"]


moments = st.floats(moment("0002-01-01"), moment("9000-01-01"))


@given(moments, st.floats(LEAST_SPAN, 8000 * 365.25 * DAY), st.integers(20, 300))
def test_ticks_are_apart_and_on_the_axis(start, span, cells):
    axis = Axis(start, min(start + span, moment("9998-01-01")), cells)
    found = [cell for cell, _ in axis.ticks()]
    assert all(0 <= cell < cells for cell in found)
    assert all(b - a >= 5 for a, b in pairwise(found))


def test_a_date_is_its_first_moment():
    assert moment("2025-02-12") == moment("2025-02-12T00:00:00Z")


@pytest.mark.parametrize(("around", "seen"), [(50, (40, 60)), (0, (0, 20)), (99, (80, 100))])
def test_zoom_stays_inside_and_keeps_the_moment_in_view(around, seen):
    hours = tuple(HOUR * n for n in seen)
    assert zoomed((0, 100 * HOUR), around * HOUR, 20 * HOUR) == hours


def test_zoom_has_two_ends():
    assert zoomed((0, HOUR), 0, 1) == (0, LEAST_SPAN)
    assert zoomed((0, HOUR), HOUR, 99 * HOUR) == (0, HOUR)


def test_a_long_span_is_told_without_hours():
    assert told_span(0, 9 * DAY) == "1970-01-01 → 1970-01-10"
    assert told_span(0, HOUR) == "1970-01-01 00:00 → 1970-01-01 01:00 UTC"

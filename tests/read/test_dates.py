from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.read.dates import iso_date


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2014-08-11", "2014-08-11"),
        ("20140811", "2014-08-11"),
        (20140811, "2014-08-11"),
        ("1864-03-02", "1864-03-02"),
        (" 2014-08-11 ", "2014-08-11"),
        ("2014-08-11T13:05:00Z", "2014-08-11T13:05:00Z"),
        ("2014-08-11T13:05:00", "2014-08-11T13:05:00Z"),
        ("2014-08-11 13:05", "2014-08-11T13:05:00Z"),
        ("2014-08-11T13:05:00.123+02:00", "2014-08-11T11:05:00Z"),
        ("2014-08-11 13:05:00 +0200", "2014-08-11T11:05:00Z"),
        ("2014-08-11t23:05:00-05:00", "2014-08-12T04:05:00Z"),
        ("Mon, 11 Aug 2014 13:05:00 +0200", "2014-08-11T11:05:00Z"),
        ("11 Aug 2014 13:05:00 GMT", "2014-08-11T13:05:00Z"),
        ("Mon, 11 Aug 2014 13:05:00 EDT", "2014-08-11T17:05:00Z"),
        (1407762300, "2014-08-11T13:05:00Z"),
        (1407762300.5, "2014-08-11T13:05:00Z"),
        ("1407762300", "2014-08-11T13:05:00Z"),
    ],
)
def test_date_is_read_as_iso_8601(written, read):
    assert iso_date(written) == read


@pytest.mark.parametrize(
    "written",
    [
        "1/21/18", "32/13/2025", "2014-13-01", "2014-02-30", "2014", 2014, "2014-08", "yesterday",
        "Mon, 11 Aug 2014 13:05:00 CET", "11 Aug 14 13:05:00 GMT", "11 Foo 2014 13:05:00 GMT",
        "2014-08-11T25:00:00", "0001-01-01T00:00:00+14:00", 1407762300000, -1, True, "",
        ["2014-08-11"], {"$date": 1}, "2014-08-11T13:05:00Z and more",
    ],
)  # fmt: skip
def test_doubtful_date_is_no_date(written):
    assert iso_date(written) is None


@given(st.text())
def test_any_text_is_a_date_or_none(written):
    found = iso_date(written)
    assert found is None or datetime.fromisoformat(found)


@given(
    st.integers(10**9, 7 * 10**9),
    st.integers(-14 * 60, 14 * 60),
)
def test_one_moment_reads_alike_in_every_spelling(seconds, minutes):
    local = datetime.fromtimestamp(seconds, timezone(timedelta(minutes=minutes)))
    moment = local.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"
    assert iso_date(local.isoformat()) == moment
    assert iso_date(format_datetime(local)) == moment
    assert iso_date(seconds) == moment

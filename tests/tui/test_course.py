"""How far an analysis is, by what it told and a clock."""

import pytest

from lineage.model import Skipped
from tui.analysis import Ended, Partial, Step
from tui.course import Course, clock_text


class Clock:
    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def course(clock):
    return Course(clock)


def test_a_stage_ends_when_all_is_done_or_the_next_one_begins(course, clock):
    course.hear(Step("read", 5, None))
    clock.now += 2
    course.hear(Step("cut", 5, 5))
    clock.now += 3
    assert course.stages["read"].seconds(clock.now) == 2
    assert course.stages["cut"].ended == 102
    assert course.articles == 5


def test_what_is_left_follows_from_the_speed(course, clock):
    course.hear(Step("align", 0, 100))
    assert course.stages["align"].left(clock.now) is None
    clock.now += 10
    course.hear(Step("align", 25, 100))
    assert course.stages["align"].left(clock.now) == 30


def test_a_stage_that_was_cut_short_is_not_done(course, clock):
    course.hear(Step("align", 1, 100))
    clock.now += 1
    course.hear(Ended(130, "stopped"))
    clock.now += 50
    assert not course.stages["align"].is_whole
    assert course.seconds == 1


def test_alike_reasons_are_counted_together(course):
    for date in ("32/13/2025", "yesterday's"):
        course.hear(Skipped("a", "", f"bad date '{date}', kept as undated", "write it well"))
    assert course.reasons == {"bad date …, kept as undated": 2}
    assert course.skipped == 2


def test_the_log_says_when_what_was_told(course, clock, tmp_path):
    clock.now += 7
    course.hear(Partial(tmp_path))
    assert course.can_browse
    assert [seconds for seconds, _ in course.log] == [7]


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0:00"), (7.9, "0:07"), (760, "12:40"), (3723, "1:02:03")]
)
def test_times_are_read_at_a_glance(seconds, text):
    assert clock_text(seconds) == text

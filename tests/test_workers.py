"""Work beside this process: what goes wrong in it is told here, and nothing of it stays behind."""

import multiprocessing
import os
import signal
import time

import pytest

from lineage.errors import OutputError
from lineage.workers import CAN_FORK, beside, each

pytestmark = pytest.mark.skipif(not CAN_FORK, reason="needs processes that fork")


def killed(number: int = 1) -> None:
    if number == 1:
        os.kill(os.getpid(), signal.SIGKILL)


def refused(_number: int = 0) -> None:
    raise OutputError("the disk is full")


def test_all_is_done_by_others(tmp_path) -> None:
    count = sum(1 for _ in each(lambda n: (tmp_path / f"{n}-{os.getpid()}").touch(), range(9), 2))
    names = [path.name.split("-") for path in tmp_path.iterdir()]
    assert count == 9 and sorted(int(n) for n, _ in names) == [*range(9)]
    assert str(os.getpid()) not in {pid for _, pid in names}


@pytest.mark.parametrize(
    ("fails", "told"), [(killed, "ended by the system"), (refused, "the disk is full")]
)
def test_what_fails_ends_all_and_is_told(fails, told) -> None:
    with pytest.raises(OutputError, match=told):
        list(each(fails, range(4), 2))
    with pytest.raises(OutputError, match=told), beside(fails, 2) as ready:
        ready()
    assert not multiprocessing.active_children()


def test_who_is_not_needed_any_more_is_ended_at_once() -> None:
    begun = time.monotonic()
    for _ in each(lambda n: time.sleep(60 * n), range(4), 2):
        break
    with pytest.raises(KeyboardInterrupt), beside(lambda: time.sleep(60), 2):
        raise KeyboardInterrupt
    assert time.monotonic() - begun < 20
    assert not multiprocessing.active_children()


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_done_beside_is_done_when_asked_for(tmp_path, jobs) -> None:
    note = tmp_path / "note"
    with beside(lambda: note.write_text(str(os.getpid())) and None, jobs) as ready:
        ready()
        assert (note.read_text() == str(os.getpid())) is (jobs == 1)

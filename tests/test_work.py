"""Parts of a task: worked out once, kept, gone on with."""

import errno
import os
import pickle
from pathlib import Path

import numpy as np
import pytest

from lineage import work
from lineage.errors import OutputError
from lineage.model import Label, Span, Verdict
from lineage.spool import Spool
from lineage.work import Counted, Here, Mapped, Workspace, loads


@pytest.fixture
def space(tmp_path):
    made = []

    def make(jobs: int = 1, key: str = "k") -> Workspace:
        if made:
            made[-1].close()
        made.append(Workspace(tmp_path / "parts", jobs))
        made[-1].begin(key, jobs)
        return made[-1]

    yield make
    made[-1].close()


def some(n: int):
    return np.arange(n * 3, dtype=np.int32)[::2], {"n": n, "of": (Span(n, n + 1), Label.COPIED)}


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_was_made_of_each_part_comes_back_whoever_made_it(space, jobs) -> None:
    made = space(jobs).done("s", some, 7)
    assert len(made) == 7
    for kept, expected in zip(made, Here().done("s", some, 7), strict=True):
        assert np.array_equal(kept[0], expected[0])
        assert kept[0].dtype == expected[0].dtype
        assert kept[1] == expected[1]


def test_a_finished_part_is_not_worked_out_again(space) -> None:
    space().done("s", lambda n: n * n, 3)
    asked: list[int] = []
    made = space().done("s", lambda n: asked.append(n) or n * n, 5)
    assert (asked, list(made)) == ([3, 4], [0, 1, 4, 9, 16])


def test_progress_counts_what_was_finished_before(space) -> None:
    space().done("s", lambda n: n, 3)
    told: list[int] = []
    space().done("s", lambda n: n, 5, told.append)
    assert told == [4, 5]


def test_parts_of_another_task_are_thrown_away(space) -> None:
    space(key="one").done("s", lambda n: "old", 2)
    assert list(space(key="two").done("s", lambda n: "new", 2)) == ["new", "new"]


@pytest.mark.parametrize("damage", ["cut", "flip", "empty"])
def test_a_damaged_part_is_worked_out_again(space, tmp_path, damage) -> None:
    space().done("s", some, 2)
    path = tmp_path / "parts" / "s-000001"
    raw = bytearray(path.read_bytes())
    raw[-1] ^= 1
    path.write_bytes({"cut": raw[:-3], "flip": raw, "empty": b""}[damage])
    assert space().done("s", lambda n: f"{n} anew", 2)[1] == "1 anew"


def test_an_unfinished_part_leaves_no_file(space, tmp_path) -> None:
    with pytest.raises(ZeroDivisionError):
        space(2).done("s", lambda n: 1 // (n - 1), 2)
    assert not (tmp_path / "parts" / "s-000001").exists()


def test_a_file_that_would_run_something_is_refused() -> None:
    class Trap:
        def __reduce__(self):
            return os.system, ("true",)

    with pytest.raises(pickle.UnpicklingError, match="no result"):
        loads(pickle.dumps(Trap()))
    function = b"clineage.store\nsave\n."
    with pytest.raises(pickle.UnpicklingError, match="no result"):
        loads(function)


def test_values_of_the_model_are_read_back() -> None:
    verdict = Verdict(Label.EDITED, "one_rule", 0.5)
    assert loads(pickle.dumps(verdict, 5)) == verdict


def test_two_runs_do_not_share_a_folder(space, tmp_path) -> None:
    space()
    with pytest.raises(OutputError, match="another run is at work"):
        Workspace(tmp_path / "parts", 1)


def test_a_full_disk_is_told_with_the_next_step_and_keeps_what_is_done(
    space, tmp_path, monkeypatch
) -> None:
    space().done("s", some, 1)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    here = space()
    with monkeypatch.context() as patch:
        patch.setattr(work, "_write", full)
        with pytest.raises(OutputError, match=r"No space left.*make room.*goes on from there"):
            here.done("s", some, 2)
    assert here.done("s", lambda n: "rest", 2)[1] == "rest"
    assert (tmp_path / "parts" / "s-000000").exists()


def test_the_folder_is_gone_when_the_result_is_safe(space, tmp_path) -> None:
    here = space()
    here.done("s", some, 2)
    here.remove()
    assert not (tmp_path / "parts").exists()


def test_files_of_the_task_have_no_name(space, tmp_path) -> None:
    with Spool(space().folder) as spool:
        spool.extend([b"x"])
        assert {path.name for path in (tmp_path / "parts").iterdir()} <= {"key", "lock"}


def test_mapped_items_are_made_when_asked_for() -> None:
    asked: list[int] = []
    made = Mapped([1, 2, 3], lambda n: asked.append(n) or n * 10)
    assert (made[1], asked) == (20, [2])
    assert list(made[1:]) == [20, 30]


def test_parts_are_read_lazily(space, tmp_path) -> None:
    made = space().done("s", lambda n: np.zeros(4), 3)
    Path(tmp_path / "parts" / "s-000002").unlink()
    assert made[0].sum() == 0


def test_parts_with_names_are_kept_for_another_task(space) -> None:
    space(key="one").done("s", lambda n: f"old {n}", ["x", "y"])
    made = space(key="two").done("s", lambda n: f"new {n}", ["z", "x"])
    assert list(made) == ["new 0", "old 0"]


def test_parts_with_names_that_another_folder_keeps_serve_and_stay_there(space, tmp_path) -> None:
    other = Workspace(tmp_path / "other", 1)
    other.done("s", lambda n: f"old {n}", ["x", "y"])
    other.close()
    here = space()
    here.take_in(other.folder)
    here.take_in(tmp_path / "nowhere")
    assert list(here.done("s", lambda n: f"new {n}", ["z", "y"])) == ["new 0", "old 1"]
    here.remove()
    assert {path.name for path in other.folder.iterdir()} == {"lock", "s.x", "s.y"}


def test_what_is_made_once_throws_away_the_parts_that_it_was_made_of(space, tmp_path) -> None:
    work = space()
    work.done("before", some, 2)

    def total() -> int:
        work.done("named", some, ["a"])
        return sum(work.done("s", lambda n: n * n, 4))

    assert work.once("all", total) == Here().once("all", lambda: 14) == 14
    kept = {path.name for path in (tmp_path / "parts").iterdir()} - {"key", "lock"}
    assert kept == {"before-000000", "before-000001", "named.a", "all-000000"}
    assert space().once("all", lambda: pytest.fail("it was kept")) == 14


def test_what_was_stopped_before_it_was_made_goes_on_from_its_parts(space) -> None:
    def stopped() -> int:
        sum(work.done("s", lambda n: n * n, 4))
        raise KeyboardInterrupt

    work = space()
    with pytest.raises(KeyboardInterrupt):
        work.once("all", stopped)
    work = space()
    again = work.once("all", lambda: sum(work.done("s", lambda _: pytest.fail("it was kept"), 4)))
    assert again == 14


def test_tidying_leaves_what_the_task_has_used_under_its_name(space, tmp_path) -> None:
    here = space(key="one")
    here.done("s", some, ["x", "y"])
    here.done("t", some, 2)
    here = space(key="two")
    here.done("s", some, ["y", "z"])
    here.tidy()
    assert {path.name for path in (tmp_path / "parts").iterdir()} == {"lock", "s.y", "s.z"}


def test_what_was_being_written_when_all_was_killed_is_gone_with_the_next_run(space) -> None:
    (space().unsaved / "half").mkdir()
    assert [*space().unsaved.iterdir()] == []
    space().tidy()


def test_cleared_work_is_done_again(space) -> None:
    here = space()
    here.done("s", lambda n: "old", ["x"])
    here.clear()
    here.begin("k", 1)
    assert list(here.done("s", lambda n: "new", ["x"])) == ["new"]


def test_parts_of_several_stages_are_counted_together() -> None:
    told: list[tuple[int, int]] = []
    work = Counted(Here(), lambda done, total: told.append((done, total)), 4)
    work.done("s", some, 2)
    work.done("t", some, ["x", "y", "z"])
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4), (4, 4)]


def test_more_parts_may_be_looked_at_than_files_are_usually_open(space) -> None:
    resource = pytest.importorskip("resource")
    usual = resource.getrlimit(resource.RLIMIT_NOFILE)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (64, usual[1]))
        made = space().done("s", lambda n: np.full(3, n), 100)
        assert sum(int(part[0]) for part in [*made]) == sum(range(100))
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, usual)


def test_one_worker_that_is_left_of_several_is_a_process_of_its_own(space) -> None:
    here = space(2)
    here.begin("k", 1)
    made = set(here.done("s", lambda n: os.getpid(), 4))
    assert len(made) == 1 and os.getpid() not in made
    assert {*space(1).done("t", lambda n: os.getpid(), 4)} == {os.getpid()}

"""Output files appear whole or not at all."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path

import pytest

from lineage.cli.output import check_output, write_whole
from lineage.errors import OptionError, OutputError


def test_a_failure_in_the_middle_leaves_the_old_file(tmp_path) -> None:
    target = tmp_path / "report.md"
    target.write_text("old")

    def chunks():
        yield b"half"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_whole(target, chunks())
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["report.md"]


def test_a_file_keeps_its_permissions_and_a_link_its_target(tmp_path) -> None:
    target, link = tmp_path / "report.md", tmp_path / "link.md"
    target.write_text("old")
    target.chmod(0o640)
    link.symlink_to(target)
    write_whole(link, [b"new"])
    assert link.is_symlink()
    assert target.read_text() == "new"
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_new_file_has_the_usual_permissions(tmp_path) -> None:
    (tmp_path / "usual").touch()
    write_whole(tmp_path / "new", [b"x"])
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_device_is_written_through() -> None:
    check_output(Namespace(output=os.devnull), [])
    write_whole(Path(os.devnull), [b"x"])
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize("place", ["missing/report.md", "."])
def test_an_impossible_place_is_told_before_the_work(place, tmp_path) -> None:
    with pytest.raises(OutputError):
        check_output(Namespace(output=str(tmp_path / place)), [])


def test_an_input_is_never_overwritten(tmp_path) -> None:
    source = tmp_path / "feed.jsonl"
    source.write_text("{}")
    with pytest.raises(OptionError, match="one of the inputs"):
        check_output(Namespace(output=str(source)), ["-", str(tmp_path / "." / "feed.jsonl")])

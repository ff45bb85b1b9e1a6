"""Output folders appear whole or not at all."""

from __future__ import annotations

import hashlib
from argparse import Namespace
from pathlib import Path

import pytest

from lineage.cli.folders import SUMS, check_folder, write_folder
from lineage.errors import OptionError, OutputError


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_folder_holds_its_files_and_their_sums(tmp_path) -> None:
    target = tmp_path / "dataset"
    write_folder(target, [("README.md", b"card"), ("data/train.jsonl", iter([b"{", b"}"]))])
    assert names(target) == ["README.md", SUMS, "data"]
    assert (target / "data" / "train.jsonl").read_bytes() == b"{}"
    digest = hashlib.sha256(b"{}").hexdigest()
    assert f"{digest}  data/train.jsonl\n" in (target / SUMS).read_text("utf-8")
    assert names(tmp_path) == ["dataset"]
    usual = tmp_path / "usual"
    usual.mkdir()
    assert target.stat().st_mode == usual.stat().st_mode


def test_a_failure_in_the_middle_leaves_the_old_folder(tmp_path) -> None:
    target = tmp_path / "dataset"
    write_folder(target, [("a", b"old")])

    def files():
        yield "a", b"new"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_folder(target, files())
    assert (target / "a").read_text() == "old"
    assert names(tmp_path) == ["dataset"]


def test_a_failure_at_first_leaves_nothing(tmp_path) -> None:
    def chunks():
        yield b"half"
        raise OSError(28, "No space left on device")

    with pytest.raises(OutputError, match="No space left"):
        write_folder(tmp_path / "dataset", [("a", chunks())])
    assert names(tmp_path) == []


def test_a_folder_of_ours_is_replaced_whole(tmp_path) -> None:
    target = tmp_path / "dataset"
    write_folder(target, [("a", b"1"), ("below/b", b"2")])
    write_folder(target, [("c", b"3")])
    assert names(target) == [SUMS, "c"]
    assert names(tmp_path) == ["dataset"]


def test_an_empty_folder_is_filled(tmp_path) -> None:
    target = tmp_path / "dataset"
    target.mkdir()
    write_folder(target, [("a", b"1")])
    assert names(target) == [SUMS, "a"]


@pytest.mark.parametrize(
    "spoilt", ["added", "changed", "folder", "unsigned", "linked", "linked folder"]
)
def test_a_folder_with_anything_of_others_is_refused(spoilt, tmp_path) -> None:
    target = tmp_path / "dataset"
    write_folder(target, [("a", b"1")])
    if spoilt == "added":
        (target / "notes.txt").write_text("mine")
    elif spoilt == "changed":
        (target / "a").write_text("mine")
    elif spoilt == "folder":
        (target / "below").mkdir()
    elif spoilt == "unsigned":
        (target / SUMS).unlink()
    elif spoilt == "linked folder":
        (target / "below").symlink_to(tmp_path)
    else:
        (target / "a").rename(tmp_path / "elsewhere")
        (target / "a").symlink_to(tmp_path / "elsewhere")
    before = names(target)
    with pytest.raises(OutputError, match="did not write"):
        write_folder(target, [("a", b"2")])
    with pytest.raises(OutputError, match="did not write"):
        check_folder(Namespace(output=str(target)), [])
    assert names(target) == before


@pytest.mark.parametrize("name", ["../a", "/a", "", "b/../../a", "a\nb"])
def test_no_file_is_written_outside_the_folder(name, tmp_path) -> None:
    with pytest.raises(ValueError, match="not a name"):
        write_folder(tmp_path / "dataset", [(name, b"x")])
    assert names(tmp_path) == []


def test_a_file_is_no_folder(tmp_path) -> None:
    (tmp_path / "a").write_text("mine")
    with pytest.raises(OutputError, match="is a file"):
        write_folder(tmp_path / "a", [])


def test_a_folder_must_be_named_and_hold_no_input(tmp_path) -> None:
    with pytest.raises(OptionError, match="-o"):
        check_folder(Namespace(output=None), [])
    with pytest.raises(OptionError, match="one of the inputs"):
        check_folder(Namespace(output=str(tmp_path)), [str(tmp_path / "data" / "x.jsonl")])
    with pytest.raises(OutputError, match="make the folder"):
        check_folder(Namespace(output=str(tmp_path / "no" / "where")), [])

from pathlib import Path

from tui.places import keep, state_folder


def test_state_is_kept_where_xdg_has_it():
    env = {"HOME": "/home/ada"}
    assert state_folder(env) == Path("/home/ada/.local/state/wirelineage")


def test_relative_folders_are_ignored():
    assert state_folder({"HOME": "/h", "XDG_STATE_HOME": "here"}) == state_folder({"HOME": "/h"})


def test_what_is_kept_replaces_what_was_there(tmp_path):
    path = tmp_path / "a" / "b.txt"
    assert keep(path, b"one") is None
    assert keep(path, b"two") is None
    assert path.read_bytes() == b"two"
    assert [*path.parent.iterdir()] == [path]


def test_what_cannot_be_kept_leaves_nothing_behind(tmp_path):
    (tmp_path / "folder").mkdir()
    assert isinstance(keep(tmp_path / "folder", b"x"), OSError)
    assert [*tmp_path.iterdir()] == [tmp_path / "folder"]

"""What `ui` takes, what it refuses before the screen opens, and what a bare path does."""

from __future__ import annotations

import io
import os
import sys
import time
from pathlib import Path

import pytest

from lineage.cli import console, main
from lineage.cli.exit_codes import ExitCode
from lineage.store import save
from lineage.store.schema import SCHEMA_VERSION
from tui.app import LineageApp
from tui.place import Place

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"


@pytest.fixture
def store(borders_lineage, tmp_path) -> Path:
    path = tmp_path / "borders.wl"
    save(borders_lineage, path)
    return path


@pytest.fixture
def headless(monkeypatch) -> list[LineageApp]:
    """The screen may open, and is not run; the windows that would have been."""
    apps: list[LineageApp] = []
    monkeypatch.setenv("TEXTUAL_DRIVER", "textual.drivers.headless_driver:HeadlessDriver")
    monkeypatch.setattr(LineageApp, "run", lambda app: apps.append(app))
    return apps


def test_without_a_terminal_another_verb_is_named(command, store) -> None:
    code, out, err = command("ui", store)
    assert (code, out) == (ExitCode.USAGE, "")
    assert "`wirelineage report`" in err


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("term", "stderr", "is_one"),
    [("xterm", Terminal(), True), ("dumb", Terminal(), False), ("xterm", io.StringIO(), False)],
)
def test_a_screen_needs_a_terminal_that_can_be_drawn_on(term, stderr, is_one, monkeypatch) -> None:
    monkeypatch.setattr(sys, "stdout", Terminal())
    monkeypatch.setattr(sys, "stderr", stderr)
    monkeypatch.setenv("TERM", term)
    assert console.has_screen() is is_one


@pytest.mark.parametrize("word", ["folder", "-", "gone.wl"])
@pytest.mark.parametrize(("has_screen", "verb"), [(True, "ui"), (False, "report")])
def test_a_path_alone_opens_the_screen_or_is_reported(
    word, has_screen, verb, monkeypatch, command, folder
) -> None:
    seen = []
    monkeypatch.setattr(main, "has_screen", lambda: has_screen)
    monkeypatch.setattr(f"lineage.cli.{verb}.run", lambda args: seen.append(args) or 0)
    word = str(folder) if word == "folder" else word
    assert command(word, "--jobs", 1)[0] == 0
    assert (seen[0].verb, seen[0].sources) == (verb, [word])


def test_a_path_in_a_pipe_is_reported(straw, command, folder) -> None:
    code, out, _ = command(folder)
    assert code == 0
    assert "WHO CARRIES WHOSE WORDS" in out


def damaged(content: bytes) -> bytes:
    return content[:-100]


def foreign(content: bytes) -> bytes:
    return b"SQLite format 3\0" + bytes(2000)


def newer(content: bytes) -> bytes:
    return content[:60] + (SCHEMA_VERSION + 1).to_bytes(4, "big") + content[64:]


def older(content: bytes) -> bytes:
    return content[:60] + (SCHEMA_VERSION - 1).to_bytes(4, "big") + content[64:]


@pytest.mark.parametrize(
    ("spoil", "step"),
    [
        (damaged, "wirelineage run"),
        (foreign, "wirelineage run"),
        (older, "wirelineage run"),
        (newer, "update wirelineage"),
    ],
)
def test_a_store_that_cannot_be_read_says_what_to_do(spoil, step, command, store, headless) -> None:
    store.write_bytes(spoil(store.read_bytes()))
    code, _, err = command("ui", store)
    assert code == ExitCode.BAD_STORE
    assert step in err
    assert err.count("\n") == 1
    assert not headless


def test_damage_in_the_midst_of_a_store_is_told_too(command, store, monkeypatch) -> None:
    """It is met only when the window is open, which closes again."""
    content = bytearray(store.read_bytes())
    content[100:4096] = bytes(3996)
    store.write_bytes(content)
    monkeypatch.setenv("TEXTUAL_DRIVER", "textual.drivers.headless_driver:HeadlessDriver")
    run = LineageApp.run
    monkeypatch.setattr(LineageApp, "run", lambda app: run(app, headless=True))
    code, _, err = command("ui", store)
    assert code == ExitCode.BAD_STORE
    assert "is damaged" in err


@pytest.mark.parametrize("path", ["gone.wl", "gone.txt"])
def test_what_is_not_there_is_no_input(path, command, headless) -> None:
    code, _, err = command("ui", path)
    assert code == ExitCode.NO_INPUT
    assert f"{path} does not exist" in err


@pytest.mark.parametrize(
    ("flags", "told"),
    [
        (("--screen", "9"), "overview, articles"),
        (("--theme", "pink"), "wire-dark"),
        (("--story", "nowhere"), "wirelineage graph"),
        (("--filter", "outlt:x"), "outlet"),
        (("-",), "standard input is"),
    ],
)
def test_what_makes_no_sense_is_told_before_the_screen_opens(
    flags, told, command, store, headless
) -> None:
    code, _, err = command("ui", store, *flags)
    assert code == ExitCode.USAGE
    assert told in err
    assert not headless


def test_two_stores_are_one_too_many(command, store, headless) -> None:
    code, _, err = command("ui", store, store.parent)
    assert code == ExitCode.USAGE
    assert "stands alone" in err


@pytest.mark.parametrize(("named", "screen"), [("3", "passages"), ("Matrix", "matrix")])
def test_flags_reach_the_window(named, screen, command, store, headless) -> None:
    flags = ("--screen", named, "--filter", "words>=5", "--theme", "mono", "--ascii", "--read-only")
    assert command("ui", store, "--story", "anewz", *flags)[0] == 0
    (app,) = headless
    assert app.arrivals._start == Place(screen)
    assert app.filter == "words>=5"
    assert app.brush.theme.name == "mono"
    assert app.brush.glyphs.is_ascii
    assert app.arrivals._loader._read_only


def test_reading_flags_are_handed_on() -> None:
    import argparse

    from lineage.cli import arguments

    parser = argparse.ArgumentParser()
    arguments.add_reading(parser)
    given = ["--id-field=nr", "--metadata=-x.csv", "--jobs=3", "--memory=2G", "--encoding=cp1252"]
    args = parser.parse_args(given)
    assert parser.parse_args(arguments.reading_flags(args)) == args
    assert set(given) <= set(arguments.reading_flags(args))


pty = pytest.importorskip("pty")


_PROGRAM = "import sys; from lineage.cli.main import main; sys.exit(main())"


def in_terminal(
    *argv: str, typed: bytes, when: bytes, env: dict[str, str], script: str = _PROGRAM
) -> tuple[int, bytes]:
    """The program in a terminal of its own: `typed` as soon as `when` is on the screen."""
    environ = {**os.environ, "TERM": "xterm-256color", "LANG": "C.UTF-8", **env}
    pid, screen = pty.fork()
    if pid == 0:
        os.chdir(ROOT)
        os.execve(sys.executable, [sys.executable, "-c", script, *argv], environ)
    seen, deadline, is_typed = b"", time.monotonic() + 60, False
    try:
        while time.monotonic() < deadline:
            seen += os.read(screen, 65536)
            if not is_typed and when in seen:
                os.write(screen, typed)
                is_typed = True
    except OSError:  # it is over
        pass
    os.close(screen)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), seen


def test_the_seeds_in_a_real_terminal(tmp_path) -> None:
    code, seen = in_terminal(
        "seeds", "--jobs", "1", typed=b"q", when=b"What stands out", env={"TMPDIR": str(tmp_path)}
    )
    assert code == 0
    assert seen.rstrip().endswith(b"l")  # the terminal is as it was
    assert not list(tmp_path.iterdir())


def test_articles_may_be_piped_in_while_keys_come_from_the_terminal(tmp_path) -> None:
    script = (
        "import os, sys; from lineage.cli.main import main\n"
        "reading, writing = os.pipe()\n"
        'os.write(writing, b\'{"id": "piped-in", "text": "It rained in Brussels."}\\n\')\n'
        "os.close(writing); os.dup2(reading, 0)\n"
        "sys.exit(main(['ui', '-', '--jobs=1']))"
    )
    code, seen = in_terminal(
        typed=b"q", when=b"nothing to compare", env={"TMPDIR": str(tmp_path)}, script=script
    )
    assert code == 0
    assert b"piped-in" in seen
    assert not list(tmp_path.iterdir())

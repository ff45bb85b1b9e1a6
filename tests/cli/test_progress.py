"""Who is told how far the work is, and when."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest

from lineage.cli import progress as module
from lineage.cli.console import Console


class Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def test_no_bar_is_drawn_where_nobody_watches(capfd) -> None:
    with Console().progress() as progress:
        progress("read", 1, 2)
    assert capfd.readouterr() == ("", "")


def test_a_log_is_told_the_speed_and_the_time_left_every_ten_seconds(capfd, monkeypatch) -> None:
    seconds = iter([0.0, 1.0, 6.0, 11.0, 16.0, 21.5, 31.5])
    monkeypatch.setattr(module.time, "monotonic", lambda: next(seconds))
    with Console().progress() as progress:
        for done in (0, 5_000, 10_000, 15_000, 20_500):
            progress("cut", done, 100_000)
        progress("match", 3, None)
    assert capfd.readouterr().err.splitlines() == [
        "cut: 10,000 of 100,000, 1,000/s, 1:30 left",
        "cut: 20,500 of 100,000, 1,000/s, 1:20 left",
        "match: 3",
    ]


@pytest.mark.parametrize("colour", [True, False])
def test_the_bar_is_drawn_on_a_terminal_and_honours_no_color(colour, monkeypatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(module, "_PATIENCE_SECONDS", 0)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    if not colour:
        monkeypatch.setenv("NO_COLOR", "1")
    with Console().progress() as progress:
        progress("align", 1, 2)
        progress("align", 2, 2)
    assert "align" in terminal.getvalue()
    assert ("\x1b[38;" in terminal.getvalue()) == colour


def test_short_work_loads_no_bar() -> None:
    code = (
        "import sys; from lineage.cli.console import Console\n"
        "sys.stderr.isatty = lambda: True\n"
        "with Console().progress() as progress: progress('read', 1, 1)\n"
        "sys.exit('rich' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

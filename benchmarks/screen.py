"""Measure the terminal UI from outside: what a person at a terminal waits for.

usage: python -m benchmarks.screen [--articles 100000] [--store X.wl] [--out RESULT.json]

Opens a store in a terminal of its own (a pty, 120 × 40), waits for the first paint and for the
first rows, types keys, and takes the time from each key to the end of the burst of output that
it caused. Memory is the peak of the process's resident set. Without --store, a store of invented
articles is made (`large_store.py`), which takes a while.
"""

from __future__ import annotations

import argparse
import fcntl
import json
import os
import platform
import pty
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Sequence
from pathlib import Path

import lineage
from benchmarks.large_store import make_store

COLUMNS, ROWS = 120, 40
QUIET_SECONDS = 0.06
"""Without output: the first answer to a key is complete. What is read in the background (a story
under a resting cursor) comes later and does not count."""
KEYS: tuple[tuple[str, str], ...] = (
    ("down", "j"), ("page down", "\x04"), ("end", "G"), ("top", "g"), ("sort", "s"),
    ("reverse", "S"), ("down", "j"), ("articles", "2"), ("end", "G"), ("page up", "\x15"),
    ("down", "j"), ("sort", "s"), ("sort", "s"), ("sort", "s"), ("top", "g"),
    ("open article", "\r"), ("down", "j"),
    ("next match", "."), ("only matches", "v"), ("compare", "c"), ("down", "j"),
    ("all rows", "v"), ("swap", "x"), ("back", "\x1b"), ("passages", "3"), ("down", "j"),
    ("end", "G"), ("open passage", "\r"), ("base", "b"), ("lineage", "5"), ("down", "j"),
    ("all links", "a"), ("fold", " "), ("matrix", "6"), ("right", "l"), ("measure", "%"),
    ("order", "s"), ("timeline", "7"), ("right", "l"), ("zoom in", "+"), ("review", "8"),
    ("skip", "s"), ("overview", "1"), ("mark", "m"), ("theme", "T"),
)  # fmt: skip


class Terminal:
    """A program in a terminal of its own."""

    def __init__(self, command: Sequence[str]) -> None:
        self.started = time.perf_counter()
        self.pid, self._handle = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", LANG="C.UTF-8")
            os.execv(command[0], list(command))
        size = struct.pack("HHHH", ROWS, COLUMNS, 0, 0)
        fcntl.ioctl(self._handle, termios.TIOCSWINSZ, size)

    def until(self, sought: bytes, seconds: float) -> float:
        """Seconds from the start until these bytes have been written."""
        seen, end = b"", time.perf_counter() + seconds
        while sought not in seen:
            if time.perf_counter() > end:
                raise TimeoutError(f"{sought!r} was not shown in {seconds} s")
            seen = seen[-200:] + self._read(0.05)
        return time.perf_counter() - self.started

    def answer(self, key: str) -> float:
        """Seconds from a key to the last output before a pause."""
        self.settle()
        begun = last = time.perf_counter()
        os.write(self._handle, key.encode())
        while time.perf_counter() - last < QUIET_SECONDS or last == begun:
            if self._read(0.005):
                last = time.perf_counter()
            elif last == begun and time.perf_counter() - begun > 2:
                break  # a key that changed nothing on the screen
        return last - begun

    def settle(self) -> None:
        while self._read(0.3):
            pass

    def memory_mb(self) -> float:
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1024
        return 0.0

    def close(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)

    def _read(self, seconds: float) -> bytes:
        ready, _, _ = select.select([self._handle], [], [], seconds)
        return os.read(self._handle, 65536) if ready else b""


def measure(store: Path) -> dict[str, object]:
    command = [sys.executable, "-m", "lineage", "ui", str(store)]
    terminal = Terminal(command)
    try:
        first_paint = terminal.until(b"wirelineage", 20)
        first_rows = terminal.until(b"headline", 20)
        terminal.settle()
        answers: dict[str, list[float]] = {}
        for name, key in KEYS:
            answers.setdefault(name, []).append(1000 * terminal.answer(key))
        memory = terminal.memory_mb()
    finally:
        terminal.close()
    every = [ms for each in answers.values() for ms in each]
    return {
        "store_bytes": store.stat().st_size,
        "first_paint_s": round(first_paint, 3),
        "first_rows_s": round(first_rows, 3),
        "key_median_ms": round(statistics.median(every), 1),
        "key_worst_ms": round(max(every), 1),
        "keys_ms": {name: [round(ms, 1) for ms in each] for name, each in answers.items()},
        "peak_rss_mb": round(memory),
    }


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--store", type=Path)
    parser.add_argument("--out", type=Path)
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        store = chosen.store or Path(folder) / "large.wl"
        if chosen.store is None:
            make_store(store, chosen.articles)
        result = measure(store)
    result |= {
        "articles": chosen.articles if chosen.store is None else None,
        "python": platform.python_version(),
        "wirelineage": lineage.__version__,
    }
    text = json.dumps(result, indent=2)
    print(text)
    if chosen.out:
        chosen.out.write_text(text + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""How far the work is: a bar on a terminal, now and then a line in a log.

The bar is drawn only when the work takes a while, so that small jobs do not load it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, Task, TaskID

ProgressCall = Callable[[str, int, int | None], None]
"""Of the stage, how much is done, and of how much; None: nobody knows."""

_PATIENCE_SECONDS = 0.7
_SECONDS_A_LINE = 10


def no_progress(stage: str, done: int, total: int | None) -> None:
    """Nobody is watching."""


class Lines:
    """A line every ten seconds, for a log."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._stage = ""
        self._began = 0.0
        self._before = 0
        """Done when the stage was first told of: by an earlier run."""
        self._due = time.monotonic() + _SECONDS_A_LINE

    def show(self, stage: str, done: int, total: int | None) -> None:
        now = time.monotonic()
        if stage != self._stage:
            self._stage, self._began, self._before = stage, now, done
        if now >= self._due:
            self._due = now + _SECONDS_A_LINE
            self._say(self._line(done, total, now - self._began))

    def _line(self, done: int, total: int | None, seconds: float) -> str:
        told = f"{self._stage}: {done:,}" + (f" of {total:,}" if total else "")
        rate = (done - self._before) / seconds if seconds > 0 else 0.0
        if not rate:
            return told
        told += f", {rate:,.0f}/s" if rate >= 1 else f", {rate:.2f}/s"
        if total:
            told += f", {clock(round((total - done) / rate))} left"
        return told

    def close(self) -> None:
        """Nothing stays open."""


def clock(seconds: int) -> str:
    """`0:07`, `12:30`, `1:02:03`."""
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


class Bar:
    """One line a stage, with its speed and the time that is left; rich is loaded when the work has
    taken longer than a moment."""

    def __init__(self, *, is_plain: bool = False) -> None:
        self._is_plain = is_plain
        self._due = time.monotonic() + _PATIENCE_SECONDS
        self._progress: Progress | None = None
        self._tasks: dict[str, TaskID] = {}

    def show(self, stage: str, done: int, total: int | None) -> None:
        if self._progress is None and time.monotonic() < self._due:
            return
        progress = self._started()
        if stage not in self._tasks:
            self._tasks[stage] = progress.add_task(stage, total=total)
        progress.update(self._tasks[stage], completed=done, total=total)

    def close(self) -> None:
        if self._progress:
            self._progress.stop()

    def _started(self) -> Progress:
        if self._progress is None:
            from rich.console import Console as RichConsole
            from rich.progress import (
                BarColumn,
                MofNCompleteColumn,
                Progress,
                ProgressColumn,
                TextColumn,
                TimeRemainingColumn,
            )
            from rich.text import Text

            class Speed(ProgressColumn):
                def render(self, task: Task) -> Text:
                    speed = task.finished_speed or task.speed
                    return Text(f"{speed:,.0f}/s" if speed else "")

            self._progress = Progress(
                TextColumn("{task.description:8}"),
                BarColumn(),
                MofNCompleteColumn(),
                Speed(),
                TimeRemainingColumn(),
                console=RichConsole(stderr=True, no_color=self._is_plain or None),
                transient=True,
            )
            self._progress.start()
        return self._progress

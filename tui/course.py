"""What an analysis told → how far it is: the only place of the screens that knows a clock."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from lineage.model import Skipped
from tui.analysis import Ended, Partial, Said, Step, Told

_QUOTED = re.compile(r"'.*'")
"""What is in a reason that differs from one input to the next."""
_HASTY_SECONDS = 1.0
"""Before that a stage's speed says nothing."""


@dataclass(slots=True)
class Stage:
    began: float
    done: int = 0
    total: int | None = None
    ended: float | None = None
    is_whole: bool = True
    """Not when the analysis ended in the midst of it."""

    def seconds(self, now: float) -> float:
        return (self.ended or now) - self.began

    def left(self, now: float) -> float | None:
        """Seconds, if it goes on as it did."""
        spent = self.seconds(now)
        if self.total is None or not self.done or spent < _HASTY_SECONDS:
            return None
        return spent / self.done * (self.total - self.done)


class Course:
    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self.began = clock()
        self.stages: dict[str, Stage] = {}
        self.reasons: Counter[str] = Counter()
        """Why inputs were skipped, and how often."""
        self.log: list[tuple[float, str]] = []
        """Seconds after the beginning, and what was told then."""
        self.articles = 0
        self.can_browse = False
        self.end: Ended | None = None

    @property
    def now(self) -> float:
        return self._clock()

    @property
    def seconds(self) -> float:
        """Since the beginning; of an analysis that has ended: that it took."""
        last = max((s.ended or 0 for s in self.stages.values()), default=0)
        return (last if self.end and last else self.now) - self.began

    @property
    def skipped(self) -> int:
        return self.reasons.total()

    def hear(self, told: Told) -> None:
        if isinstance(told, Step):
            self._step(told)
        elif isinstance(told, Skipped):
            where = f"{told.path}, {told.place}" if told.place else told.path
            self.reasons[_QUOTED.sub("…", told.reason)] += 1
            self._note(f"skipped: {where}: {told.reason}; {told.next_step}")
        elif isinstance(told, Partial):
            self.can_browse = True
            self._note("the texts can be browsed; nothing is compared yet")
        elif isinstance(told, Said):
            self._note(told.text)
        else:
            self.end = told
            for stage in self.stages.values():
                if stage.ended is None:
                    stage.ended, stage.is_whole = self.now, told.has_answer
            self._note(told.reason or "done")

    def _step(self, step: Step) -> None:
        if step.stage not in self.stages:
            for earlier in self.stages.values():  # the end of some is not told
                earlier.ended = earlier.ended or self.now
            self.stages[step.stage] = Stage(self.now)
        stage = self.stages[step.stage]
        stage.done, stage.total = step.done, step.total
        if step.stage == "read":
            self.articles = step.done
        if step.done == step.total:
            stage.ended = self.now

    def _note(self, text: str) -> None:
        self.log.append((self.now - self.began, text))


def clock_text(seconds: float) -> str:
    """`0:07`, `12:40`, `1:02:03`."""
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"

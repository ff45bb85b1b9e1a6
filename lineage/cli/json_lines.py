"""Talk → JSON, one value a line: for a program that watches a run.

    {"stage": "align", "done": 64, "total": 873}    {"skipped": {"path": …, "place": …, …}}
    {"partial": "x.wl"}    {"said": "wrote y.wl"}    {"failed": "…", why there is no result}

`total` is null where it is not known yet. A stage is told of at its beginning and end, and in
between ten times a second at most.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lineage.model import Skipped

_SECONDS_BETWEEN = 0.1

Step = tuple[str, int, int | None]


class JsonLines:
    def __init__(self, write: Callable[[str], None]) -> None:
        self._write = write
        self._skipped = 0
        """How many were told of."""
        self._untold: Step | None = None
        self._stage = ""
        self._due = 0.0

    def show(self, stage: str, done: int, total: int | None) -> None:
        if stage != self._stage:
            self.flush()
            self._stage, self._due = stage, 0.0
        self._untold = (stage, done, total)
        if done == total or time.monotonic() >= self._due:
            self.flush()
            self._due = time.monotonic() + _SECONDS_BETWEEN

    def flush(self) -> None:
        if self._untold:
            self.tell(**dict(zip(("stage", "done", "total"), self._untold, strict=True)))
        self._untold = None

    def skipped(self, skipped: Sequence[Skipped]) -> None:
        """Those at the end of a growing list that were not told of yet."""
        for skip in skipped[self._skipped :]:
            self.tell(skipped=asdict(skip))
        self._skipped = max(self._skipped, len(skipped))

    def tell(self, **what: object) -> None:
        self._write(json.dumps(what) + "\n")

"""What comes into the window: an analysis, then its texts, then its answer; or a store at once.

Whatever is shown stays where it is when something fuller arrives: articles have the same numbers
in the texts alone and in the answer.
"""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from lineage.errors import LineageError
from tui.analysis import STOPPED, Analysis, Ended, Partial, Told
from tui.course import Course
from tui.exports import hindrance, target
from tui.loader import Loader, keep
from tui.place import Place
from tui.screens import BEFORE

if TYPE_CHECKING:
    from tui.app import LineageApp
    from tui.library import Library

FAILED = 1
"""Exit code where an analysis gave no answer."""
_NO_INPUT = 3
_PATIENCE_SECONDS = 2.0
"""With a terminal that has gone away."""


class Arrivals:
    def __init__(
        self,
        window: LineageApp,
        opened: Library | Path | Analysis | None,
        loader: Loader | None,
        start: Place | None,
        story: str = "",
        name: str = "",
    ) -> None:
        """`opened`: a Path is that of a store, read when the window's frame is painted. `start`:
        shown when there is something to show; `story`: its id, or one of its articles'; `name`:
        for the masthead, where it is not that of the file.
        """
        self._window = window
        self._opened = opened
        self._loader = loader or Loader()
        self._start = start
        self._story = story
        self._analysis: Analysis | None = None
        self._is_heard = False
        self._sources: tuple[str, ...] = ()
        self._given_name = self.name = name
        """Of what is shown, in a few words."""
        self.library: Library | None = None
        if not isinstance(opened, Path | Analysis):
            self.library = opened
        self.course = Course()
        self.badge = ""
        """What must be known of all that is shown."""
        self.code = 0
        """With which the program should end."""
        self.error: Exception | None = None
        """Why the window closed by itself."""

    def begin(self) -> None:
        self._mind_signals()
        opened, window = self._opened, self._window
        if opened is None:
            window.go(Place("empty"), remember=False)
        elif isinstance(opened, Path):
            window.call_after_refresh(self._open_first, opened)
        else:
            self._take(opened)

    def _open_first(self, store: Path) -> None:
        self._take(self._loader.library(store))

    def fail(self, error: Exception) -> None:
        """Closes the window; the first failure is the one to be told."""
        self.error = self.error or error
        self._window.exit(return_code=FAILED)

    def close(self) -> None:
        self._loader.close()

    @property
    def is_kept(self) -> bool:
        """Whether what is shown, and what people decide of it, will be there another day."""
        return self.library is None or self._loader.is_kept(self.library.archive.path)

    def open_path(self, typed: str) -> None:
        if self._analysis is not None:
            self._window.say("Stop the analysis first.")
        elif typed.strip():
            try:
                found = self._loader.open([str(target(typed, Path.cwd()))])
                opened = self._loader.library(found) if isinstance(found, Path) else found
            except LineageError as error:
                self._window.say(str(error))
            else:
                self._window.forget()
                self.library, self._start = None, None
                self._story = self._given_name = ""
                self._take(opened)

    def stop(self) -> None:
        if self._analysis is not None:
            self._analysis.stop()

    def ask_where_to_keep(self, value: str = "") -> None:
        self._window.ask("keep as", self._keep, value or self._usual_name)

    @property
    def _usual_name(self) -> str:
        sources = self._sources
        stem = Path(sources[0]).name.partition(".")[0] if sources else ""
        return f"{stem if stem not in ('', '-') else 'corpus'}.wl"

    def _keep(self, typed: str) -> None:
        if not typed.strip():
            return
        assert self.library is not None
        store, goal = self.library.archive.path, target(typed, Path.cwd())
        goal = goal if goal.suffix or not goal.name else goal.with_suffix(".wl")
        reason = hindrance(goal, store) or (goal.exists() and "exists; give another name")
        if reason:
            self._window.say(f"{goal}: {reason}")
            self.ask_where_to_keep(typed)
            return

        def work() -> None:
            try:
                keep(store, goal)
            except LineageError as error:
                self._window.call_from_thread(self._window.say, str(error))
            else:
                self._window.call_from_thread(self._kept, goal)

        self._window.run_worker(work, thread=True, group="keep")

    def _kept(self, goal: Path) -> None:
        self._receive(self._loader.library(goal))
        self._window.say(f"kept as {goal}")

    # An analysis.

    def _take(self, opened: Library | Analysis) -> None:
        if not isinstance(opened, Analysis):
            self.code, self.badge = 0, ""
            self.name = self._given_name or opened.archive.path.name
            self._receive(opened)
            return
        self.name = self._given_name or _named(opened.sources)
        self.course, self._analysis, self.code = Course(), opened, STOPPED
        self._sources = opened.sources
        self._is_heard = False
        self._window.go(Place("analysing"), remember=False)

    def listen(self) -> None:
        """Now that it can be shown, what the analysis tells is heard."""
        if self._analysis is None or self._is_heard:
            return
        self._is_heard = True
        loop, window = asyncio.get_running_loop(), self._window

        def hear(told: Told) -> None:
            """In the thread that listens."""
            loop.call_soon_threadsafe(window.call_later, self._hear, told)

        self._analysis.listen(hear)

    def _hear(self, told: Told) -> None:
        self.course.hear(told)
        if isinstance(told, Partial):
            self.badge = "partial: not compared yet"
            self._receive(self._loader.library(told.path))
        elif isinstance(told, Ended):
            self._end(told)

    def _end(self, end: Ended) -> None:
        analysis, self._analysis = self._analysis, None
        assert analysis is not None
        if end.has_answer:
            self.code, self.badge = end.code, ""
            self._receive(self._loader.library(analysis.store))
            return
        self.code = end.code if end.code in (_NO_INPUT, STOPPED) else FAILED
        if self.badge:
            self.badge = "partial: never compared"
        if end.is_without_articles:
            self._window.go(Place("empty"), remember=False)
            return
        pane = self._window.pane_shown
        if pane is not None and pane.place().screen not in BEFORE:
            self._window.say(f"No answer: {end.reason or end.code}")
        self._window.shows_anew()

    def _receive(self, library: Library) -> None:
        self.library = library
        pane = self._window.pane_shown
        if pane is not None and pane.place().screen not in BEFORE:
            self._window.shows_anew()
        elif not self.badge:
            self._window.go(self._first_place(library), remember=False)
        else:
            self._window.tell()
        self._window.prepare()

    def _first_place(self, library: Library) -> Place:
        window, start = self._window, self._start
        if not self._story:
            return start or self._last_place(library) or Place("overview")
        window.story = library.story_named(self._story)
        if window.story is None:
            window.say(f"There is no story {self._story}, and no article of that id in one.")
            return start or Place("overview")
        return start if start and start.screen != "lineage" else Place("lineage", window.story)

    def _last_place(self, library: Library) -> Place | None:
        """Where one was on the last visit; what was filtered then is so again."""
        if not self.is_kept:
            return None
        window = self._window
        window.filter = window.filter or window.memory.filter(library)
        return window.memory.place(library)

    def _mind_signals(self) -> None:
        """Ends in order where the terminal goes away: nothing is left behind."""
        if self._window.is_headless or self._window.is_web:
            return
        loop = asyncio.get_running_loop()
        for name in ("SIGHUP", "SIGTERM"):
            if number := getattr(signal, name, None):
                with suppress(NotImplementedError):
                    loop.add_signal_handler(number, self._hang_up)

    def _hang_up(self) -> None:
        self.code = STOPPED
        self._window.remember()
        self.close()
        self._window.exit()
        # what still wants to be written to a terminal that is gone must not hold up the end
        end = threading.Timer(_PATIENCE_SECONDS, os._exit, (STOPPED,))
        end.daemon = True
        end.start()


def _named(sources: tuple[str, ...]) -> str:
    first, *more = sources
    name = "standard input" if first == "-" else Path(first).name or first
    return f"{name} and {len(more)} more" if more else name

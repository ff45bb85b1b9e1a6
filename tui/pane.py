"""What every screen is: a pane of the window that shows a place, and says so in the masthead."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.containers import Vertical
from textual.widget import Widget
from textual.worker import get_current_worker

from lineage.report.tables import Table
from tui.failures import Guarded
from tui.ink import Brush
from tui.place import Place
from tui.widgets.scroller import Scroller

if TYPE_CHECKING:
    from tui.app import LineageApp
    from tui.library import Library


Made = TypeVar("Made")

WIDE = 140
"""Columns from which details stand beside what they are about, not below it."""


class Pane(Guarded, Vertical):
    """Subclasses name their screen and scopes, show a place, and lay it out for a width."""

    SCREEN: ClassVar[str] = ""
    """Which of the screens 1 to 8 is lit."""
    SCOPES: ClassVar[tuple[str, ...]] = ()
    """Of commands, besides `move` and `app`; the narrowest first."""

    def show(self, place: Place) -> None:
        """Reads what the place shows, and lays it out."""
        raise NotImplementedError

    def lay_out(self) -> None:
        """The same values anew: for another width, theme or toggle."""
        raise NotImplementedError

    def place(self) -> Place:
        """Where one is now, so that one can come back."""
        raise NotImplementedError

    def subject(self) -> str:
        """What is looked at, for the masthead."""
        return ""

    def told(self) -> str:
        """A few words about it, at the right of the masthead."""
        return ""

    def find(self, words: str) -> Sequence[int]:
        """Items that hold the words, in their order."""
        return ()

    def export_rows(self) -> Table | None:
        """What is listed, in its order; None: this view has no table. May take its time."""
        return None

    def marked_rows(self) -> Table | None:
        """Of these what is marked; None: nothing can be marked here."""
        return None

    def export_markdown(self) -> str | None:
        """The view as a page, where that says more than its table."""
        return None

    def yankable(self) -> Mapping[str, str]:
        """What of the row or sentence at the cursor may be taken: a name and its text."""
        return {}

    def command(self) -> str:
        """For a shell: what says the same as this view."""
        return self.shell("report", self.store)

    def article_here(self) -> int | None:
        """Number of the article that the cursor is on, or in."""
        return None

    def main(self) -> Scroller | None:
        """The part that has the cursor, and gets the focus."""
        found = self.query(Scroller)
        return found.first() if found else None

    @property
    def window(self) -> LineageApp:
        return cast("LineageApp", self.app)

    @property
    def library(self) -> Library:
        return self.window.library

    @property
    def brush(self) -> Brush:
        return self.window.brush

    @property
    def store(self) -> str:
        """As a command line names it."""
        return str(self.library.archive.path)

    @staticmethod
    def shell(*words: str) -> str:
        return shlex.join(("wirelineage", *words))

    @property
    def scopes(self) -> tuple[str, ...]:
        return (*self.SCOPES, "move", "app")

    def mark_room(self, is_roomy: bool) -> bool:
        """For the style sheets: whether details stand beside (`is-wide`, the answer), and whether
        there is room for them at all: beside, or below where it `is_roomy` (`has-room`)."""
        is_wide = self.size.width >= WIDE
        self.set_class(is_wide, "is-wide")
        self.set_class(is_roomy or is_wide, "has-room")
        return is_wide

    def in_worker(
        self, make: Callable[[], Made], done: Callable[[Made], object], group: str
    ) -> None:
        """What was asked for last is done, and only with the library that it was asked of."""
        library = self.library

        def finish(made: Made) -> None:
            if library is self.library:
                done(made)

        def work() -> None:
            worker, made = get_current_worker(), make()
            if not worker.is_cancelled:
                self.app.call_from_thread(finish, made)

        self.run_worker(work, thread=True, exclusive=True, group=group)

    def focus_main(self) -> None:
        target: Widget | None = self.main()
        (target or self).focus()

    def on_resize(self) -> None:
        if self.window.is_showing(self) and self.size.width:
            self.lay_out()

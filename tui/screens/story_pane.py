"""Screens of one story: which one, read at once or by a worker, and the next larger or smaller."""

from __future__ import annotations

from array import array
from dataclasses import replace
from functools import partial
from typing import Generic, TypeVar

from lineage.model import Story
from lineage.report.numbers import count
from lineage.report.tables import Table, story_articles
from lineage.report.view import View
from tui.pane import Pane
from tui.place import Place

Made = TypeVar("Made")
Read = TypeVar("Read")
MOST_AT_ONCE = 100
"""Articles of a story that is read without a worker."""
MOST_STORIES_AT_ONCE = 20_000
"""Stories that are sorted without one."""


class StoryPane(Pane, Generic[Read]):
    """Subclasses make of a story what they show, and show it."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: Read | None = None
        """None: there is no story, or it is being read."""
        self._number: int | None = None
        self._order: array[int] = array("q")

    # What subclasses say.

    def read(self, view: View, story: Story) -> Read:
        """Perhaps in another thread."""
        raise NotImplementedError

    def fill(self, made: Read, cursor: int, *, is_new: bool) -> None:
        """`is_new`: another story was shown before."""
        raise NotImplementedError

    def fill_with(self, told: str) -> None:
        """A line instead of a story."""
        raise NotImplementedError

    def usual(self, order: array[int]) -> int:
        """The story that is shown where nothing says which; `order`: the largest first."""
        return order[0]

    @property
    def cursor(self) -> int:
        main = self.main()
        return main.cursor if main else 0

    # What follows from it.

    def place(self) -> Place:
        return Place(self.SCREEN, self._number, at=self.cursor)

    def subject(self) -> str:
        if self._number is None:
            return ""
        return f"story {self._order.index(self._number) + 1:,} of {len(self._order):,}"

    def export_rows(self) -> Table | None:
        """The articles of the story, and what each mainly hangs from."""
        if self._number is None:
            return None
        table = story_articles(self.library.story(self._number))
        own = self.library.id_of("story", self._number)
        return replace(table, rows=tuple(row for row in table.rows if row[0] == own))

    def command(self) -> str:
        if self._number is None:
            return super().command()
        id_ = self.library.id_of("story", self._number)
        return self.shell("graph", self.store, "--story", id_)

    def show(self, place: Place) -> None:
        stories = self.library.count("story")
        if self._order or stories <= MOST_STORIES_AT_ONCE:
            self._choose(place, self._order or self._sorted())
        else:
            self._wait(f"the order of {count(stories, 'story', 'stories')}")
            self.in_worker(self._sorted, partial(self._choose, place), "story")

    def _sorted(self) -> array[int]:
        """Numbers of the stories, the largest first."""
        return self.library.numbers("story", self.library.orders("story")[0])

    def _choose(self, place: Place, order: array[int]) -> None:
        """The asked story, else that of what was looked at last, else the usual one."""
        self._order = order
        if not order:
            self.fill_with("No two articles are related.")
            return
        asked = (one for one in (place.number, self.window.story) if one is not None)
        number = next(asked, None)
        number = self.usual(order) if number is None else number
        is_new = number != self._number
        self._number = self.window.story = number
        row = self.library.stories([number])[0]
        read = partial(self._read, number, row["story"])
        done = partial(self._done, number, place.at, is_new)
        if row["articles"] <= MOST_AT_ONCE:
            done(read())
            return
        if is_new:
            self.shown = None
            self._wait(f"a story of {count(row['articles'], 'article')}")
        self.in_worker(read, done, "story")

    def _read(self, number: int, id_: str) -> Read:
        view = self.library.story(number)
        return self.read(view, next(s for s in view.lineage.stories if s.id == id_))

    def _done(self, number: int, cursor: int, is_new: bool, made: Read) -> None:
        if number == self._number:
            self.shown = made
            self.fill(made, cursor, is_new=is_new)
            self.window.tell()

    def _wait(self, what: str) -> None:
        self.fill_with(f"{self.brush.glyphs.ellipsis} reading {what}")

    def action_next_story(self) -> None:
        self._step(1, "No story is smaller.")

    def action_previous_story(self) -> None:
        self._step(-1, "No story is larger.")

    def _step(self, by: int, otherwise: str) -> None:
        if self._number is None:
            return
        at = self._order.index(self._number) + by
        if 0 <= at < len(self._order):
            self.window.go(Place(self.SCREEN, self._order[at]))
        else:
            self.window.say(otherwise)

"""Who told it when? The articles of a story in time, each with the way from its source."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence

from rich.segment import Segment
from textual.app import ComposeResult

from lineage.model import ArticleId, Story
from lineage.report.chronology import Chronology, chronology, similar
from lineage.report.decisions import shares
from lineage.report.findings import credit, name, sources_of
from lineage.report.numbers import count, tenths
from lineage.report.time_axis import Axis, moment, told_span
from lineage.report.view import View
from tui.commands import bindings
from tui.ink import Line, fixed, prose
from tui.place import Place
from tui.screens.story_pane import StoryPane
from tui.time_words import DATE_FORMS, because, half_told, lag_told, typed_moment, when
from tui.widgets.band import Band
from tui.widgets.item_view import Item, ItemView
from tui.widgets.lanes import Lanes
from tui.widgets.prompt import Prompt
from tui.widgets.row_list import RowList
from tui.widgets.scroller import Scroller

ROOMY = 18
"""Rows of the pane from which the marks are explained."""
_ARRIVALS = 24
_WIDE = 100


class Timeline(StoryPane[tuple[View, Story]]):
    SCREEN = "timeline"
    SCOPES = ("timeline", "story")
    BINDINGS = bindings("timeline", "story")
    DEFAULT_CSS = """
    Timeline { layout: vertical; }
    Timeline Lanes { height: 1fr; }
    Timeline #alike { height: 1fr; display: none; }
    Timeline.has-no-dates Lanes { display: none; }
    Timeline.has-no-dates #alike { display: block; }
    Timeline #why { height: 7; border-top: solid $border; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._versions = True
        self._is_asked = False
        """A story was asked for, and not the usual one."""

    def compose(self) -> ComposeResult:
        yield Band(id="reason")
        yield Lanes(id="lanes")
        yield RowList(self._alike_row, id="alike")
        yield ItemView(id="why")
        yield Band(id="below")

    @property
    def lanes(self) -> Lanes:
        return self.query_one(Lanes)

    @property
    def alike(self) -> RowList:
        return self.query_one("#alike", RowList)

    @property
    def has_dates(self) -> bool:
        return not self.has_class("has-no-dates")

    def main(self) -> Scroller | None:
        return self.lanes if self.has_dates else self.alike

    @property
    def _seen(self) -> View | None:
        return self.shown[0] if self.shown else None

    def usual(self, order: array[int]) -> int:
        dated = self.library.largest_dated_story()
        return order[0] if dated is None else dated

    def show(self, place: Place) -> None:
        self._is_asked = place.number is not None
        super().show(place)

    def read(self, view: View, story: Story) -> tuple[View, Story]:
        return view, story

    def subject(self) -> str:
        if self.shown is None:
            return super().subject()
        view, story = self.shown
        first = min(
            (view.documents[a].article for a in story.articles),
            key=lambda a: (a.published is None, a.published or "", a.id),
        )
        return f"{super().subject()}: {first.title or story.id}"

    def told(self) -> str:
        if self._seen is None:
            return ""
        arrow = self.brush.glyphs.arrow
        return told_span(*self.lanes.window, arrow) if self.has_dates else "no dates"

    # Filling.

    def fill(self, made: tuple[View, Story], cursor: int, *, is_new: bool) -> None:
        view, story = made
        dates = (view.documents[a].article.published for a in story.articles)
        self.set_class(all(moment(date) is None for date in dates), "has-no-dates")
        self._fill(cursor, keep_window=not is_new)
        if not self._is_asked and self.window.article is not None:
            self._seek_article(self.window.article)
        if self.window.is_showing(self) and not self.window.prompt.is_open:
            self.focus_main()

    def fill_with(self, told: str) -> None:
        self._say(told)
        self.lanes.fill(Chronology((), ()), 0)
        self.alike.fill((), 0)
        self.query_one("#below", Band).fill(())

    def _say(self, text: str) -> None:
        self.query_one("#reason", Band).fill(prose(self.brush, text, self.size.width or 80))

    def _seek_article(self, number: int) -> None:
        """The cursor goes to the article that was last looked at, if it is here."""
        for n, id_ in enumerate(self._ids()):
            main = self.main()
            if main is not None and self.library.number(id_) == number:
                main.cursor = n

    def _fill(self, cursor: int, *, keep_window: bool = False) -> None:
        if self.shown is None:
            return
        seen, story = self.shown
        self.query_one("#why").styles.height = max(5, min(14, self.size.height // 3))
        if self.has_dates:
            self.query_one("#reason", Band).fill(())
            times = chronology(seen, story, versions=self._versions)
            self.lanes.fill(times, cursor, keep_window=keep_window)
        else:
            rows = similar(seen, story.articles)
            self._say(
                "No article of this story has a date, so there is no order in time. By what each "
                f"shares with the largest, {name(seen.documents[rows[0][0]].article)}:"
            )
            self.alike.fill(rows, cursor)
        self._tell_below()
        self._explain()

    def lay_out(self) -> None:
        main = self.main()
        self._fill(main.cursor if main else 0, keep_window=True)

    def _ids(self) -> list[ArticleId]:
        """Of the items of the main part."""
        if self.has_dates:
            return [mark.article for mark in self.lanes.chronology.marks]
        return [row[0] for row in self.alike.rows]

    @property
    def current(self) -> ArticleId | None:
        main, ids = self.main(), self._ids()
        return ids[main.cursor] if main and ids else None

    # What is told below.

    def _alike_row(self, row: tuple[ArticleId, int, int], width: int) -> list[Segment]:
        assert self._seen is not None
        brush, article = self.brush, self._seen.documents[row[0]].article
        return [
            brush.right(tenths(row[1], row[2]), 7),
            brush.right(f"{row[1]:,} of {count(row[2], 'word')}", 22),
            Segment("  "),
            brush.text(name(article), None, 28),
            brush.text(article.title or "", "muted", max(0, width - 60)),
        ]

    def _tell_below(self) -> None:
        lines: list[Line] = []
        if self.has_dates:
            lines.append(self._arrivals())
            if self.size.height >= ROOMY:
                lines.append(self._legend())
        self.query_one("#below", Band).fill(lines)

    def _arrivals(self) -> Line:
        assert self._seen is not None
        marks, width = self.lanes.chronology.dated, self.size.width or 80
        axis = Axis(*self.lanes.whole, _ARRIVALS if width >= _WIDE else _ARRIVALS // 2)
        bins = [0] * axis.cells
        for mark in marks:
            bins[axis.cell(mark.at or 0.0)] += 1
        told = half_told(self._seen, marks, with_words=width >= _WIDE)
        return fixed(
            self.brush.text(" arrivals ", "muted"),
            self.brush.text(self.brush.glyphs.sparkline(bins), "accent"),
            self.brush.text(f"  {told}"),
        )

    def _legend(self) -> Line:
        glyphs = self.brush.glyphs
        told = (
            f" {glyphs.article} article  {glyphs.agency} agency's own  2 two  "
            f"{glyphs.unseen} source not here  {glyphs.weak_rule} some time here"
        )
        return fixed(self.brush.text(told, "muted"))

    def _explain(self) -> None:
        view, id_ = self.query_one("#why", ItemView), self.current
        if id_ is None or self._seen is None:
            view.fill(())
            return
        lines = list(self._about(self._seen, id_, (self.size.width or 80) - 4))
        view.fill([Item((line,)) for line in lines], 0)

    def _about(self, seen: View, id_: ArticleId, width: int) -> Iterator[Line]:
        document = seen.documents[id_]
        mark = self.lanes.mark if self.has_dates else None
        yield from prose(self.brush, when(document), width, "heading")
        if mark is not None and mark.main is not None:
            yield from prose(self.brush, lag_told(seen, mark, mark.main), width)
        yield from prose(self.brush, f"{shares(seen.tallies[id_])}; {credit(document)}", width)
        for told in sources_of(seen, id_):
            yield from prose(self.brush, told, width, None, "", "  ")
        if mark is not None:
            for told in because(seen, mark):
                yield from prose(self.brush, told, width, "muted", "  ", "    ")

    def find(self, words: str) -> Sequence[int]:
        if self._seen is None:
            return ()
        articles = [self._seen.documents[id_].article for id_ in self._ids()]
        return [
            n
            for n, a in enumerate(articles)
            if self.library.holds(f"{name(a)} {a.title or ''}", words)
        ]

    def on_scroller_moved(self, event: Scroller.Moved) -> None:
        if event.scroller is self.main():
            self._explain()

    def on_lanes_zoomed(self) -> None:
        self.window.tell()

    def on_scroller_entered(self, event: Scroller.Entered) -> None:
        id_ = self.current
        if id_ is not None:
            self.window.go(Place("article", self.library.number(id_)))

    # Commands.

    def action_zoom_in(self) -> None:
        self._zoom(0.5)

    def action_zoom_out(self) -> None:
        self._zoom(2.0)

    def _zoom(self, factor: float) -> None:
        if self._is_timed():
            self.lanes.zoom(factor)

    def action_versions(self) -> None:
        if not self._is_timed():
            return
        here = self.current
        before = self.lanes.item_count
        self._versions = not self._versions
        self._fill(0, keep_window=True)
        if here in self._ids():
            self.lanes.cursor = self._ids().index(here)
        hidden = before - self.lanes.item_count
        told = count(abs(hidden), "later version of an outlet", "later versions of outlets")
        self.window.say(f"{told} {'hidden' if hidden > 0 else 'shown'}." if hidden else
                        "No outlet has later versions of an article here.")  # fmt: skip

    def action_go_to_date(self) -> None:
        if self._is_timed():
            prompt = self.window.query_one(Prompt)
            prompt.ask("date", self._go_to, left=self.focus_main)

    def _go_to(self, typed: str) -> None:
        self.focus_main()
        id_ = self.current
        day = self._seen.documents[id_].article.published if self._seen and id_ else None
        wanted = typed_moment(typed.strip(), day)
        if wanted is None:
            if typed.strip():
                self.window.say(f"not a date: {typed}; write {DATE_FORMS}")
            return
        marks = self.lanes.chronology.dated
        self.lanes.cursor = min(
            range(len(marks)), key=lambda n: (abs((marks[n].at or 0.0) - wanted), n)
        )

    def _is_timed(self) -> bool:
        if self._seen is None:
            return False
        if not self.has_dates:
            self.window.say("No article of this story has a date.")
        return self.has_dates

"""How far is it? A bar for each stage, what had to be skipped, and a log of what was told."""

from __future__ import annotations

from collections.abc import Iterator

from rich.segment import Segment
from textual.app import ComposeResult

from lineage.report.numbers import count
from tui.analysis import STAGES
from tui.commands import bindings
from tui.course import Course, Stage, clock_text
from tui.ink import BLANK, Line, fixed, prose
from tui.pane import Pane
from tui.place import Place
from tui.widgets.band import Band
from tui.widgets.row_list import RowList
from tui.widgets.scroller import Scroller

_NAME, _COUNT, _TIME = 9, 20, 13
_WIDEST_BAR = 40
_SECONDS_BETWEEN = 0.2
_MOST_REASONS = 3


class Analysing(Pane):
    SCREEN = "analysing"
    SCOPES = ("analysing", "empty")
    BINDINGS = bindings("analysing", "empty")
    DEFAULT_CSS = """
    Analysing .lower { border-top: solid $border; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._only_log = False
        self._told = 0
        """Lines of the log that are shown."""

    def compose(self) -> ComposeResult:
        yield Band()
        yield RowList(self._paint_told, classes="lower")

    def on_mount(self) -> None:
        self.set_interval(_SECONDS_BETWEEN, self._tick)

    @property
    def course(self) -> Course:
        return self.window.course

    def show(self, place: Place) -> None:
        self._told = 0
        self.lay_out()
        self.window.arrivals.listen()

    def place(self) -> Place:
        return Place("analysing")

    def main(self) -> Scroller | None:
        return self.query_one(RowList)

    def told(self) -> str:
        return f"{count(self.course.articles, 'article')} read · {clock_text(self.course.seconds)}"

    def lay_out(self) -> None:
        band, log = self.query_one(Band), self.query_one(RowList)
        band.fill(list(self._lines(self.size.width)))
        band.display = not self._only_log
        told = self.course.log
        if len(told) != self._told:
            is_at_end = log.cursor >= self._told - 1
            log.fill(told, len(told) - 1 if is_at_end else log.cursor)
            log.resized(max((len(text) for _, text in told[-1000:]), default=0) + 10)
            self._told = len(told)

    def _tick(self) -> None:
        if self.window.is_showing(self) and not self.course.end:
            self.lay_out()
            self.window.tell()

    def _lines(self, width: int) -> Iterator[Line]:
        course, brush = self.course, self.brush
        for name in STAGES:
            yield self._bar(name, course.stages.get(name), width)
        yield BLANK
        if course.skipped:
            reasons = " · ".join(
                f"{reason} {times:,}" for reason, times in course.reasons.most_common(_MOST_REASONS)
            )
            told = f"{count(course.skipped, 'input')} skipped: {reasons}"
            yield fixed(brush.text(f" {told}", "warning", width))
        yield from prose(brush, self._state(), width - 1, "heading", " ", " ")

    def _state(self) -> str:
        end = self.course.end
        if end and not end.has_answer:
            seen = "The texts alone can be browsed (2). " if self.course.can_browse else ""
            why = end.reason or f"it ended with code {end.code}"
            return f"No answer: {why}. {seen}q leaves; o opens something else."
        if end:
            return f"Done in {clock_text(self.course.seconds)}."
        if self.course.can_browse:
            return (
                f"{count(self.course.articles, 'text')} can be browsed (2); "
                "what they share appears when all is compared."
            )
        return ""

    def _bar(self, name: str, stage: Stage | None, width: int) -> Line:
        brush, glyphs = self.brush, self.brush.glyphs
        cells = max(8, min(_WIDEST_BAR, width - _NAME - _COUNT - _TIME - 4))
        if stage is None:
            is_over = self.course.end is not None
            waiting = glyphs.dash if is_over else "waiting"
            return fixed(
                brush.text(f" {name}", "muted", _NAME),
                brush.text(glyphs.dot * cells, "border"),
                brush.text(f" {waiting}", "muted"),
            )
        now = self.course.now
        share = stage.done / stage.total if stage.total else float(stage.ended is not None)
        left = stage.left(now)
        time = f"eta {clock_text(left)}" if left and not stage.ended else ""
        if stage.ended:
            time = f"{'done' if stage.is_whole else glyphs.dash} {clock_text(stage.seconds(now))}"
        elif not time:
            time = f"{glyphs.ellipsis} {clock_text(stage.seconds(now))}"
        units = f"{stage.done:,}" if stage.done else ""
        if stage.total and not stage.ended:
            units += f" of {stage.total:,}"
        return fixed(
            brush.text(f" {name}", None, _NAME),
            brush.text(glyphs.bar(share, cells), "accent", cells),
            brush.right(units, _COUNT),
            brush.right(time, _TIME, "muted"),
        )

    def _paint_told(self, told: tuple[float, str], width: int) -> list[Segment]:
        seconds, text = told
        return [
            self.brush.right(clock_text(seconds), 7, "muted"),
            self.brush.text(f" {text}"),
        ]

    def action_show(self, screen: str) -> None:
        self.window.action_show(screen)

    def action_open_path(self) -> None:
        self.window.action_open_path()

    def action_stop(self) -> None:
        self.window.stop_analysis()

    async def action_ask_to_stop(self) -> None:
        if self.course.end:
            await self.window.action_back()
        else:
            question = "stop the analysis? enter stops, esc goes on"
            self.window.ask(question, lambda _: self.action_stop())

    def action_log(self) -> None:
        self._only_log = not self._only_log
        self.lay_out()

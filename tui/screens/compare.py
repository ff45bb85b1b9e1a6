"""How do two articles differ? Sentences that correspond, with the words that differ."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from rich.segment import Segment
from textual.app import ComposeResult

from lineage.glossary import LABELS
from lineage.model import PERSON, Article, Label, Sentence, Span
from lineage.report.compare import Comparison, Row
from lineage.report.compare_faces import comparison_markdown
from lineage.report.compare_table import comparison_table
from lineage.report.tables import Table
from lineage.report.view import key, number
from tui.commands import bindings
from tui.ink import BLANK, Line, fixed, prose
from tui.library import Opened
from tui.place import Place
from tui.screens.deciding import DecidingPane
from tui.spans import Stretch
from tui.taking import cited, row_forms
from tui.widgets.band import Band
from tui.widgets.item_view import Item, ItemView
from tui.widgets.scroller import Scroller
from tui.words import (
    ITALIC,
    UNDERLINE,
    merged,
    one_side,
    painted,
    quoted,
    verdict_text,
    why,
)

TWO_COLUMNS = 120
"""Columns of the terminal from which the articles stand side by side."""
_MIDDLE = 14
_CLOSE = (Label.COPIED, Label.EDITED)
"""Of these the words that differ are marked; of others, the words that are shared."""


class Compare(DecidingPane):
    SCREEN = "compare"
    SCOPES = ("compare", "text", "decide")
    BINDINGS = bindings("compare", "text", "decide")

    comparison: Comparison | None = None

    def __init__(self) -> None:
        super().__init__()
        self._numbers: tuple[int, int] | None = None
        self._only_matches = True
        self._is_flipped = False

    def compose(self) -> ComposeResult:
        yield Band(id="claim")
        yield ItemView(id="rows")

    @property
    def rows(self) -> ItemView:
        return self.query_one("#rows", ItemView)

    def main(self) -> Scroller | None:
        return self.rows

    def show(self, place: Place) -> None:
        pair = self._pair(place)
        if pair is None:
            self.comparison = self._numbers = None
            told = "No two articles share sentences: nothing to compare."
            self.query_one("#claim", Band).fill(prose(self.brush, told, self.size.width or 60))
            self.rows.fill(())
            return
        self._numbers = self.window.pair = pair
        self.comparison = self.library.comparison_if_made(*pair)
        if self.comparison is not None:
            self._fill(place.at)
            return
        self.query_one("#claim", Band).fill(prose(self.brush, "comparing …", 40, "muted", " "))
        self.rows.fill(())
        self.in_worker(
            lambda: self.library.comparison(*pair),
            lambda made: self._made(pair, made, place.at),
            "compare",
        )

    def _made(self, pair: tuple[int, int], made: Comparison, at: int) -> None:
        if pair == self._numbers:
            self.comparison = made
            self._fill(at)
            self.window.tell()

    def _pair(self, place: Place) -> tuple[int, int] | None:
        """The asked one, else the last one, else the article looked at and its closest one."""
        if None not in (place.number, place.other) and place.number != place.other:
            return place.number, place.other  # type: ignore[return-value]
        if self.window.pair:
            return self.window.pair
        if self.window.article is not None:
            beside = self.library.article(self.window.article).beside
            if beside:
                return beside[0], self.window.article
        return self.library.closest_pair()

    def place(self) -> Place:
        a, b = self._numbers or (None, None)
        return Place("compare", a, b, self.rows.cursor)

    def subject(self) -> str:
        if self.comparison is None:
            return ""
        sides = (self.comparison.source, self.comparison.target)
        return f" {self.brush.glyphs.both} ".join(_short(d.article) for d in sides)

    def told(self) -> str:
        if self.comparison is None:
            return ""
        aligned = self.comparison.aligned
        left = len(self.comparison.source.sentences) - sum(len(r.sources) for r in aligned)
        right = len(self.comparison.target.sentences) - sum(len(r.targets) for r in aligned)
        return f"{len(aligned)} aligned · {left} only left · {right} only right"

    def lay_out(self) -> None:
        self._fill(None)

    def _fill(self, cursor: int | None) -> None:
        if self.comparison is None:
            return
        width = self.size.width or 80
        claim = prose(self.brush, self.comparison.claim, width - 2, "muted", " ", " ")
        self.query_one("#claim", Band).fill([*claim[:3], BLANK])
        shown = [r for r in self.comparison.rows if r.verdict or not self._only_matches]
        card = self._columns if width >= TWO_COLUMNS else self._card
        self.rows.fill([Item([*card(row, width - 3), BLANK], row) for row in shown], cursor)

    # A row as a card: one merged text.

    def _card(self, row: Row, width: int) -> list[Line]:
        assert self.comparison is not None
        brush = self.brush
        if row.verdict is None:
            return self._alone(row, width)
        lines = prose(brush, self._caption(row), width, "heading", "  ", "    ")
        texts = self.comparison.source.article.text, self.comparison.target.article.text
        for difference in row.differences:
            text, stretches = merged(brush, difference, *texts)
            lines += painted(
                text, [stretches], min(width - 3, self.window.text_width), [[Segment("   ")]]
            )
        return [*lines, *prose(brush, why(row.verdict), width, "muted", "   ", "     ")]

    def _alone(self, row: Row, width: int) -> list[Line]:
        brush, is_left = self.brush, bool(row.sources)
        side = "left" if is_left else "right"
        lines: list[Line] = []
        for sentence in row.sources or row.targets:
            lead = f"  {sentence.index + 1} only {side}: "
            lines += prose(brush, sentence.text, width, None, lead, "    ")
        return lines

    def _caption(self, row: Row) -> str:
        assert row.verdict is not None
        left, right = (_numbers(side) for side in (row.sources, row.targets))
        moved = ", moved" if row.moved else ""
        told = verdict_text(self.brush, row.verdict)
        return f"{left} {self.brush.glyphs.both} {right}  {told}{moved}"

    # A row in two columns, with its label between them.

    def _columns(self, row: Row, width: int) -> list[Line]:
        side = min(self.window.text_width, (width - _MIDDLE) // 2)
        left = self._side(row, row.sources, side, is_source=True)
        right = self._side(row, row.targets, side, is_source=False)
        middle = self._middle(row)
        return [
            _beside(*lines, side) for lines in zip_longest(left, middle, right, fillvalue=BLANK)
        ]

    def _middle(self, row: Row) -> list[Line]:
        if row.verdict is None:
            return []
        brush, verdict = self.brush, row.verdict
        entry = LABELS[verdict.label]
        word, bar = brush.glyphs.confidence(verdict.probability)
        is_said = verdict.rule == PERSON
        certainty = "  a person" if is_said else f"  {bar} {word}"
        moved = [fixed(brush.text("  moved", "muted"))] if row.moved else []
        return [
            fixed(
                Segment("  "),
                brush.text(f"{entry.letter}{'*' if is_said else ' '}", "heading"),
                brush.block(verdict.label),
                brush.text("" if is_said else f" {verdict.probability:.2f}", "heading"),
            ),
            fixed(brush.text(certainty, "muted")),
            *moved,
        ]

    def _side(
        self, row: Row, sentences: Sequence[Sentence], width: int, *, is_source: bool
    ) -> list[Line]:
        brush = self.brush
        marks = self._marks(row, is_source=is_source)
        lines: list[Line] = []
        for sentence in sentences:
            label = [] if row.verdict is None else [brush.label(row.verdict.label)]
            layers = [
                [(0, len(sentence.text), style) for style in label],
                [(a, b, ITALIC) for a, b in quoted(sentence)],
                _within(marks, sentence.span),
            ]
            lead = [[brush.text(f"{sentence.index + 1:>4} ", "muted")], [Segment(" " * 5)]]
            lines += painted(sentence.text, layers, width - 5, lead)
        return lines

    def _marks(self, row: Row, *, is_source: bool) -> list[Stretch]:
        """Of close sentences the words that differ, of others the words that are shared."""
        if row.verdict is None:
            return []
        different = (row.verdict.label in _CLOSE) is not self._is_flipped
        style = self.brush.ink("insertion" if different else "heading") + UNDERLINE
        return [
            (span.start, span.stop, style)
            for difference in row.differences
            for span in one_side(difference, is_source=is_source, different=different)
        ]

    def export_rows(self) -> Table | None:
        """Of the rows that are shown."""
        if self.comparison is None:
            return None
        return comparison_table(self.comparison, [item.data for item in self.rows.items])

    def export_markdown(self) -> str | None:
        return comparison_markdown(self.comparison) if self.comparison else None

    def yankable(self) -> dict[str, str]:
        if self.comparison is None or self.rows.current is None:
            return {}
        row: Row = self.rows.current
        sides = (
            (self.comparison.source.article, row.sources),
            (
                self.comparison.target.article,
                row.targets,
            ),
        )
        forms = {
            "text": "\n\n".join(
                cited(s.text, article, number(key(s))) for article, side in sides for s in side
            ),
            "id": " ".join(f"{s.article}:{number(key(s))}" for s in row.sources + row.targets),
            **row_forms(comparison_table(self.comparison, [row])),
        }
        url = self.comparison.target.article.url
        return forms | ({"url": url} if url else {})

    def command(self) -> str:
        if self.comparison is None:
            return super().command()
        pair = self.comparison.source.article.id, self.comparison.target.article.id
        return self.shell("compare", self.store, "--pair", *pair)

    def article_here(self) -> int | None:
        """That of the right side, unless only the left has the row."""
        row: Row | None = self.rows.current
        if row is None or self._numbers is None:
            return None
        return self._numbers[1 if row.targets else 0]

    def find(self, words: str) -> Sequence[int]:
        return [
            n
            for n, item in enumerate(self.rows.items)
            if any(self.library.holds(s.text, words) for s in item.data.sources + item.data.targets)
        ]

    def judged(self) -> tuple[Opened, int] | None:
        """The first sentence of the right article in the row."""
        row: Row | None = self.rows.current
        if row is None or self._numbers is None:
            return None
        if not row.targets:
            self.window.say("Only the left article has this: x swaps the sides, then r labels it.")
            return None
        return self.library.article(self._numbers[1]), row.targets[0].index

    # Commands.

    def action_only_matches(self) -> None:
        row = self.rows.current
        self._only_matches = not self._only_matches
        self._fill(None)
        at = next((n for n, item in enumerate(self.rows.items) if item.data is row), 0)
        self.rows.cursor = at

    def action_differences(self) -> None:
        self._is_flipped = not self._is_flipped
        self._fill(None)

    def action_swap(self) -> None:
        if self._numbers is None:
            return
        a, b = self._numbers
        self.window.go(Place("compare", b, a), remember=False)

    def action_next_match(self) -> None:
        self._match(range(self.rows.cursor + 1, len(self.rows.items)))

    def action_previous_match(self) -> None:
        self._match(range(self.rows.cursor - 1, -1, -1))

    def _match(self, order: range) -> None:
        at = next((n for n in order if self.rows.items[n].data.verdict), None)
        if at is None:
            self.window.say("No further sentence corresponds.")
        else:
            self.rows.cursor = at

    def on_scroller_entered(self, event: Scroller.Entered) -> None:
        """Opens the right article at the sentence; the left one where only that has it."""
        row: Row = event.scroller.current  # type: ignore[attr-defined]
        if self._numbers is None:
            return
        left, right = self._numbers
        number, sentence = (right, row.targets[0]) if row.targets else (left, row.sources[0])
        self.window.go(Place("article", number, at=sentence.index))


def _beside(left: Line, middle: Line, right: Line, side: int) -> Line:
    def line() -> list[Segment]:
        columns = (left(), side), (middle(), _MIDDLE), (right(), side)
        return [s for column, width in columns for s in Segment.adjust_line_length(column, width)]

    return line


def _within(stretches: Sequence[Stretch], span: Span) -> list[Stretch]:
    """The stretches of an article that lie in a sentence, from its own start."""
    return [
        (max(a, span.start) - span.start, min(b, span.stop) - span.start, style)
        for a, b, style in stretches
        if a < span.stop and b > span.start
    ]


def _numbers(sentences: Sequence[Sentence]) -> str:
    return "+".join(str(sentence.index + 1) for sentence in sentences)


def _short(article: Article) -> str:
    return article.outlet or article.id

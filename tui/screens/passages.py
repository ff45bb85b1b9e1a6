"""Which words stand in several articles, and in how many?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from rich.segment import Segment

from lineage.glossary import LABELS
from lineage.model import Label
from lineage.report.numbers import count
from tui.commands import bindings
from tui.ink import BLANK, Line, fixed, prose
from tui.place import Place
from tui.screens.list_pane import ListPane
from tui.widgets.item_view import Item

MOST_READINGS = 200
"""Below the list; enter shows all."""
_REACH, _WORDS, _KIND, _OUTLET = 9, 7, 9, 16
_FEW = 1000
"""Articles of a corpus up to which each row says of how many."""


class Passages(ListPane):
    SCREEN = "passages"
    SCOPES = ("passages", "list")
    KIND = "passage"
    LEAST_ROWS = 18
    BINDINGS = bindings("passages", "list")

    def rows_of(self, numbers: Sequence[int]) -> Sequence[dict[str, Any]]:
        return self.library.passages(numbers)

    def above(self, width: int) -> Sequence[Line]:
        if self._all:
            return ()
        return [*prose(self.brush, self._nothing(), width - 2, None, " ", " "), BLANK]

    def _nothing(self) -> str:
        """Why there is no passage, and what to do."""
        if self.library.counts.articles < 2:
            return "One article: nothing to share. Read more articles into the corpus."
        return (
            "No passage: no sentence stands in two articles, copied or edited. Quoted speech and "
            "paraphrases are not passages: 4 shows them, article beside article. More articles "
            "may share more."
        )

    def head(self, width: int) -> Line:
        brush, total = self.brush, self.library.counts.articles
        return fixed(
            Segment("  "),
            brush.right("reach" if total < _FEW else f"of {total:,}", _REACH, "muted"),
            brush.right("words", _WORDS, "muted"),
            Segment("  "),
            brush.text("kind", "muted", _KIND + 2),
            brush.text("first words", "muted"),
        )

    def paint_row(self, row: dict[str, Any], width: int) -> list[Segment]:
        brush, total = self.brush, self.library.counts.articles
        among = f"/{total}" if total < _FEW else ""
        label = Label(row["label"])
        rest = width - _REACH - _WORDS - _KIND - 5
        return [
            brush.right(f"{row['articles']:,}{among}", _REACH),
            brush.right(f"{row['words']:,}", _WORDS),
            Segment("  "),
            brush.block(label),
            Segment(" "),
            brush.text(label.value, None, _KIND),
            brush.text(row["text"] or row["passage"], None, max(0, rest)),
        ]

    def detail(self, number: int, width: int) -> Sequence[Item]:
        return list(self._readings(number, width))

    def _readings(self, number: int, width: int) -> Iterator[Item]:
        """Where it stands, and in which words there; enter opens the article."""
        brush = self.brush
        row = self.library.passages([number])[0]
        entry = LABELS[Label(row["label"])]
        told = (
            f"{count(row['articles'], 'article')}: {entry.letter} {row['label']}, {entry.meaning}"
        )
        yield Item(prose(brush, told, width, "heading", "", "  "))
        found = self.library.archive.readings(number, MOST_READINGS + 1)
        for article, index, outlet, text in found[:MOST_READINGS]:
            line = fixed(
                brush.text(outlet, None, _OUTLET),
                brush.right(f"s{index + 1}", 5, "muted"),
                Segment("  "),
                brush.text(text, None, max(0, width - _OUTLET - 7)),
            )
            yield Item((line,), (article, index))
        if len(found) > MOST_READINGS:
            yield Item(prose(brush, f"The first {MOST_READINGS}; enter shows all.", width, "muted"))

    def open(self, number: int) -> None:
        self.window.go(Place("passage", number))

    def open_detail(self, data: Any) -> None:
        if data is not None:
            article, index = data
            self.window.go(Place("article", article, at=index))

    def action_compare(self) -> None:
        if self.current is not None:
            first, second, *_ = self.library.archive.carriers_of(self.current)
            self.window.go(Place("compare", first, second))

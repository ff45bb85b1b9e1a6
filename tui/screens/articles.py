"""Which articles are there, and how much of each stands elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from rich.segment import Segment

from lineage.model import ArticleId, Label
from lineage.report.decisions import TOLD_LABELS, changed, shares
from lineage.report.findings import credit, sources_of
from lineage.report.numbers import percent
from tui.commands import bindings
from tui.ink import Brush, Line, fixed, prose
from tui.library import Library
from tui.place import Place
from tui.screens.list_pane import ListPane
from tui.shares import bar
from tui.widgets.item_view import Item

_NAME, _DATE, _BAR = 16, 10, 16


class Articles(ListPane):
    SCREEN = "articles"
    SCOPES = ("articles", "list")
    KIND = "article"
    BINDINGS = bindings("articles", "list")

    def rows_of(self, numbers: Sequence[int]) -> Sequence[dict[str, Any]]:
        return self.library.articles(numbers)

    def head(self, width: int) -> Line:
        return article_head(self.brush, width)

    def paint_row(self, row: dict[str, Any], width: int) -> list[Segment]:
        return article_row(self.brush, row, width)

    def detail(self, number: int, width: int) -> Sequence[Item]:
        lines = list(_about(self.brush, self.library, number, width))
        return [Item((line,)) for line in lines]

    def open(self, number: int) -> None:
        self.window.go(Place("article", number))


def article_head(brush: Brush, width: int) -> Line:
    return fixed(
        Segment("  "),
        brush.text("outlet", "muted", _NAME + 1),
        brush.text("date", "muted", _DATE + 1),
        brush.text("its words", "muted", _BAR + 1),
        brush.text("match quote  ", "muted"),
        brush.text("title", "muted", max(0, width - 44)),
    )


def article_row(brush: Brush, row: dict[str, Any], width: int) -> list[Segment]:
    words = {label: row[f"{label.value}_words"] for label in Label}
    told = sum(words[label] for label in TOLD_LABELS)
    matched = words[Label.COPIED] + words[Label.EDITED] + words[Label.PARAPHRASED]
    title = row["title"] or row["article"]
    return [
        brush.text(row["outlet"] or row["article"], None, _NAME),
        Segment(" "),
        brush.text((row["date"] or brush.glyphs.dash)[:_DATE], "muted", _DATE),
        Segment(" "),
        *bar(brush, words, TOLD_LABELS, _BAR),
        *_share(brush, percent(matched, told), 6, row["match_changed"]),
        *_share(brush, percent(words[Label.QUOTED], told), 5, row["quote_changed"]),
        Segment(" "),
        brush.text(title, None, max(0, width - 46 - _NAME + 4)),
    ]


def _share(brush: Brush, told: str, cells: int, is_changed: bool) -> list[Segment]:
    """So many cells, and one more for the star of what people changed."""
    return [brush.right(told.replace(" ", ""), cells), Segment("*" if is_changed else " ")]


def _about(brush: Brush, library: Library, number: int, width: int) -> Iterator[Line]:
    opened = library.article(number)
    seen, document = opened.view, opened.document
    id_ = ArticleId(document.article.id)
    yield from prose(brush, document.article.title or id_, width, "heading")
    yield from prose(
        brush, f"{shares(seen.tallies[id_], changed(seen, id_))}; {credit(document)}", width
    )
    for told in sources_of(seen, id_):
        yield from prose(brush, told, width, None, "", "  ")

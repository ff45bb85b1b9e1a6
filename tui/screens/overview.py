"""What stands out: findings in sentences, then the stories, or the few articles that there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from time import sleep
from typing import Any

from rich.segment import Segment
from textual.worker import get_current_worker

from lineage.model import Edge, Label, Tally
from lineage.report import findings
from lineage.report.decisions import TOLD_LABELS, made_by, shares
from lineage.report.numbers import count, percent
from lineage.report.view import View
from tui.commands import bindings
from tui.effect import Effect
from tui.ink import BLANK, Line, fixed, prose
from tui.library import Library
from tui.place import Place
from tui.screens.articles import article_head, article_row
from tui.screens.list_pane import ListPane
from tui.shares import bar
from tui.widgets.item_view import Item

FEW = 12
"""Articles that are all shown at once, with what stands out about each pair."""
_BAR = 8
_MOST_TOLD = 300
"""Articles of a story up to which what is told of it is read while the cursor rests there."""
_PAUSE_SECONDS = 0.1
"""For which the cursor has to rest."""


class Overview(ListPane):
    SCREEN = "overview"
    SCOPES = ("list",)
    BINDINGS = bindings("list")
    DEFAULT_CSS = """
    Overview.is-few #list { height: auto; max-height: 14; }
    Overview.is-few #detail { display: block; height: 1fr; }
    Overview.is-few.is-wide #detail { dock: none; width: 1fr; }
    """

    _effect = Effect()

    def show(self, place: Place) -> None:
        super().show(place)
        if self.library.decisions.articles:
            self.in_worker(self.library.effects.all, self._weighed, "effect")

    def _weighed(self, effect: Effect) -> None:
        """What people's decisions come to, over all articles."""
        self._effect = effect
        self.lay_out()

    @property
    def is_few(self) -> bool:
        return self.library.counts.articles <= FEW

    @property
    def kind(self) -> str:
        return "article" if self.is_few else "story"

    def lay_out(self) -> None:
        self.set_class(self.is_few, "is-few")
        if self.is_few:
            self.table.styles.height = max(1, len(self._numbers))
        super().lay_out()

    def rows_of(self, numbers: Sequence[int]) -> Sequence[dict[str, Any]]:
        return self.library.articles(numbers) if self.is_few else self.library.stories(numbers)

    def above(self, width: int) -> Sequence[Line]:
        facts = [
            line
            for told in corpus(self.library, self._effect)
            for line in prose(self.brush, told, width - 2, None, " ", " ")
        ]
        return [*facts, BLANK]

    def head(self, width: int) -> Line:
        if self.is_few:
            return article_head(self.brush, width)
        brush = self.brush
        return fixed(
            Segment("  "),
            brush.text("arts outl told by first seen       match         headline", "muted", width),
        )

    def paint_row(self, row: dict[str, Any], width: int) -> list[Segment]:
        if self.is_few:
            return article_row(self.brush, row, width)
        brush, told, matched = self.brush, row["told_words"], row["matched_words"]
        return [
            brush.right(f"{row['articles']:,}", 4),
            brush.right(f"{row['outlets']:,}", 5),
            brush.right(f"{row['accounts']:,}", 8),
            Segment(" "),
            brush.text((row["first"] or brush.glyphs.dash)[:16].replace("T", " "), "muted", 16),
            Segment(" "),
            brush.text(brush.glyphs.bar(matched / told if told else 0, _BAR), "accent"),
            brush.right(percent(matched, told).replace(" ", ""), 5),
            Segment(" "),
            brush.text(row["title"] or row["lead"] or row["story"], None, max(0, width - 50)),
        ]

    def detail(self, number: int, width: int) -> Sequence[Item]:
        if self.is_few:
            return list(self._standing_out(width))
        return [Item((line,)) for line in self._story(number, width)]

    def _standing_out(self, width: int) -> Iterator[Item]:
        """The same sentences as in the report; enter compares the two articles."""
        brush, seen = self.brush, self.library.everything()
        yield Item([fixed(brush.text(" What stands out", "heading"))])
        for at, (edge, finding) in enumerate(findings.pair_findings(seen), 1):
            lead = f" {at} "
            lines = prose(brush, finding.claim, width, None, lead, " " * len(lead))
            lines += [
                line
                for support in finding.support[:3]
                for line in prose(brush, support, width, "muted", "     ", "       ")
            ]
            yield Item(lines, edge)
        for told in (findings.other_pairs(seen), *findings.left_out(seen)):
            yield Item(prose(brush, told, width, None, "   ", "   "))

    def _story(self, number: int, width: int) -> Iterator[Line]:
        """At once what the list knows; what has to be read comes a moment later."""
        row = self.library.stories([number])[0]
        told = (
            f"{count(row['articles'], 'article')}, {count(row['outlets'], 'outlet')}: "
            f"{count(row['accounts'], 'independent account')}"
        )
        yield from prose(self.brush, told, width, "heading", " ", " ")
        seen = self.library.story_if_read(number)
        if seen is not None:
            yield from self._account(seen, width)
        elif row["articles"] <= _MOST_TOLD:
            self.in_worker(lambda: self._read(number), self._was_read, "detail")

    def _read(self, number: int) -> int:
        sleep(_PAUSE_SECONDS)
        if not get_current_worker().is_cancelled:
            self.library.story(number)
        return number

    def _was_read(self, number: int) -> None:
        if self.current == number:
            self.show_detail()

    def _account(self, seen: View, width: int) -> Iterator[Line]:
        total = sum(seen.tallies.values(), Tally())
        words = {label: getattr(total, label.value) for label in Label}
        yield lambda: [Segment(" "), *bar(self.brush, words, TOLD_LABELS, min(60, width - 2))]
        yield from prose(self.brush, shares(total), width, None, " ", " ")
        for finding in findings.stories(seen):
            for support in finding.support:
                yield from prose(self.brush, support, width, None, " ", "   ")

    def open(self, number: int) -> None:
        self.window.go(Place("article" if self.is_few else "lineage", number))

    def open_detail(self, data: Any) -> None:
        if isinstance(data, Edge):
            a, b = self.library.number(data.a), self.library.number(data.b)
            self.window.go(Place("compare", a, b))

    def command(self) -> str:
        only = ("--filter", self.window.filter) if self.window.filter else ()
        return self.shell("report", self.store, *only)


def corpus(library: Library, effect: Effect) -> Iterator[str]:
    """What was read and what is missing, in sentences; with a star where people's decisions made
    a number another."""
    counts, moved = library.counts, effect.change
    words = counts.words + moved
    stars = ["*" if n or moved.told else "" for n in (0, moved.matched, moved.quoted)]
    yield (
        f"{count(counts.articles, 'article')} of {count(counts.outlets, 'outlet')}, "
        f"{count(counts.stories, 'story', 'stories')}; of {count(words.told, 'word')}{stars[0]} "
        f"that tell them, {percent(words.matched, words.told)}{stars[1]} stand elsewhere too and "
        f"{percent(words.quoted, words.told)}{stars[2]} are shared quotes (not copying)."
    )
    told = made_by(effect.taken)
    if told:
        yield told
    facts = [
        f"{count(counts.credited, 'article credits', 'articles credit')} a source",
        f"{count(counts.unseen, 'source is', 'sources are')} named or betrayed but not here",
        f"{count(counts.undated, 'article has', 'articles have')} no date",
    ]
    if counts.repeats:
        facts.append(
            f"{count(counts.repeats, 'article repeats', 'articles repeat')} another's text"
        )
    if counts.skipped:
        facts.append(f"{count(counts.skipped, 'input was', 'inputs were')} skipped (! tells which)")
    yield "; ".join(facts) + "."
    if counts.articles == 1:
        yield "One document: nothing to compare. Open it together with others."

"""Where is each sentence of this article from? Its text with labels, and why at the cursor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Horizontal

from lineage.glossary import LABELS
from lineage.model import PERSON, ArticleId, Label, Sentence, SentenceKey
from lineage.report.decisions import changed, shares
from lineage.report.findings import credit, name, sources_of
from lineage.report.numbers import count, percent
from lineage.report.tables import Table, sentences
from lineage.report.view import key, number
from tui.commands import bindings
from tui.ink import BLANK, Line, prose
from tui.library import Opened
from tui.place import Place
from tui.screens.deciding import DecidingPane
from tui.taking import sentence_forms
from tui.widgets.item_view import Item, ItemView
from tui.widgets.minimap import Minimap
from tui.widgets.scroller import Scroller
from tui.words import (
    UNDERLINE,
    merged,
    one_side,
    painted,
    said,
    sentence_lines,
    verdict_text,
    why,
)

ROOMY = 20
_ALONE = "No other article shares sentences with this one."
_MATCHED = (Label.COPIED, Label.EDITED, Label.PARAPHRASED, Label.QUOTED)


class Article(DecidingPane):
    SCREEN = "articles"
    SCOPES = ("article", "text", "decide")
    BINDINGS = bindings("article", "text", "decide")
    DEFAULT_CSS = """
    Article { layout: vertical; }
    Article #page { height: 1fr; width: 1fr; }
    Article #why { height: 8; display: none; }
    Article.has-room #why { display: block; }
    Article.is-wide { layout: horizontal; }
    Article.is-wide #why { width: 42%; height: 1fr; }
    """

    opened: Opened

    def __init__(self) -> None:
        super().__init__()
        self._only_matches = False
        self._is_flipped = False
        self._counts_quotes = False
        self._is_wrapped = True

    def compose(self) -> ComposeResult:
        with Horizontal(id="page"):
            yield ItemView(id="text")
            yield Minimap()
        yield ItemView(id="why", classes="lower")

    @property
    def text(self) -> ItemView:
        return self.query_one("#text", ItemView)

    def main(self) -> Scroller | None:
        return self.text

    def show(self, place: Place) -> None:
        asked = place.number if place.number is not None else self.window.article or 0
        self.opened = self.library.article(asked)
        self.window.article, self.window.story = asked, self.opened.story
        shown = self._sentences()
        last = max(0, len(shown) - 1)
        self._fill(next((n for n, s in enumerate(shown) if s.index >= place.at), last))

    def place(self) -> Place:
        here = self.sentence
        return Place("article", self.opened.number, at=here.index if here else 0)

    def subject(self) -> str:
        return name(self.opened.document.article)

    def told(self) -> str:
        document = self.opened.document
        tally = self.opened.view.tallies[document.article.id]
        elsewhere = tally.matched + (tally.quoted if self._counts_quotes else 0)
        counted = ", quotes counted" if self._counts_quotes else ""
        return (
            f"{count(len(document.sentences), 'sentence')} · {count(tally.told, 'word')} · "
            f"{percent(elsewhere, tally.told)} elsewhere{counted}"
        )

    def lay_out(self) -> None:
        self._fill(None)

    def _fill(self, cursor: int | None) -> None:
        width, height = self.size
        is_wide = self.mark_room(height >= ROOMY)
        room = int(width * 0.58) if is_wide else width
        cells = min(self.window.text_width, room - 5) if self._is_wrapped else 100_000
        items = [Item(self._lines(sentence, cells), sentence) for sentence in self._sentences()]
        self.query_one(Minimap).labels = tuple(
            self.opened.view.label(s) for s in self.opened.document.sentences
        )
        self.text.fill(items, cursor)
        if not self._is_wrapped:
            self.text.resized(max((len(s.text) for s in self._sentences()), default=0) + 20)
        self.call_after_refresh(self._explain)

    def _sentences(self) -> list[Sentence]:
        seen = self.opened.view
        return [
            s
            for s in self.opened.document.sentences
            if not self._only_matches or seen.label(s) in _MATCHED
        ]

    def _lines(self, sentence: Sentence, width: int) -> list[Line]:
        verdict = self.opened.view.origins[key(sentence)].verdict
        mark = "*" if verdict.rule == PERSON else ""
        return sentence_lines(self.brush, sentence, verdict.label, width, mark=mark)

    @property
    def sentence(self) -> Sentence | None:
        """At the cursor."""
        found: Sentence | None = self.text.current
        return found

    def on_scroller_moved(self, event: Scroller.Moved) -> None:
        if event.scroller is self.text:
            self._explain()

    def _explain(self) -> None:
        sentence, view = self.sentence, self.query_one("#why", ItemView)
        if sentence is None:
            view.fill(())
            return
        self.query_one(Minimap).at = sentence.index
        if view.display:
            width = max(20, (view.size.width or self.size.width) - 2)
            lines = [*self._why(sentence, width), BLANK, *self._about(width)]
            view.fill([Item((line,)) for line in lines])

    def _why(self, sentence: Sentence, width: int) -> Iterator[Line]:
        """Label, certainty, rule, best counterpart and the words that differ."""
        brush, seen = self.brush, self.opened.view
        origin = seen.origins[key(sentence)]
        verdict = origin.verdict
        head = f"s{sentence.index + 1}  {verdict_text(brush, verdict)}"
        if origin.best is not None:
            head += f"   best match: {self._place(origin.best)}"
        others = self._others(sentence, origin.best)
        if others:
            head += f"   also: {', '.join(map(self._place, others[:4]))}"
            head += f" and {len(others) - 4} more" if len(others) > 4 else ""
        yield from prose(brush, head, width, "heading")
        if origin.best is not None:
            yield from self._difference(sentence, origin.best, width)
        else:
            yield from prose(brush, LABELS[verdict.label].meaning, width)
        decision = seen.decision_on(key(sentence))
        told = said(decision) if decision else why(verdict)
        yield from prose(brush, told, width, "muted")

    def _difference(self, sentence: Sentence, best: SentenceKey, width: int) -> Iterator[Line]:
        """From the counterpart's words to this sentence's; flipped, what both have."""
        other = self.opened.view.documents.get(best.article)
        if other is None:
            return
        difference = self.library.difference(other.sentences[best.index], sentence)
        if self._is_flipped:
            start, style = sentence.span.start, self.brush.ink("heading") + UNDERLINE
            shared = one_side(difference, is_source=False, different=False)
            stretches = [(span.start - start, span.stop - start, style) for span in shared]
            yield from painted(sentence.text, [stretches], width, ())
            return
        text, stretches = merged(
            self.brush, difference, other.article.text, self.opened.document.article.text
        )
        yield from painted(text, [stretches], width, ())

    def _others(self, sentence: Sentence, best: SentenceKey | None) -> list[SentenceKey]:
        """Further counterparts, the strongest first."""
        found = self.opened.counterparts(sentence.index)
        return [other for _, other in found if other != best]

    def _place(self, at: SentenceKey) -> str:
        document = self.opened.view.documents.get(at.article)
        called = (document.article.outlet if document else None) or at.article
        return f"{called} s{at.index + 1}"

    def _about(self, width: int) -> Iterator[Line]:
        """Of the whole article: shares, credits, sources."""
        seen, document = self.opened.view, self.opened.document
        id_ = ArticleId(document.article.id)
        told = f"{shares(seen.tallies[id_], changed(seen, id_))}; {credit(document)}"
        yield from prose(self.brush, told, width)
        for line in sources_of(seen, id_):
            yield from prose(self.brush, line, width, None, "", "  ")

    def export_rows(self) -> Table | None:
        """Of the sentences that are shown."""
        table = sentences(self.opened.view)
        own = self.opened.document.article.id, {number(key(s)) for s in self._sentences()}
        return replace(
            table, rows=tuple(row for row in table.rows if row[0] == own[0] and row[1] in own[1])
        )

    def yankable(self) -> dict[str, str]:
        return sentence_forms(self.opened.view, self.sentence) if self.sentence else {}

    def command(self) -> str:
        return self.shell("explain", self.opened.document.article.id, self.store)

    def article_here(self) -> int | None:
        return self.opened.number

    def find(self, words: str) -> Sequence[int]:
        return [
            n for n, item in enumerate(self.text.items) if self.library.holds(item.data.text, words)
        ]

    def on_minimap_chosen(self, event: Minimap.Chosen) -> None:
        at = next(
            (n for n, item in enumerate(self.text.items) if item.data.index >= event.sentence),
            None,
        )
        if at is not None:
            self.text.cursor = at

    def on_scroller_entered(self, event: Scroller.Entered) -> None:
        self.action_compare()

    def judged(self) -> tuple[Opened, int] | None:
        sentence = self.sentence
        return None if sentence is None else (self.opened, sentence.index)

    # Commands.

    def action_next_match(self) -> None:
        self._match(range(self.text.cursor + 1, len(self.text.items)))

    def action_previous_match(self) -> None:
        self._match(range(self.text.cursor - 1, -1, -1))

    def _match(self, order: range) -> None:
        seen = self.opened.view
        for n in order:
            if seen.label(self.text.items[n].data) in _MATCHED:
                self.text.cursor = n
                return
        self.window.say("No further sentence stands elsewhere.")

    def action_only_matches(self) -> None:
        here = self.sentence
        self._only_matches = not self._only_matches
        shown = self._sentences()
        at = next((n for n, s in enumerate(shown) if here and s.index >= here.index), 0)
        self._fill(at)

    def action_differences(self) -> None:
        self._is_flipped = not self._is_flipped
        self._explain()

    def action_quotes(self) -> None:
        """Whether shared quotes count as words that stand elsewhere."""
        self._counts_quotes = not self._counts_quotes
        self.window.tell()

    def action_wrap(self) -> None:
        self._is_wrapped = not self._is_wrapped
        self._fill(None)

    def action_choose(self) -> None:
        if self.opened.beside:
            self.window.choose_article(self.opened.beside, self._compare_with)
        else:
            self.window.say(_ALONE)

    def _compare_with(self, other: int | None) -> None:
        if other is not None:
            self.window.go(Place("compare", other, self.opened.number))

    def action_compare(self) -> None:
        """With the article of the best counterpart, else with the one that shares most."""
        sentence = self.sentence
        best = self.opened.view.origins[key(sentence)].best if sentence else None
        if best is not None:
            other = self.library.number(best.article)
        elif self.opened.beside:
            other = self.opened.beside[0]
        else:
            self.window.say(_ALONE)
            return
        self._compare_with(other)

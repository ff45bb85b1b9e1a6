"""Who has whose words in one story? A tree by main source, and what speaks for each arrow."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult

from lineage.model import ArticleId, Story
from lineage.report.foreign import visible
from lineage.report.forest import forest
from lineage.report.numbers import count
from lineage.report.view import View
from tui import behind
from tui.branches import Branches
from tui.commands import bindings
from tui.ink import Line, fixed, prose
from tui.library import searchable
from tui.node import SPEECH, Look, Node
from tui.place import Place
from tui.screens.story_pane import StoryPane
from tui.taking import row_forms
from tui.widgets.band import Band
from tui.widgets.item_view import Item, ItemView
from tui.widgets.scroller import Scroller

ROOMY = 19
"""Rows of the pane, in a terminal of 22, from which there is room for them below it."""
FULL, TALL = 20, 44
"""Rows from which there is a legend, and from which the reasons have more room."""
MANY = 200
"""Articles of a story that opens folded."""
_TREE_PART = 0.6


class LineageTree(StoryPane[Branches]):
    SCREEN = "lineage"
    SCOPES = ("lineage", "story")
    BINDINGS = bindings("lineage", "story")
    DEFAULT_CSS = """
    LineageTree { layout: vertical; }
    LineageTree #tree { height: 1fr; width: 1fr; }
    LineageTree #detail { height: 8; display: none; }
    LineageTree.has-room #detail { display: block; }
    LineageTree.is-tall #detail { height: 40%; }
    LineageTree.is-wide #detail { dock: right; width: 40%; height: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._folded: frozenset[str] = frozenset()
        self._all_arrows = False
        self._unseen = True
        self._evidence_first = False
        self._is_asked = False
        """For the reasons, where there is little room for them."""
        self._text_of = ""
        """Id of the source whose text is shown."""

    def compose(self) -> ComposeResult:
        yield ItemView(id="tree")
        yield ItemView(id="detail", classes="lower")
        yield Band(id="legend")

    def on_mount(self) -> None:
        self.detail.has_cursor = False

    @property
    def rows(self) -> ItemView:
        return self.query_one("#tree", ItemView)

    @property
    def detail(self) -> ItemView:
        return self.query_one("#detail", ItemView)

    @property
    def node(self) -> Node | None:
        """At the cursor."""
        found: Node | None = self.rows.current
        return found

    def main(self) -> Scroller | None:
        return self.rows

    def told(self) -> str:
        if self.shown is None:
            return ""
        trees = self.shown.forest
        articles, view = trees.story.articles, trees.view
        absent = sum(wire.seen is None for wire in trees.wires.values())
        undated = sum(view.documents[a].article.published is None for a in articles)
        facts = [count(len(articles), "article")]
        if absent:
            facts.append(f"{count(absent, 'source')} not here")
        if undated:
            facts.append("no dates" if undated == len(articles) else f"{undated:,} undated")
        return f" {self.brush.glyphs.dot} ".join(facts)

    def yankable(self) -> dict[str, str]:
        node = self.node
        if node is None:
            return {}
        forms = {"text": visible(node.text)}
        if node.wire is not None:
            forms["id"] = node.wire.id
        if node.article is not None:
            table = self.library.table("article", [self.library.number(node.article)])
            forms |= {"id": node.article, **row_forms(table)}
        return forms

    def article_here(self) -> int | None:
        node = self.node
        return None if node is None or node.article is None else self.library.number(node.article)

    def find(self, words: str) -> Sequence[int]:
        sought = searchable(words)
        return [
            at
            for at, item in enumerate(self.rows.items)
            if item.data is not None and sought in searchable(item.data.text)
        ]

    # Laying out.

    def read(self, view: View, story: Story) -> Branches:
        """With everything put into words, so that a worker does that."""
        made = Branches(self.brush, forest(view, story))
        made.items(Look(self.size.width or 80))
        return made

    def fill(self, made: Branches, cursor: int, *, is_new: bool) -> None:
        if is_new:
            trees = made.forest
            self._folded = frozenset(trees.below if len(trees.articles) >= MANY else ())
        self._lay_out(cursor)

    def fill_with(self, told: str) -> None:
        self.rows.fill([Item(prose(self.brush, told, self.size.width or 60, "muted"))])
        self.detail.fill(())

    def lay_out(self) -> None:
        self._lay_out(None)

    def _lay_out(self, cursor: int | None) -> None:
        width, height = self.size
        is_wide = self.mark_room(height >= ROOMY or self._is_asked)
        self.set_class(height >= TALL, "is-tall")
        self.query_one("#legend", Band).fill([self._legend()] if height >= FULL else [])
        if self.shown is not None:
            if self.shown.brush is not self.brush:
                self.shown = Branches(self.brush, self.shown.forest)
            room = (int(width * _TREE_PART) if is_wide else width) - 3
            look = Look(max(20, room), self._folded, self._all_arrows, self._unseen)
            self.rows.fill(self.shown.items(look), cursor)

    def _legend(self) -> Line:
        glyphs = self.brush.glyphs
        told = (
            f" {glyphs.rule} sure  {glyphs.weak_rule} less sure  {glyphs.quote_rule} quotes only  "
            f"? no sentence  {glyphs.unseen} source  {glyphs.common} public speech"
        )
        return fixed(self.brush.text(told, "muted"))

    def on_scroller_moved(self, event: Scroller.Moved) -> None:
        if event.scroller is self.rows:
            self._explain()

    def _explain(self) -> None:
        node = self.node
        if node is None or self.shown is None or not self.has_class("has-room"):
            self.detail.fill(())
            return
        columns = self.size.width
        width = max(20, int(columns * (1 - _TREE_PART if self.has_class("is-wide") else 1)) - 4)
        if node.wire is not None and node.id == self._text_of:
            lines = list(behind.wire_sentences(self.brush, self.shown.forest, node.wire, width))
        else:
            lines = behind.reasons(
                self.brush, self.shown.forest, node, width, evidence_first=self._evidence_first
            )
        self.detail.fill([Item(lines, node)], 0)

    def _again(self, id_: str | None = None) -> None:
        """Laid out anew, with the cursor on this node, or as it was; or on what it hung from."""
        node = self.node
        wanted = [id_] if id_ else [node.id, node.parent] if node else []
        self._lay_out(None)
        places = {item.data.id: at for at, item in enumerate(self.rows.items) if item.data}
        self.rows.cursor = next((places[w] for w in wanted if w in places), self.rows.cursor)

    # Commands.

    def on_scroller_entered(self, event: Scroller.Entered) -> None:
        """Opens an article, tells a source's text, compares a pair."""
        node = self.node
        if event.scroller is not self.rows or node is None:
            return
        if node.article is not None:
            first = node.arrow.sentences[0] if node.arrow and node.arrow.sentences else 0
            self.window.go(Place("article", self.library.number(node.article), at=first))
        elif node.wire is not None:
            self._text_of = node.id
            self._ask(True)
        elif node.id.startswith(SPEECH):
            self.action_fold()
        else:
            self.action_compare()

    def action_fold(self) -> None:
        node = self.node
        goal = None if node is None else node.id if node.holds else node.parent
        if goal is None:
            self.window.say("Nothing hangs from it.")
            return
        self._folded ^= {goal}
        self._again(goal)

    def action_all_arrows(self) -> None:
        self._all_arrows = not self._all_arrows
        self._again()
        self.window.say("All links." if self._all_arrows else "Main sources only.")

    def action_unseen(self) -> None:
        self._unseen = not self._unseen
        self._again()

    def action_directions(self) -> None:
        self._evidence_first = not self._evidence_first
        self._text_of = ""
        self._ask(self._evidence_first)

    def _ask(self, is_asked: bool) -> None:
        self._is_asked = is_asked
        self._lay_out(None)

    def action_compare(self) -> None:
        """With the article that it comes from, or may come from; an uncertain pair as it is."""
        pair = self._pair()
        if pair is None:
            self.window.say("No article of this story is its source.")
        else:
            source, target = (self.library.number(one) for one in pair)
            self.window.go(Place("compare", source, target))

    def _pair(self) -> tuple[ArticleId, ArticleId] | None:
        node = self.node
        if node is None or self.shown is None:
            return None
        trees = self.shown.forest
        if node.edge is not None:
            return node.edge.a, node.edge.b
        arrows = [node.arrow] if node.arrow else []
        if node.article is not None:
            arrows += trees.others(node.article)
        return next(
            ((ArticleId(a.source), a.target) for a in arrows if a.source not in trees.wires), None
        )

    def action_accept(self) -> None:
        self._assent(accepted=True)

    def action_reject(self) -> None:
        self._assent(accepted=False)

    def _assent(self, *, accepted: bool) -> None:
        node, assent = self.node, getattr(self.window, "assent", None)
        if node is None or node.arrow is None:
            self.window.say("The cursor is on no link.")
        elif assent is None:
            self.window.say("Links cannot be decided yet.")
        elif assent(node.arrow, accepted=accepted):
            self.show(self.place())

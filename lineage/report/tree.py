"""Stories → trees of text: every article under the article or wire that its words come from.

An article hangs from its main source if that is sure enough to be an arrow, else it stands at
the left, and what it may come from is said. Further sources are told beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lineage.model import Arrow, ArticleId, Relation, Story, Wire
from lineage.report import findings
from lineage.report.layout import PLAIN, Page
from lineage.report.numbers import count, likelihood, listed
from lineage.report.view import View, is_drawn

MOST_STORIES = 20
MOST_BELOW = 60
"""Articles that are shown under one source."""
MOST_NODES = 300
MOST_COPIES = 4


def story_trees(view: View, stories: Sequence[Story], page: Page = PLAIN) -> str:
    """The largest stories first, where not all are shown."""
    shown = sorted(stories, key=lambda s: (-len(s.articles), s.id))[:MOST_STORIES]
    lines: list[str] = []
    for story in sorted(shown, key=lambda s: s.id):
        lines += [*_Tree(view, story, page).lines(), ""]
    if not stories:
        lines += ["No two articles are related.", ""]
    elif len(shown) < len(stories):
        more = count(len(stories) - len(shown), "more story", "more stories")
        lines += [f"… and {more}: graph --format graphml, or --story ID", ""]
    return page.text(lines[:-1])


class _Tree:
    def __init__(self, view: View, story: Story, page: Page) -> None:
        self.view, self.story, self.page = view, story, page
        self.wires = {wire.id: wire for wire in view.lineage.wires if wire.id in story.wires}
        self.copies = {family[0]: family[1:] for family in view.lineage.duplicates}
        self.articles = [a for a in story.articles if a not in view.first_of]
        """Of an exact text, the first article stands for all."""
        inside = {*self.articles, *self.wires}
        self.into: dict[ArticleId, list[Arrow]] = {
            article: [a for a in view.arrows_to(article) if a.source in inside]
            for article in self.articles
        }
        self.below: dict[str, list[ArticleId]] = {}
        for article in self.articles:
            source = self._main(article)
            if source is not None:
                self.below.setdefault(source, []).append(article)

    def _main(self, article: ArticleId) -> str | None:
        return next(
            (a.source for a in self.into[article] if a.is_main and is_drawn(a)),
            None,
        )

    def lines(self) -> Iterator[str]:
        told = (
            f"{self.story.id}: "
            f"{count(len(self.story.articles), 'article')}, "
            f"{count(self.story.accounts, 'independent account')}"
        )
        yield from self.page.wrap(told, "", "  ")
        if self.story.is_parted:
            yield from self.page.wrap(
                "Too many articles share text to weigh them all at once; only their strongest "
                "ties were weighed.",
                "  ",
            )
        done: set[str] = set()
        wires = [wire for wire in self.wires if self.below.get(wire)]
        own = [a for a in self.articles if self._main(a) is None]
        for root in (*wires, *own[:MOST_BELOW], *self.articles):
            if root not in done and (root in wires or len(done) < MOST_NODES):
                yield from self._subtree(root, "  ", "  ", done)
        if left_out := sum(article not in done for article in self.articles):
            yield f"  … and {count(left_out, 'more article')}: --format graphml"
        yield from self._undetermined()

    def _subtree(self, node: str, lead: str, hang: str, done: set[str]) -> Iterator[str]:
        done.add(node)
        below = [a for a in self.below.get(node, ()) if a not in done]
        cont = hang + ("│  " if below else "   ")
        yield from self.page.wrap(self._said(node), lead, cont)
        left_out = below[MOST_BELOW:]
        done.update(left_out)
        for at, article in enumerate(below[:MOST_BELOW]):
            is_last = at == len(below) - 1
            if article not in done:
                yield from self._subtree(
                    article,
                    hang + ("└─ " if is_last else "├─ "),
                    hang + ("   " if is_last else "│  "),
                    done,
                )
        if left_out:
            yield f"{hang}└─ … and {count(len(left_out), 'more article')}: --format graphml"

    def _said(self, node: str) -> str:
        wire = self.wires.get(node)
        return self._wire(wire) if wire else self._article(ArticleId(node))

    def _wire(self, wire: Wire) -> str:
        where = "not in this corpus" if wire.seen is None else f"here as {wire.seen}"
        sure = "" if wire.probability == 1 else f"; probability {likelihood(wire.probability)}"
        return f"◌ {wire.name or findings.UNNAMED}, {where}{sure}"

    def _article(self, article: ArticleId) -> str:
        document = self.view.documents[article]
        date = f", {document.article.published}" if document.article.published else ""
        parts = [f"● {findings.name(document.article)}{date}"]
        main = self._main(article)
        for arrow in self.into[article]:
            if arrow.source == main:
                parts.insert(1, _sure(arrow))
            elif is_drawn(arrow):
                parts.append(f"also from {self._name(arrow.source)} {_sure(arrow)}")
            elif main is None:
                parts.append(f"perhaps from {self._name(arrow.source)} {_sure(arrow)}")
        parts.append(findings.credit(document))
        copies = self.copies.get(article, ())
        if copies:
            parts.append(f"same text in {listed(copies, MOST_COPIES)}")
        return " · ".join(parts)

    def _name(self, node: str) -> str:
        wire = self.wires.get(node)
        return (wire.name or findings.UNNAMED) if wire else node

    def _undetermined(self) -> Iterator[str]:
        inside = set(self.story.articles)
        for edge in self.view.lineage.edges:
            if edge.relation is Relation.UNDETERMINED and {edge.a, edge.b} <= inside:
                yield from self.page.wrap(findings.claim(self.view, edge), "  ? ", "    ")


def _sure(arrow: Arrow) -> str:
    words = f", {count(arrow.words, 'word')}" if arrow.words else ""
    return f"({likelihood(arrow.probability)}{words})"

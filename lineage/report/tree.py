"""Stories → trees of text: every article under the article or wire that its words come from.

An article hangs from its main source if that is sure enough to be an arrow, else it stands at
the left, and what it may come from is said. Further sources are told beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lineage.model import Arrow, ArticleId, Relation, Story, Wire
from lineage.options import MIN_ARROW_PROBABILITY
from lineage.report import findings
from lineage.report.layout import PLAIN, Page
from lineage.report.numbers import count, likelihood
from lineage.report.view import View

MOST_STORIES = 20


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
        inside = {*story.articles, *self.wires}
        self.into: dict[ArticleId, list[Arrow]] = {
            article: [a for a in view.arrows_to(article) if a.source in inside]
            for article in story.articles
        }
        self.below: dict[str, list[ArticleId]] = {}
        for article in story.articles:
            source = self._main(article)
            if source is not None:
                self.below.setdefault(source, []).append(article)

    def _main(self, article: ArticleId) -> str | None:
        return next(
            (
                a.source
                for a in self.into[article]
                if a.is_main and a.probability >= MIN_ARROW_PROBABILITY
            ),
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
        roots = [*self.wires, *(a for a in self.story.articles if self._main(a) is None)]
        for root in roots:
            if root in self.wires and not self.below.get(root):
                continue
            yield from self._subtree(root, "  ", "  ", done)
        for article in self.story.articles:
            if article not in done:
                yield from self._subtree(article, "  ", "  ", done)
        yield from self._undetermined()

    def _subtree(self, node: str, lead: str, hang: str, done: set[str]) -> Iterator[str]:
        done.add(node)
        below = [a for a in self.below.get(node, ()) if a not in done]
        cont = hang + ("│  " if below else "   ")
        yield from self.page.wrap(self._said(node), lead, cont)
        for at, article in enumerate(below):
            is_last = at == len(below) - 1
            if article not in done:
                yield from self._subtree(
                    article,
                    hang + ("└─ " if is_last else "├─ "),
                    hang + ("   " if is_last else "│  "),
                    done,
                )

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
            elif arrow.probability >= MIN_ARROW_PROBABILITY:
                parts.append(f"also from {self._name(arrow.source)} {_sure(arrow)}")
            elif main is None:
                parts.append(f"perhaps from {self._name(arrow.source)} {_sure(arrow)}")
        parts.append(findings.credit(document))
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

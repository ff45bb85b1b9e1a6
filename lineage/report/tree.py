"""Stories → trees of text: every article under the article or wire that its words come from.

An article hangs from its main source if that is sure enough to be an arrow, else it stands at
the left, and what it may come from is said. Further sources are told beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lineage.model import ArticleId, Story
from lineage.report import findings
from lineage.report.forest import PARTED, Branch, arrow_text, forest, from_text, wire_text
from lineage.report.layout import PLAIN, Page
from lineage.report.numbers import count, listed
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
        self.forest = forest(view, story)

    def lines(self) -> Iterator[str]:
        told = (
            f"{self.story.id}: "
            f"{count(len(self.story.articles), 'article')}, "
            f"{count(self.story.accounts, 'independent account')}"
        )
        yield from self.page.wrap(told, "", "  ")
        if self.story.is_parted:
            yield from self.page.wrap(PARTED, "  ")
        done: set[str] = set()
        wires, own = self.forest.roots()
        for root in (*wires, *own[:MOST_BELOW], *self.forest.articles):
            if root not in done and (root in wires or len(done) < MOST_NODES):
                for branch in self.forest.walk(root, done, MOST_BELOW):
                    yield from self._branch(branch)
        if left_out := sum(article not in done for article in self.forest.articles):
            yield f"  … and {count(left_out, 'more article')}: --format graphml"
        yield from self._undetermined()

    def _branch(self, branch: Branch) -> Iterator[str]:
        hang = "  " + "".join("   " if is_last else "│  " for is_last in branch.lasts)
        lead = hang
        if branch.lasts:
            lead = hang[:-3] + ("└─ " if branch.lasts[-1] else "├─ ")
        if branch.node is None:
            more = count(len(branch.below), "more article")
            yield f"{lead}… and {more}: --format graphml"
        else:
            cont = hang + ("│  " if branch.below else "   ")
            yield from self.page.wrap(self._said(branch.node), lead, cont)

    def _said(self, node: str) -> str:
        wire = self.forest.wires.get(node)
        return f"◌ {wire_text(wire)}" if wire else self._article(ArticleId(node))

    def _article(self, article: ArticleId) -> str:
        document = self.view.documents[article]
        date = f", {document.article.published}" if document.article.published else ""
        parts = [f"● {findings.name(document.article)}{date}"]
        main = self.forest.main.get(article)
        if main:
            parts.append(arrow_text(main))
        parts += [
            from_text(self.forest, arrow)
            for arrow in self.forest.others(article)
            if is_drawn(arrow) or main is None
        ]
        parts.append(findings.credit(document))
        copies = self.forest.copies.get(article, ())
        if copies:
            parts.append(f"same text in {listed(copies, MOST_COPIES)}")
        return " · ".join(parts)

    def _undetermined(self) -> Iterator[str]:
        for edge in self.forest.undetermined:
            yield from self.page.wrap(findings.claim(self.view, edge), "  ? ", "    ")

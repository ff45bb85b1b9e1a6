"""Lineage → sums over its sentences and articles, by which stored lists are sorted."""

from __future__ import annotations

from lineage.model import ArticleId, Lineage, Passage, Story
from lineage.text.tallies import sentence_words, tallies


class Sums:
    """`words`: of each sentence; `of_article`: words of each article by label."""

    def __init__(self, lineage: Lineage) -> None:
        self.words = sentence_words(lineage.documents)
        self.of_article = tallies(lineage.documents, lineage.origins, self.words)
        self._articles = {d.article.id: d.article for d in lineage.documents}

    def passage(self, passage: Passage) -> tuple[int, int]:
        """How many articles carry it, and the words of its longest reading."""
        carriers = passage.carriers
        articles = {carrier.article for carrier in carriers}
        return len(articles), max((self.words[carrier] for carrier in carriers), default=0)

    def story(
        self, story: Story
    ) -> tuple[int, int, str | None, str | None, int, int, ArticleId | None]:
        """Articles, outlets, first and last date, words that tell it, matched ones, its lead."""
        articles = [self._articles[id_] for id_ in story.articles]
        dates = sorted(a.published for a in articles if a.published is not None)
        told = [self.of_article[a.id] for a in articles]
        lead = min(articles, key=lambda a: (a.published is None, a.published, a.id), default=None)
        return (
            len(articles),
            len({a.outlet for a in articles if a.outlet is not None}),
            dates[0] if dates else None,
            dates[-1] if dates else None,
            sum(tally.told for tally in told),
            sum(tally.matched for tally in told),
            lead.id if lead else None,
        )

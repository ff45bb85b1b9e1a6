"""Lineage → sums over its sentences and articles, by which stored lists are sorted."""

from __future__ import annotations

from lineage.model import Lineage, Passage, Story
from lineage.text.tallies import StorySums, passage_sums, sentence_words, story_sums, tallies


class Sums:
    """`words`: of each sentence; `of_article`: words of each article by label."""

    def __init__(self, lineage: Lineage) -> None:
        self.words = sentence_words(lineage.documents)
        self.of_article = tallies(lineage.documents, lineage.origins, self.words)
        self._articles = {d.article.id: d.article for d in lineage.documents}

    def passage(self, passage: Passage) -> tuple[int, int]:
        return passage_sums(passage, self.words)

    def story(self, story: Story) -> StorySums:
        return story_sums([self._articles[id_] for id_ in story.articles], self.of_article)

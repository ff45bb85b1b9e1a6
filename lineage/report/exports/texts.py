"""How much of the articles' own words an export may hold.

News texts belong to their publishers: who passes an export on may have to leave them out.
"""

from __future__ import annotations

from enum import StrEnum
from itertools import islice

from lineage.model import ArticleId
from lineage.report.foreign import whole
from lineage.text.words import words

SNIPPET_WORDS = 40
CHARACTERS_PER_WORD = 10
"""At most: not every script parts its words by blanks."""


class TextRule(StrEnum):
    FULL = "full"
    SNIPPET = "snippet"
    """The first words that a file tells of an article: 40 of each, however many rows it has."""
    NONE = "none"


class Texts:
    """What one file may hold: asked row by row, it keeps count of what each article has left."""

    def __init__(self, rule: TextRule = TextRule.FULL) -> None:
        self.rule = rule
        self._left: dict[ArticleId, int] = {}
        """Words."""

    def of(self, article: ArticleId, text: str) -> str | None:
        """A text of this article, or its beginning and `…`; None: nothing of it."""
        if self.rule is TextRule.FULL:
            return whole(text)
        return None if self.rule is TextRule.NONE else self._cut(article, text)

    def _cut(self, article: ArticleId, text: str) -> str | None:
        left = self._left.get(article, SNIPPET_WORDS)
        if not left:
            return None
        head = text[: left * CHARACTERS_PER_WORD]
        ends = [end for _, _, end in islice(words(head), left + 1)]
        if len(ends) > left:
            stop = ends[left - 1]
        elif len(head) < len(text):
            stop = ends[-2] if len(ends) > 1 else len(head)
        else:
            stop = len(text)
        used = max(min(len(ends), left), -(-stop // CHARACTERS_PER_WORD))
        self._left[article] = left - used
        return whole(text[:stop]) + ("…" if stop < len(text) else "")

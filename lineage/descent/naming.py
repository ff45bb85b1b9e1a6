"""What is called a source while stories are made → the id of the wire."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeGuard

from lineage.linked import Ints
from lineage.model import ArticleId

NO_STORY = -1
UNNAMED = "wire:unnamed"
Key = tuple[int, str]
"""Number of the story, and what its parts call the source."""


def is_named(label: str | None) -> TypeGuard[str]:
    """Of a source that nobody here has seen."""
    return label is not None and label.startswith("wire:") and not label.startswith(UNNAMED)


class Naming:
    def __init__(self, ids: Sequence[ArticleId], stories: Ints) -> None:
        """`ids`: of all articles, sorted; `stories`: of each, its story's number, or NO_STORY."""
        self._ids, self._stories = ids, stories
        self.wires: dict[Key, str] = {}
        """Their ids."""

    def story(self, article: ArticleId) -> int:
        return int(self._stories[bisect_left(self._ids, article)])

    def __call__(self, article: ArticleId, label: str) -> str | None:
        """The id of what `label` is in the article's story; None: it is not told of."""
        return self.wires.get((self.story(article), label))

"""What stands behind an item of a tree, and how much of the tree is shown."""

from __future__ import annotations

from dataclasses import dataclass

from lineage.model import Arrow, ArticleId, Edge, Wire

SPEECH = "speech"
"""Id of the node of what everybody could quote."""


@dataclass(frozen=True, slots=True)
class Node:
    """What an item stands for."""

    id: str
    """Its own in this tree."""
    text: str
    """In which words are found."""
    parent: str | None = None
    """Id of the node that it hangs from."""
    holds: int = 0
    """Nodes that hang from it."""
    article: ArticleId | None = None
    wire: Wire | None = None
    arrow: Arrow | None = None
    """That it hangs by; without an article: that it is."""
    edge: Edge | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """How much of a forest is shown."""

    width: int
    folded: frozenset[str] = frozenset()
    """Ids of nodes below which nothing is shown."""
    all_arrows: bool = False
    unseen: bool = True
    """False: sources that are not in the corpus are neither named nor reasoned."""

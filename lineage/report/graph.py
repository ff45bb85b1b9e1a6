"""Lineage → the nodes and arrows that a graph of it has; the faces draw the same ones.

Nodes are articles and wires. An arrow goes from a source to an article that has words from it,
and is drawn only from `options.MIN_ARROW_PROBABILITY` on. What is less sure is no arrow.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lineage.model import Arrow, ArticleId, Story, Wire
from lineage.report.findings import UNNAMED
from lineage.report.view import View, is_drawn


@dataclass(frozen=True, slots=True)
class Node:
    id: str
    name: str
    """What a reader calls it: the outlet of an article, the agency of a wire."""
    kind: str
    """`article`, `wire` (not in the corpus) or `named wire` (its own text is an article here)."""
    date: str | None
    title: str | None
    story: str | None
    credits: str | None
    probability: float
    """That there is such a text; 1 for an article."""


@dataclass(frozen=True, slots=True)
class Graph:
    nodes: tuple[Node, ...]
    """Articles of stories, then wires; each sorted by id."""
    arrows: tuple[Arrow, ...]
    """Drawn ones only; sorted by (target, source)."""


def graph(view: View, stories: Sequence[Story]) -> Graph:
    """Of some stories: their articles, their wires, and the arrows between these."""
    inside = {article: story.id for story in stories for article in story.articles}
    wires = {wire: story.id for story in stories for wire in story.wires}
    nodes = [
        *(_article(view, article, inside[article]) for article in sorted(inside)),
        *(_wire(wire, wires[wire.id]) for wire in view.lineage.wires if wire.id in wires),
    ]
    known = {node.id for node in nodes}
    return Graph(tuple(nodes), tuple(_drawn(view, known)))


def _drawn(view: View, known: set[str]) -> Iterator[Arrow]:
    for arrow in view.lineage.arrows:
        if is_drawn(arrow) and {arrow.source, arrow.target} <= known:
            yield arrow


def _article(view: View, id_: ArticleId, story: str) -> Node:
    document = view.documents[id_]
    article = document.article
    credited = "; ".join(dict.fromkeys(c.name for c in document.credits)) or None
    name = article.outlet or article.id
    return Node(id_, name, "article", article.published, article.title, story, credited, 1.0)


def _wire(wire: Wire, story: str) -> Node:
    kind = "wire" if wire.seen is None else "named wire"
    return Node(wire.id, wire.name or UNNAMED, kind, None, None, story, None, wire.probability)

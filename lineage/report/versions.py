"""A story → which of its articles only tell on, or repeat, one of their own outlet."""

from __future__ import annotations

from lineage.model import ArticleId, Edge, Relation, Story
from lineage.report.lags import lag
from lineage.report.view import View

_VERSIONS = (Relation.UPDATE, Relation.DERIVED)


def later_versions(view: View, story: Story) -> frozenset[ArticleId]:
    """Articles that tell on, or repeat, an earlier one of their own outlet."""
    inside = set(story.articles)
    found = {
        copy
        for copy, first in view.first_of.items()
        if copy in inside and first in inside and outlet_of(view, copy) == outlet_of(view, first)
    }
    for edge in view.lineage.edges:
        is_inside = edge.a in inside and edge.b in inside
        if is_inside and edge.relation in _VERSIONS and _of_one_outlet(view, edge):
            later = _later(view, edge)
            if later is not None:
                found.add(later)
    return frozenset(found)


def _of_one_outlet(view: View, edge: Edge) -> bool:
    return edge.relation is Relation.UPDATE or outlet_of(view, edge.a) == outlet_of(view, edge.b)


def _later(view: View, edge: Edge) -> ArticleId | None:
    """By the direction, else by the dates; None: they do not tell."""
    if edge.source is not None:
        return edge.b if edge.source == edge.a else edge.a
    first = view.documents[edge.a].article.published
    second = view.documents[edge.b].article.published
    between = lag(first, second)
    if between is None or not between.seconds:
        return None
    return edge.b if between.seconds > 0 else edge.a


def outlet_of(view: View, article: ArticleId) -> str:
    """Its id where no outlet is known."""
    return view.documents[article].article.outlet or article

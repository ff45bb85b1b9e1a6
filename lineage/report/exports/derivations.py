"""View → what is asserted of where articles come from, for the standards of provenance.

Only what is drawn as an arrow anywhere else is asserted, from the same probability on. What is
undetermined, a derivation whose direction is not known, and a source that is merely mentioned are
not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from lineage.model import ArticleId, Credit, CreditKind, Document, Relation, Story, Wire
from lineage.options import MIN_ARROW_PROBABILITY
from lineage.report.view import View, is_drawn


class Kind(StrEnum):
    """How an article comes from its source, in the words of PROV-DM, section 5.2."""

    DERIVATION = "derivation"
    REVISION = "revision"
    """An outlet's own later version."""
    PRIMARY_SOURCE = "primary source"
    """The report of an agency, or a text that the corpus does not hold."""


@dataclass(frozen=True, slots=True)
class Derivation:
    source: str
    """An article's id, or that of a wire that is not in the corpus."""
    target: ArticleId
    kind: Kind
    probability: float
    is_main: bool
    words: int


@dataclass(frozen=True, slots=True)
class Speech:
    """Public speech that articles of a story report independently: heard, not copied."""

    story: str
    articles: tuple[ArticleId, ...]
    """Sorted."""


def derivations(view: View) -> Iterator[Derivation]:
    """By target, likeliest first; one for each pair."""
    for target in dict.fromkeys(arrow.target for arrow in view.lineage.arrows):
        made: set[str] = {target}
        for arrow in filter(is_drawn, view.arrows_to(target)):
            wire = view.wires.get(arrow.source)
            source = wire.seen if wire and wire.seen else arrow.source
            if source not in made and (arrow.words or _is_credited(view, wire, target)):
                made.add(source)
                kind = Kind.PRIMARY_SOURCE if wire else _kind(view, ArticleId(source), target)
                yield Derivation(
                    source, target, kind, arrow.probability, arrow.is_main, arrow.words
                )


def _is_credited(view: View, wire: Wire | None, target: ArticleId) -> bool:
    """By more than a mention: that alone, without words that are put down to it, says nothing."""
    return wire is not None and any(c.name == wire.name for c in credited(view.documents[target]))


def _kind(view: View, source: ArticleId, target: ArticleId) -> Kind:
    edge = view.edge(source, target)
    is_update = edge is not None and edge.relation is Relation.UPDATE
    return Kind.REVISION if is_update else Kind.DERIVATION


def told(view: View) -> list[Document]:
    """Articles that are shown, and those that they come from; sorted by id."""
    shown = {document.article.id for document in view.lineage.documents}
    sources = {ArticleId(d.source) for d in derivations(view) if d.source not in view.wires}
    return [view.documents[id_] for id_ in sorted(shown | sources)]


def unseen(view: View) -> list[Wire]:
    """Sources that are not in the corpus: those that articles come from, and likely ones."""
    named = {d.source for d in derivations(view)}
    likely = {w.id for w in view.lineage.wires if w.probability >= MIN_ARROW_PROBABILITY}
    return [w for _, w in sorted(view.wires.items()) if w.seen is None and w.id in named | likely]


def speeches(view: View) -> Iterator[Speech]:
    """By story: its articles that share quotations with another, and are independent of it."""
    of_story: dict[str, set[ArticleId]] = {}
    stories = {id_: story for story in view.lineage.stories for id_ in story.articles}
    for edge in view.lineage.edges:
        story: Story | None = stories.get(edge.a)
        is_sure = edge.probability >= MIN_ARROW_PROBABILITY
        if story and is_sure and edge.relation is Relation.SHARED_QUOTES:
            of_story.setdefault(story.id, set()).update((edge.a, edge.b))
    for story_id, articles in sorted(of_story.items()):
        yield Speech(story_id, tuple(sorted(articles)))


def credited(document: Document) -> tuple[Credit, ...]:
    """Whom the article names as the source of its words, each name once; who is merely mentioned
    is not among them."""
    found: dict[str, Credit] = {}
    for credit in document.credits:
        if credit.kind is not CreditKind.MENTION:
            found.setdefault(credit.name, credit)
    return tuple(found.values())

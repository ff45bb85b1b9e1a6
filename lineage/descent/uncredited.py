"""Lineage, article → words that come from an agency or another outlet that it does not credit.

Says nothing that is not drawn as an arrow, of an outlet's own article nothing without a derived
pair, and nothing of an article that names the source in any way, be it in passing: a false word
here would be an accusation.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lineage.descent.credits import credited_names
from lineage.descent.outlets import supplier_of
from lineage.model import Arrow, Article, ArticleId, Document, Lineage, Relation
from lineage.options import MIN_ARROW_PROBABILITY
from lineage.text.agencies import Source, sources_in
from lineage.text.declared import declared_address, declared_names
from lineage.text.fold import fold
from lineage.text.outlets import outlet
from lineage.text.own_names import name_key


@dataclass(frozen=True, slots=True)
class Uncredited:
    name: str
    """Whom a credit would name."""
    arrow: Arrow
    is_others: bool
    """Surely not the article's own outlet: that of the article is known, or the source is an
    agency."""


def uncredited(lineage: Lineage, article: ArticleId) -> tuple[Uncredited, ...]:
    """Likeliest first. Raises KeyError for an article that the lineage does not hold."""
    document = {d.article.id: d for d in lineage.documents}[article]
    found = list(_uncredited(lineage, document))
    return tuple(sorted(found, key=lambda u: (-u.arrow.probability, u.arrow.source)))


def _uncredited(lineage: Lineage, document: Document) -> Iterator[Uncredited]:
    articles = {d.article.id: d.article for d in lineage.documents}
    publishers = {id_: outlet(article) for id_, article in articles.items()}
    credited = credited_names(document.article, document.credits)
    wires = {wire.id: wire for wire in lineage.wires}
    own = outlet(document.article)
    for arrow in lineage.arrows:
        is_drawn = arrow.probability >= MIN_ARROW_PROBABILITY
        if arrow.target != document.article.id or not is_drawn or not arrow.words:
            continue
        source = supplier_of(wires.get(arrow.source), arrow, publishers.__getitem__)
        if source is None or (own is not None and own.name == source.name):
            continue
        if arrow.source in publishers and not (source.is_agency or _is_derived(lineage, arrow)):
            continue
        given = articles.get(ArticleId(arrow.source))
        if source.name not in credited and not _is_named(document, source, given):
            yield Uncredited(source.name, arrow, own is not None or source.is_agency)


def _is_derived(lineage: Lineage, arrow: Arrow) -> bool:
    """Whether the pair too is told to be one from the other, in this direction."""
    return any(
        {edge.a, edge.b} == {arrow.source, arrow.target}
        and edge.relation is Relation.DERIVED
        and edge.source == arrow.source
        and edge.probability >= MIN_ARROW_PROBABILITY
        for edge in lineage.edges
    )


def _is_named(document: Document, source: Source, given: Article | None) -> bool:
    """Anywhere in the text, among its authors or declared sources, in whatever spelling; or the
    address of the article that its words are from is."""
    article = document.article
    if name_key(source.name) in declared_names(article):
        return True
    if given is not None and declared_address(given, article) is not None:
        return True
    said = "\n".join((article.text, *article.authors, *article.sources))
    if any(named.name == source.name for named, _, _ in sources_in(said, 0, len(said))):
        return True
    return f" {_folded(source.name)} " in f" {_folded(said)} "


def _folded(text: str) -> str:
    return " ".join(fold(text).words)

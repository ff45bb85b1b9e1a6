"""Origins, arrows and wires → what each outlet carries, says it carries, and how late.

Counts are words of the outlet's articles that tell a story. An article whose outlet nobody
knows belongs to no outlet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from statistics import median

from lineage.descent.census import Census
from lineage.descent.dates import hours_between
from lineage.model import Arrow, ArticleId, Outlet, Tally, Wire
from lineage.options import MIN_ARROW_PROBABILITY
from lineage.text.agencies import Source


def outlets(census: Census, arrows: Iterable[Arrow], wires: Iterable[Wire]) -> tuple[Outlet, ...]:
    """Sorted by name."""
    wire_of = {wire.id: wire for wire in wires}
    drawn: dict[ArticleId, list[Arrow]] = {}
    for arrow in arrows:
        if arrow.probability >= MIN_ARROW_PROBABILITY:
            drawn.setdefault(arrow.target, []).append(arrow)
    of_outlet: dict[str, list[ArticleId]] = {}
    for article, publisher in census.publishers.items():
        if publisher is not None:
            of_outlet.setdefault(publisher.name, []).append(article)
    return tuple(
        _outlet(name, of_outlet[name], drawn, wire_of, census) for name in sorted(of_outlet)
    )


def _outlet(
    name: str,
    articles: Sequence[ArticleId],
    drawn: Mapping[ArticleId, Sequence[Arrow]],
    wire_of: Mapping[str, Wire],
    census: Census,
) -> Outlet:
    total = Tally()
    carried = uncredited = taken = 0
    lags: list[float] = []
    for article in articles:
        total += census.tally(article)
        for arrow in drawn.get(article, ()):
            wire = wire_of.get(arrow.source)
            supplier = supplier_of(wire, arrow, census.publishers)
            if supplier is not None and supplier.name == name:
                continue
            if wire is not None or (supplier is not None and supplier.is_agency):
                carried += arrow.words
                is_credited = supplier is not None and supplier.name in census.credited(article)
                uncredited += 0 if is_credited else arrow.words
            else:
                taken += arrow.words
            if arrow.is_main:
                lags += _lag(arrow, wire, census)
    return Outlet(
        name=name,
        articles=len(articles),
        tally=total,
        carried_words=carried,
        uncredited_words=uncredited,
        taken_words=taken,
        median_lag_hours=round(median(lags), 2) if lags else None,
    )


def supplier_of(
    wire: Wire | None, arrow: Arrow, publishers: Mapping[ArticleId, Source | None]
) -> Source | None:
    """Whose words an arrow brings; None: nobody says."""
    if wire is None:
        return publishers[ArticleId(arrow.source)]
    return Source(wire.name, wire.is_agency) if wire.name else None


def _lag(arrow: Arrow, wire: Wire | None, census: Census) -> list[float]:
    """Hours after the source, or after the first carrier of an unseen one; none without times."""
    if wire is None:
        sources = [ArticleId(arrow.source)]
    else:
        sources = [wire.seen] if wire.seen else list(wire.carriers)
    published = census.published
    gaps = [
        gap
        for source in sources
        if source in published
        and (gap := hours_between(published[source], published[arrow.target])) is not None
    ]
    return [max(0.0, max(gaps))] if gaps else []

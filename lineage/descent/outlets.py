"""Origins, arrows and wires → what each outlet carries, says it carries, and how late.

Counts are words of the outlet's articles that tell a story. An article whose outlet nobody
knows belongs to no outlet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from statistics import median

from lineage.descent.credits import credited
from lineage.descent.dates import hours_between
from lineage.model import (
    Arrow,
    ArticleId,
    Document,
    Origin,
    Outlet,
    Tally,
    Wire,
)
from lineage.options import MIN_ARROW_PROBABILITY
from lineage.text.agencies import Source
from lineage.text.outlets import outlet
from lineage.text.tallies import sentence_words, tallies


def outlets(
    documents: Sequence[Document],
    origins: Iterable[Origin],
    arrows: Iterable[Arrow],
    wires: Iterable[Wire],
) -> tuple[Outlet, ...]:
    """Sorted by name."""
    by_id = {d.article.id: d for d in documents}
    wire_of = {wire.id: wire for wire in wires}
    told = tallies(documents, origins, sentence_words(documents))
    drawn: dict[ArticleId, list[Arrow]] = {}
    for arrow in arrows:
        if arrow.probability >= MIN_ARROW_PROBABILITY:
            drawn.setdefault(arrow.target, []).append(arrow)
    of_outlet: dict[str, list[Document]] = {}
    for document in documents:
        publisher = outlet(document.article)
        if publisher is not None:
            of_outlet.setdefault(publisher.name, []).append(document)
    return tuple(
        _outlet(name, of_outlet[name], told, drawn, wire_of, by_id) for name in sorted(of_outlet)
    )


def _outlet(
    name: str,
    documents: Sequence[Document],
    told: Mapping[ArticleId, Tally],
    drawn: Mapping[ArticleId, Sequence[Arrow]],
    wire_of: Mapping[str, Wire],
    by_id: Mapping[ArticleId, Document],
) -> Outlet:
    total = Tally()
    carried = uncredited = taken = 0
    lags: list[float] = []
    for document in documents:
        total += told[document.article.id]
        for arrow in drawn.get(document.article.id, ()):
            wire = wire_of.get(arrow.source)
            supplier = supplier_of(wire, arrow, by_id)
            if supplier is not None and supplier.name == name:
                continue
            if wire is not None or (supplier is not None and supplier.is_agency):
                carried += arrow.words
                uncredited += 0 if does_credit(document, supplier) else arrow.words
            else:
                taken += arrow.words
            if arrow.is_main:
                lags += _lag(document, arrow, wire, by_id)
    return Outlet(
        name=name,
        articles=len(documents),
        tally=total,
        carried_words=carried,
        uncredited_words=uncredited,
        taken_words=taken,
        median_lag_hours=round(median(lags), 2) if lags else None,
    )


def supplier_of(
    wire: Wire | None, arrow: Arrow, by_id: Mapping[ArticleId, Document]
) -> Source | None:
    """Whose words an arrow brings; None: nobody says."""
    if wire is None:
        return outlet(by_id[ArticleId(arrow.source)].article)
    return Source(wire.name, wire.is_agency) if wire.name else None


def does_credit(document: Document, supplier: Source | None) -> bool:
    names = {what.credit.name for what in credited(document).values()}
    return supplier is not None and supplier.name in names


def _lag(
    document: Document, arrow: Arrow, wire: Wire | None, by_id: Mapping[ArticleId, Document]
) -> list[float]:
    """Hours after the source, or after the first carrier of an unseen one; none without times."""
    if wire is None:
        sources = [ArticleId(arrow.source)]
    else:
        sources = [wire.seen] if wire.seen else list(wire.carriers)
    gaps = [
        gap
        for source in sources
        if source in by_id
        and (gap := hours_between(by_id[source].article, document.article)) is not None
    ]
    return [max(0.0, max(gaps))] if gaps else []

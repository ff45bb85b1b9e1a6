"""Origins, arrows and wires → what each outlet carries, says it carries, and how late.

Counts are words of the outlet's articles that tell a story. An article whose outlet nobody
knows belongs to no outlet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from statistics import median

import numpy as np

from lineage.descent.census import Census
from lineage.descent.dates import earliest_moment, hours_between
from lineage.model import Arrow, ArticleId, Outlet, Wire
from lineage.options import MIN_ARROW_PROBABILITY
from lineage.text.agencies import Source


def outlets(census: Census, arrows: Iterable[Arrow], wires: Iterable[Wire]) -> tuple[Outlet, ...]:
    """Sorted by name."""
    lags = _Lags(census, wires)
    carried = [_Carried() for _ in census.names]
    for arrow in arrows:
        if arrow.probability >= MIN_ARROW_PROBABILITY:
            outlet = int(census.outlets[census.survey.number(arrow.target)])
            if outlet >= 0:
                carried[outlet].add(arrow, census.names[outlet], census, lags)
    articles = np.bincount(census.outlets + 1, minlength=len(carried) + 1)[1:].tolist()
    return tuple(
        Outlet(
            name=name,
            articles=articles[n],
            tally=census.tally(n),
            carried_words=carried[n].words,
            uncredited_words=carried[n].uncredited,
            taken_words=carried[n].taken,
            median_lag_hours=round(median(found), 2) if (found := carried[n].lags) else None,
        )
        for n, name in enumerate(census.names)
    )


@dataclass(slots=True)
class _Carried:
    """What the arrows into one outlet's articles bring; see `Outlet`."""

    words: int = 0
    uncredited: int = 0
    taken: int = 0
    lags: list[float] = field(default_factory=list)

    def add(self, arrow: Arrow, name: str, census: Census, lags: _Lags) -> None:
        wire = lags.wires.get(arrow.source)
        supplier = supplier_of(wire, arrow, census.publisher)
        if supplier is not None and supplier.name == name:
            return
        if wire is not None or (supplier is not None and supplier.is_agency):
            self.words += arrow.words
            is_credited = supplier is not None and supplier.name in census.credited(arrow.target)
            self.uncredited += 0 if is_credited else arrow.words
        else:
            self.taken += arrow.words
        if arrow.is_main:
            gap = lags.of(arrow)
            if gap is not None:
                self.lags.append(max(0.0, gap))


class _Lags:
    def __init__(self, census: Census, wires: Iterable[Wire]) -> None:
        self._census = census
        self.wires = {wire.id: wire for wire in wires}
        self._first: dict[str, str | None] = {}

    def of(self, arrow: Arrow) -> float | None:
        """Hours after the source, or after the first carrier of an unseen one; None without
        times."""
        wire = self.wires.get(arrow.source)
        source = ArticleId(arrow.source) if wire is None else wire.seen
        if source is not None:
            first = self._census.published(source)
        else:
            first = self._first_of(wire) if wire else None
        return hours_between(first, self._census.published(arrow.target))

    def _first_of(self, wire: Wire) -> str | None:
        """When its first carrier appeared."""
        if wire.id not in self._first:
            self._first[wire.id] = earliest_moment(map(self._census.published, wire.carriers))
        return self._first[wire.id]


def supplier_of(
    wire: Wire | None, arrow: Arrow, publisher: Callable[[ArticleId], Source | None]
) -> Source | None:
    """Whose words an arrow brings; None: nobody says."""
    if wire is None:
        return publisher(ArticleId(arrow.source))
    return Source(wire.name, wire.is_agency) if wire.name else None

"""Outlets, or the articles of a story → who shares how much with whom: the values of a grid.

A row's words that stand in the column's: both directions have the same sentences, but each side
counts its own words. Shares are those of `tables.uses` and `tables.pairs`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from lineage.model import ArticleId, Outlet, Tally, Use
from lineage.report.numbers import share
from lineage.report.seriation import chain
from lineage.report.view import View
from tui.codes import codes

Measure = Literal["share", "words", "articles", "links"]
Order = Literal["size", "name", "alike"]
ORDERS: tuple[Order, ...] = ("size", "name", "alike")


@dataclass(frozen=True, slots=True)
class Member:
    """What has a row and a column."""

    id: str
    """An outlet's name, or an article's id."""
    name: str
    code: str
    """Two to four letters; no other member has them."""
    size: int
    """Articles of an outlet; words of an article."""


@dataclass(frozen=True, slots=True)
class Shared:
    """Words of the row's member that stand in the column's."""

    words: int
    """In sentences copied, edited or paraphrased."""
    quoted: int | None
    """Further words, in sentences that share only speech; None: not kept."""
    count: int
    """Articles of an outlet that share any; links between two articles."""
    told: int
    """All words of the row's member that tell a story."""

    def own_words(self, quotes: bool) -> int:
        """`quotes`: those of shared speech too."""
        return self.words + ((self.quoted or 0) if quotes else 0)

    def value(self, measure: Measure, quotes: bool) -> float:
        """A share (0 to 1, four decimals) or a number; `quotes`: shared speech counts too."""
        words = self.own_words(quotes)
        if measure == "share":
            return share(words, self.told) or 0.0
        return words if measure == "words" else self.count


@dataclass(frozen=True, slots=True)
class Matrix:
    members: tuple[Member, ...]
    """By name."""
    cells: Mapping[tuple[int, int], Shared]
    """By row and column, as places in `members`; pairs that share nothing have none."""
    measures: tuple[Measure, ...]

    def order(self, by: Order) -> list[int]:
        """Places in `members`."""
        names = range(len(self.members))
        if by == "name":
            return list(names)
        sizes = sorted(names, key=lambda n: -self.members[n].size)
        return sizes if by == "size" else chain(sizes, self._likeness())

    def top(self, measure: Measure, quotes: bool) -> float:
        """The largest value."""
        return max((cell.value(measure, quotes) for cell in self.cells.values()), default=0.0)

    def _likeness(self) -> dict[tuple[int, int], float]:
        """Shares of both directions, of each pair once."""
        found: dict[tuple[int, int], float] = {}
        for (row, column), cell in self.cells.items():
            pair = min(row, column), max(row, column)
            found[pair] = found.get(pair, 0.0) + cell.value("share", False)
        return found


def of_outlets(outlets: Sequence[Outlet], uses: Iterable[Use]) -> Matrix:
    ordered = sorted(outlets, key=lambda o: (o.name.casefold(), o.name))
    members = tuple(
        Member(o.name, o.name, code, o.articles)
        for o, code in zip(ordered, codes([o.name for o in ordered]), strict=True)
    )
    places = {member.id: n for n, member in enumerate(members)}
    told = {o.name: o.tally.told for o in ordered}
    cells = {
        (places[u.outlet], places[u.other]): Shared(u.words, None, u.articles, told[u.outlet])
        for u in uses
        if u.outlet in places and u.other in places
    }
    return Matrix(members, cells, ("share", "words", "articles"))


def of_articles(view: View, articles: Iterable[ArticleId]) -> Matrix:
    """Of articles with exactly the same text, the first stands for all."""
    known = [view.documents[id_].article for id_ in articles if id_ not in view.first_of]
    known.sort(key=lambda a: ((a.outlet or a.id).casefold(), a.id))
    members = tuple(
        Member(a.id, f"{a.outlet} {a.id}" if a.outlet else a.id, code, view.tallies[a.id].told)
        for a, code in zip(known, codes([a.outlet or a.id for a in known]), strict=True)
    )
    places = {member.id: n for n, member in enumerate(members)}
    cells: dict[tuple[int, int], Shared] = {}
    for edge in view.lineage.edges:
        if edge.a in places and edge.b in places:
            alignment = view.alignments.get((edge.a, edge.b))
            links = len(alignment.links) if alignment else 0
            a, b = places[edge.a], places[edge.b]
            cells[a, b] = _shared(edge.tally_a, links)
            cells[b, a] = _shared(edge.tally_b, links)
    return Matrix(members, cells, ("share", "words", "links"))


def _shared(tally: Tally, links: int) -> Shared:
    return Shared(tally.matched, tally.quoted, links, tally.told)

"""Arrows from wires → bands from each wire to the outlets that carry its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lineage.model import Arrow, ArticleId
from lineage.report.numbers import count
from lineage.report.pictures.drawing import LINE, Mark, cut, more, path, picture, rect, text, width
from lineage.report.pictures.picture import Missing, Picture
from lineage.report.tables import Cell, Table
from lineage.report.view import View, is_drawn
from lineage.text.outlets import outlet

KEY, TITLE = "flow", "From the wires to the outlets"
READING = (
    "A band leads from a wire, left, to an outlet, right, that carries its words; the more words, "
    "the broader."
)
MOST_BANDS = 20
UNNAMED = "sources that nobody names"
_LEFT, _RIGHT, _NODE, _TOP = 230, 640, 10, 12
_HEIGHT, _EACH = 420, 48
"""Of all bands together; of so many on average, where they are few."""
_LEAST, _GAP = 16, 5


@dataclass(frozen=True, slots=True)
class _Band:
    wire: str
    outlet: str
    articles: int
    words: int


def flow(view: View) -> Picture | Missing:
    """The bands with the most words."""
    bands = _bands(view)
    if not bands:
        return Missing(KEY, TITLE, "No outlet's words are put down to a wire.")
    shown, rest = bands[:MOST_BANDS], bands[MOST_BANDS:]
    scale = min(_HEIGHT, _EACH * len(shown)) / sum(band.words for band in shown)
    wires, outlets = _stacked(shown, scale)
    marks = [*_drawn(shown, wires, outlets, scale)]
    height = max(_bottom(wires), _bottom(outlets)) + LINE * 1.5
    if rest:
        words = count(sum(band.words for band in rest), "word")
        marks.append(text(_LEFT, height - 6, f"{more(len(rest), 'band')} with {words}", "muted"))
    return picture(KEY, TITLE, READING, height, marks, _table(shown, rest))


def _bands(view: View) -> list[_Band]:
    """Most words first. What an outlet has from itself is left out."""
    found: dict[tuple[str, str], list[Arrow]] = {}
    for arrow in view.lineage.arrows:
        ends = _ends(view, arrow) if arrow.words and is_drawn(arrow) else None
        if ends:
            found.setdefault(ends, []).append(arrow)
    bands = [
        _Band(*ends, len({a.target for a in arrows}), sum(a.words for a in arrows))
        for ends, arrows in found.items()
    ]
    return sorted(bands, key=lambda b: (-b.words, b.wire, b.outlet))


def _ends(view: View, arrow: Arrow) -> tuple[str, str] | None:
    """A wire's, or an agency's own, name and an outlet's; None: it is no such arrow."""
    taker = outlet(view.documents[arrow.target].article)
    wire = view.wires.get(arrow.source)
    if wire is not None:
        supplier = wire.name or UNNAMED
    else:
        publisher = outlet(view.documents[ArticleId(arrow.source)].article)
        if publisher is None or not publisher.is_agency:
            return None
        supplier = publisher.name
    return None if taker is None or taker.name == supplier else (supplier, taker.name)


@dataclass(slots=True)
class _Node:
    y: float
    """Where its next band begins."""
    words: int
    top: float
    high: float
    """Of its bar."""


def _stacked(bands: Sequence[_Band], scale: float) -> tuple[dict[str, _Node], dict[str, _Node]]:
    """Wires by words; outlets below each other as their wires are."""
    from_wires: dict[str, int] = {}
    to_outlets: dict[str, int] = {}
    for band in bands:
        from_wires[band.wire] = from_wires.get(band.wire, 0) + band.words
        to_outlets[band.outlet] = to_outlets.get(band.outlet, 0) + band.words
    wires = sorted(from_wires, key=lambda name: (-from_wires[name], name))
    height = {
        name: sum(wires.index(b.wire) * b.words for b in bands if b.outlet == name) / words
        for name, words in to_outlets.items()
    }
    outlets = sorted(to_outlets, key=lambda name: (height[name], -to_outlets[name], name))
    return _column(wires, from_wires, scale), _column(outlets, to_outlets, scale)


def _column(names: Sequence[str], words: dict[str, int], scale: float) -> dict[str, _Node]:
    nodes, y = {}, float(_TOP)
    for name in names:
        high = words[name] * scale
        slot = max(high, _LEAST)
        top = y + (slot - high) / 2
        nodes[name] = _Node(top, words[name], top, high)
        y += slot + _GAP
    return nodes


def _bottom(nodes: dict[str, _Node]) -> float:
    return max(node.top + max(node.high, _LEAST) for node in nodes.values())


def _drawn(
    bands: Sequence[_Band], wires: dict[str, _Node], outlets: dict[str, _Node], scale: float
) -> Iterator[Mark]:
    places = {name: n for n, name in enumerate(outlets)}
    ranks = {name: n for n, name in enumerate(wires)}
    for band in sorted(bands, key=lambda b: (ranks[b.wire], places[b.outlet])):
        source, target, high = wires[band.wire], outlets[band.outlet], band.words * scale
        tip = f"{band.wire} → {band.outlet}: {count(band.words, 'word')}"
        yield _ribbon(source.y, target.y, high, tip)
        source.y += high
        target.y += high
    for name, node in wires.items():
        yield from _named(name, node, _LEFT - _NODE, _LEFT - _NODE - 8, "end")
    for name, node in outlets.items():
        yield from _named(name, node, _RIGHT, _RIGHT + _NODE + 8, "start")


def _ribbon(y1: float, y2: float, high: float, tip: str) -> Mark:
    middle = (_LEFT + _RIGHT) / 2
    over = ("M", _LEFT, y1, "C", middle, y1, middle, y2, _RIGHT, y2)
    under = ("v", high, "C", middle, y2 + high, middle, y1 + high, _LEFT, y1 + high, "z")
    return path((*over, *under), "band", tip=tip)


def _named(name: str, node: _Node, x: float, words_at: float, anchor: str) -> Iterator[Mark]:
    tip = f"{name}: {count(node.words, 'word')}"
    yield rect(x, node.top, _NODE, max(node.high, 1), "bar", tip=tip)
    said = f" {node.words:,}"
    short = cut(name, _LEFT - _NODE - 12 - width(said))
    yield text(words_at, node.top + node.high / 2 + 4, short + said, anchor=anchor)


def _table(shown: Sequence[_Band], rest: Sequence[_Band]) -> Table:
    rows: list[tuple[Cell, ...]] = [(b.wire, b.outlet, b.articles, b.words) for b in shown]
    if rest:
        sums = sum(b.articles for b in rest), sum(b.words for b in rest)
        rows.append((more(len(rest), "band"), None, *sums))
    return Table(KEY, ("wire", "outlet", "articles", "words"), tuple(rows))

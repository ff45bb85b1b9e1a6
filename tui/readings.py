"""Readings of a passage → painted blocks: the base over a ruler, the others with their edits.

The text of a reading is always whole, wrapped and never cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment

from lineage.model import SentenceKey, Span
from lineage.report.compare import Difference
from lineage.report.numbers import count, listed
from lineage.report.readings import Reading
from tui.collation import Collation
from tui.ink import BLANK, Brush, Line, fixed, prose
from tui.spans import Stretch
from tui.widgets.item_view import Item
from tui.words import ITALIC, UNDERLINE, merged, one_side, painted, quoted
from tui.wrap import shown, wrap

MOST_NAMED = 12
"""Articles with exactly the same words that a block names."""
_LEAD = "   "
_WIDEST = 88


@dataclass(frozen=True, slots=True)
class Block:
    """A reading, and the others that have exactly its words."""

    readings: tuple[Reading, ...]

    @property
    def first(self) -> Reading:
        return self.readings[0]


@dataclass(frozen=True, slots=True)
class Painter:
    """How blocks look now."""

    brush: Brush
    width: int
    """In cells, of a whole line."""
    is_flipped: bool
    """Marked are words that are shared, not those that differ."""

    def base(self, block: Block, is_marked: bool, common: Sequence[Span] | None) -> list[Line]:
        """`common`: what all readings have; None: it is not worked out yet."""
        whole = block.first.whole
        lines = self._text(whole.text, [[(a, b, ITALIC) for a, b in quoted(whole)]])
        if common is None:
            lines.append(self._to_come())
        else:
            start = whole.span.start
            common = [Span(s.start - start, s.stop - start) for s in common]
            lines = self._ruled(whole.text, lines, common)
            if not common:
                lines += prose(
                    self.brush, "no word stands in all readings", self.width, "muted", _LEAD
                )
        return [*self._caption(block, is_marked, "base: "), *lines, *self._same(block), BLANK]

    def waiting(self, block: Block, is_marked: bool) -> list[Line]:
        """Before its edits are worked out."""
        return [*self._caption(block, is_marked), self._to_come(), BLANK]

    def other(self, block: Block, is_marked: bool, difference: Difference, base: str) -> list[Line]:
        """`base`: text of the base's article."""
        own = block.first.document.article.text
        if self.is_flipped:
            whole = block.first.whole
            style = self.brush.ink("heading") + UNDERLINE
            kept: list[Stretch] = [
                (s.start - whole.span.start, s.stop - whole.span.start, style)
                for s in one_side(difference, is_source=False, different=False)
            ]
            lines = self._text(whole.text, [[(a, b, ITALIC) for a, b in quoted(whole)], kept])
        else:
            text, stretches = merged(self.brush, difference, base, own)
            lines = self._text(text, [stretches])
        return [*self._caption(block, is_marked), *lines, *self._same(block), BLANK]

    def _caption(self, block: Block, is_marked: bool, before: str = "") -> list[Line]:
        check = self.brush.glyphs.check if is_marked else " "
        told = f"{before}{_called(block.first)}"
        return prose(self.brush, told, self.width, "heading", f"{check} ", _LEAD)

    def _same(self, block: Block) -> list[Line]:
        if len(block.readings) == 1:
            return []
        articles = {r.document.article.id: _where(r) for r in block.readings}
        told = (
            f"{count(len(articles), 'article has', 'articles have')} exactly this: "
            f"{listed(list(articles.values()), MOST_NAMED)}"
        )
        return prose(self.brush, told, self.width, "muted", _LEAD, _LEAD)

    def _to_come(self) -> Line:
        return fixed(self.brush.text(f"{_LEAD}{self.brush.glyphs.ellipsis}", "muted"))

    def _text(self, text: str, layers: Sequence[Sequence[Stretch]]) -> list[Line]:
        return painted(text, layers, self._cells, [[Segment(_LEAD)]])

    @property
    def _cells(self) -> int:
        return min(_WIDEST, self.width - len(_LEAD))

    def _ruled(self, text: str, lines: Sequence[Line], common: Sequence[Span]) -> list[Line]:
        """Each line of the text, and under it a rule under what is common."""
        picture = shown(text)
        ruled: list[Line] = []
        for line, span in zip(lines, wrap(picture, max(10, self._cells)), strict=False):
            rule = _rule(picture, span, common, self.brush.glyphs.same_rule)
            ruled.append(line)
            if rule.strip():
                ruled.append(fixed(self.brush.text(_LEAD + rule, "accent")))
        return ruled


@dataclass(frozen=True, slots=True)
class Layout:
    """What is to be shown: a worker may lay it out while the screen goes on."""

    painter: Painter
    collation: Collation
    top: Sequence[Line]
    blocks: Sequence[Block]
    """That of the base first."""
    marks: frozenset[SentenceKey]

    def items(self, most: int) -> list[Item]:
        """At most so many blocks with their edits, as far as these are known."""
        base, *others = self.blocks
        lines = self.painter.base(base, self.is_marked(base), self.collation.common)
        found = [Item(self.top), Item(lines, base)]
        return found + [Item(self._lines(b, n < most), b) for n, b in enumerate(others)]

    def _lines(self, block: Block, is_due: bool) -> list[Line]:
        difference = self.collation.known(block.first) if is_due else None
        if difference is None:
            return self.painter.waiting(block, self.is_marked(block))
        text = self.collation.base.document.article.text
        return self.painter.other(block, self.is_marked(block), difference, text)

    def is_marked(self, block: Block) -> bool:
        return block.first.id in self.marks


def _rule(picture: str, line: Span, common: Sequence[Span], glyph: str) -> str:
    rule, at = "", line.start
    for span in common:
        start, stop = max(span.start, line.start), min(span.stop, line.stop)
        if start < stop:
            rule += " " * cell_len(picture[at:start]) + glyph * cell_len(picture[start:stop])
            at = stop
    return rule


def _called(reading: Reading) -> str:
    article = reading.document.article
    day = (article.published or "no date")[:16].replace("T", " ")
    outlet = f"{article.outlet}  " if article.outlet else ""
    return f"{outlet}{article.id}  {day}  {_numbers(reading)}"


def _where(reading: Reading) -> str:
    article = reading.document.article
    return f"{article.outlet or article.id} {_numbers(reading)}"


def _numbers(reading: Reading) -> str:
    """`s3`, `s3–4`: of its sentences, from 1."""
    first, last = reading.sentences[0].index + 1, reading.sentences[-1].index + 1
    return f"s{first}" if first == last else f"s{first}–{last}"

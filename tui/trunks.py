"""Where a node stands in its tree → the lines and the arrow before it, and the text beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment

from lineage.model import Arrow, Label
from tui.glyphs import SURE_PROBABILITY
from tui.ink import Brush, Line
from tui.themes import Ink
from tui.wrap import clip, shown, wrap

_STEP = 5
"""Cells for each level."""
_LEAST_TEXT = 10
_NOBODY = "?"
"""In place of a block: no sentence is put down to the source."""


@dataclass(frozen=True, slots=True)
class Trunks:
    brush: Brush
    width: int

    def before(self, lasts: Sequence[bool]) -> str:
        """Of a deep tree only the last levels, so that room is left for text."""
        glyphs = self.brush.glyphs
        most = max(1, self.width // 12)
        cut = glyphs.ellipsis.ljust(_STEP) if len(lasts) > most else ""
        steps = (" " if is_last else glyphs.trunk for is_last in lasts[-most:])
        return cut + "".join(step.ljust(_STEP) for step in steps)

    def arrow(
        self, lasts: Sequence[bool], label: Label | None, rule: str | None = None
    ) -> list[Segment]:
        """Its line, with the block of a label; a root has none."""
        if not lasts:
            return []
        brush = self.brush
        glyphs = brush.glyphs
        corner = glyphs.last_branch if lasts[-1] else glyphs.branch
        rule = rule or glyphs.quote_rule
        return [
            brush.text(f"{self.before(lasts)[:-_STEP]}{corner}{rule}", "muted"),
            brush.block(label) if label else brush.text(_NOBODY, "muted"),
            brush.text(f"{rule} ", "muted"),
        ]

    def rule(self, arrow: Arrow, label: Label | None) -> str:
        glyphs = self.brush.glyphs
        if label is Label.QUOTED:
            return glyphs.quote_rule
        return glyphs.rule if arrow.probability >= SURE_PROBABILITY else glyphs.weak_rule

    def told(
        self,
        text: str,
        hang: str,
        name: Ink | None = None,
        lead: str | None = None,
        most: int | None = None,
    ) -> list[Line]:
        """Wrapped; `hang` before each line, `lead` as its last cells before the first; `most`:
        lines, the rest is cut off."""
        picture = shown(text)
        room = max(_LEAST_TEXT, self.width - len(hang))
        pieces = [picture]
        if cell_len(picture) > room:
            pieces = [span.of(picture) for span in wrap(picture, room)]
        if most is not None and len(pieces) > most:
            pieces[most - 1 :] = [clip(f"{pieces[most - 1]} {pieces[most]}", room)]
        first = hang if lead is None else hang[: len(hang) - len(lead)] + lead
        return [self._line(hang if at else first, piece, name) for at, piece in enumerate(pieces)]

    def _line(self, lead: str, piece: str, name: Ink | None) -> Line:
        return lambda: [self.brush.text(lead, "muted"), self.brush.text(piece, name)]

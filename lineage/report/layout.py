"""Sentences → lines of a terminal. Foreign text is cleaned here, the last step before a line."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from lineage.glossary import LABELS
from lineage.model import Label
from lineage.report.foreign import one_line

_LEAST_WIDTH = 30
_TYPEWRITER = str.maketrans(
    {"…": "...", "–": "-", "—": "-", "↔": "<->", "‘": "'", "’": "'", "“": '"', "”": '"'}
)


@dataclass(frozen=True, slots=True)
class Page:
    """What text is laid out for."""

    width: int = 80
    """Columns; fewer than 30 count as 30."""
    ascii_only: bool = False
    """No blocks and no typographic quotes."""
    paint: Callable[[str], str] = str
    """The last step: the same text with its colours."""

    def wrap(self, text: str, lead: str = "", hang: str | None = None) -> list[str]:
        """Lines that fit, the first after `lead`, the others after `hang` (else `lead`)."""
        return textwrap.wrap(
            self._typed(one_line(text)),
            max(self.width, _LEAST_WIDTH),
            initial_indent=self._typed(lead),
            subsequent_indent=self._typed(lead if hang is None else hang),
            break_on_hyphens=False,
        )

    def _typed(self, text: str) -> str:
        """Typewriter form takes more columns: before lines are broken."""
        return text.translate(_TYPEWRITER) if self.ascii_only else text

    def block(self, label: Label) -> str:
        entry = LABELS[label]
        return entry.ascii_block if self.ascii_only else entry.block

    def text(self, lines: Iterable[str]) -> str:
        """The lines as one text; its typography in typewriter form where that is all there is."""
        text = "\n".join(lines) + "\n"
        if self.ascii_only:
            text = self._typed(text).encode("ascii", "replace").decode()
        return self.paint(text)


PLAIN = Page()

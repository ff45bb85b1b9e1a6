"""What was read and skipped and how the store was made; what was said, and what went wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.widget import Widget

from lineage.model import Skipped
from lineage.report.numbers import count
from tui.failures import Entry
from tui.ink import BLANK, Line, fixed, prose
from tui.library import Library
from tui.overlays.overlay import Overlay
from tui.settings import Settings
from tui.themes import DEFAULT_THEME
from tui.widgets.item_view import Item, ItemView

MOST_SKIPPED = 500
"""Told here; the command line tells all."""


class Log(Overlay[None]):
    KEYS = "up/down scroll   esc close"
    DEFAULT_CSS = "Log #frame { height: 100%; max-height: 48; }"

    def __init__(
        self, library: Library | None, settings: Settings, entries: Sequence[Entry]
    ) -> None:
        """`library`: None while nothing has been read."""
        super().__init__()
        self._library = library
        self._settings = settings
        self._entries = entries

    def title_text(self) -> str:
        return "Log"

    def parts(self) -> Iterator[Widget]:
        yield ItemView()

    def fill(self) -> None:
        lines = [*self._lines()]
        self.query_one(ItemView).fill([Item((line,), at) for at, line in enumerate(lines)])

    def _lines(self) -> Iterator[Line]:
        told = {"Said": self._said()}
        if self._library is not None:
            skipped = self._library.archive.skipped()
            told |= {
                f"Skipped: {count(len(skipped), 'input')}": _skipped(skipped),
                "What it holds": _held(self._library),
                "How it was made": _made(self._library),
            }
        told["Settings"] = self._set()
        for title, sentences in told.items():
            yield fixed(self.brush.text(title, "heading"))
            for sentence in sentences:
                yield from prose(self.brush, sentence, self.cells - 1, None, "  ", "    ")
            yield BLANK

    def _said(self) -> Iterator[str]:
        """The newest first; of a failure every line."""
        for entry in reversed(self._entries):
            times = f" ({entry.times} times)" if entry.times > 1 else ""
            yield f"{entry.text}{times}"
            yield from (f"  {line}" for line in entry.trace.splitlines())
        if not self._entries:
            yield "nothing yet"

    def _set(self) -> Iterator[str]:
        """What is in force, and who said so."""
        settings, brush = self._settings, self.brush
        keys = ", ".join(f"{command} = {key}" for command, key in settings.keys.items())
        in_force = {
            "theme": brush.theme.name,
            "ascii": "yes" if brush.glyphs.is_ascii else "no",
            "text_width": str(settings.text_width),
            "keys": keys or "the usual ones",
        }
        for name, value in in_force.items():
            usual = "as it was worn last" if self._is_worn(name) else "default"
            yield f"{name}: {value} ({settings.origins.get(name, usual)})"

    def _is_worn(self, name: str) -> bool:
        return name == "theme" and self.brush.theme.name != DEFAULT_THEME


def _skipped(skipped: Sequence[Skipped]) -> Iterator[str]:
    for each in skipped[:MOST_SKIPPED]:
        place = f", {each.place}" if each.place else ""
        yield f"{each.path}{place}: {each.reason}; {each.next_step}"
    if len(skipped) > MOST_SKIPPED:
        yield f"and {len(skipped) - MOST_SKIPPED:,} more: `wirelineage info` tells all"
    if not skipped:
        yield "nothing"


def _held(library: Library) -> Iterator[str]:
    counts = library.counts
    yield (
        f"{count(counts.articles, 'article')}, {count(counts.sentences, 'sentence')}, "
        f"{count(counts.words.total, 'word')}"
    )
    yield (
        f"{count(counts.links, 'link')}, {count(counts.stories, 'story', 'stories')}, "
        f"{count(counts.passages, 'passage')}, {count(counts.wires, 'source')}, "
        f"{count(counts.outlets, 'outlet')}"
    )


def _made(library: Library) -> Iterator[str]:
    provenance = library.archive.provenance()
    options = ", ".join(f"{name} = {value}" for name, value in provenance.options)
    yield f"store: {library.archive.path}"
    yield f"wirelineage {provenance.version}; options: {options or 'defaults'}"
    yield f"input digest: {provenance.input_digest}"

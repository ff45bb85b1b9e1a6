"""Where a person was in this store, and the theme they chose ⇄ the state of earlier days.

Rows get other numbers when a store is made anew, so places are kept by the ids of what they show.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lineage.errors import OptionError
from lineage.store.filters import parse
from tui.library import Library
from tui.place import Place
from tui.screens import PANES
from tui.state import State, Visit, read_state, write_state

_KINDS = {
    "articles": ("article", ""),
    "article": ("article", ""),
    "compare": ("article", "article"),
    "passages": ("passage", ""),
    "passage": ("passage", "article"),
    "lineage": ("story", ""),
    "timeline": ("story", ""),
}
"""What the two numbers of a place are of, by screen; of other screens only the cursor is kept."""


class Memory:
    """Without an environment nothing is read and nothing written."""

    def __init__(self, env: Mapping[str, str] | None) -> None:
        self._env = env

    @property
    def theme(self) -> str | None:
        return self._state().theme

    def wear(self, theme: str) -> None:
        self._write(replace(self._state(), theme=theme))

    def place(self, library: Library) -> Place | None:
        """Of the last visit, as far as what it showed is still there."""
        visit = self._visit(library)
        if visit is None or visit.screen not in PANES:
            return None
        number, other = (
            library.number_of(kind, id_) if kind and id_ else None
            for kind, id_ in zip(_kinds(visit.screen), (visit.subject, visit.other), strict=True)
        )
        if (number is None, other is None) != (not visit.subject, not visit.other):
            return None
        at = int(visit.cursor) if visit.cursor.isdecimal() else 0
        return Place(visit.screen, number, other, at)

    def filter(self, library: Library) -> str:
        """Of the last visit; nothing, where that is no filter any more."""
        visit = self._visit(library)
        try:
            return parse(visit.filter).text if visit else ""
        except OptionError:
            return ""

    def leave(self, place: Place, filter_: str, library: Library) -> None:
        if self._env is None:
            return
        numbers = place.number, place.other
        subject, other = (
            library.id_of(kind, number) if kind and number is not None else ""
            for kind, number in zip(_kinds(place.screen), numbers, strict=True)
        )
        visit = Visit(_path(library), place.screen, subject, other, str(place.at), filter_)
        self._write(self._state().visiting(visit))

    def _visit(self, library: Library) -> Visit | None:
        return self._state().visit(_path(library))

    def _state(self) -> State:
        """Read every time: another window may have written."""
        return State() if self._env is None else read_state(self._env)

    def _write(self, state: State) -> None:
        if self._env is not None:
            write_state(state, self._env)


def _path(library: Library) -> str:
    return str(library.archive.path.resolve())


def _kinds(screen: str) -> tuple[str, str]:
    return _KINDS.get(screen, ("", ""))

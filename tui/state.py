"""Where a person was, and the theme they chose last ⇄ `state.json` of the state folder.

Losing it costs nobody anything: what is damaged is taken for empty, what cannot be written stays
unwritten. The newest visit comes first.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace

from tui.places import keep, state_folder
from tui.themes import THEMES

MOST_VISITS = 10
_MOST_BYTES = 1_000_000
_NAME = "state.json"


@dataclass(frozen=True, slots=True)
class Visit:
    """To one store, or to files that were read anew."""

    path: str
    screen: str = ""
    subject: str = ""
    """Id of the article, story or passage that was looked at, or that the cursor was on."""
    other: str = ""
    """Id of the second article of a comparison."""
    cursor: str = ""
    """Number of the row or sentence at the cursor, from 0."""
    filter: str = ""


@dataclass(frozen=True, slots=True)
class State:
    theme: str | None = None
    visits: tuple[Visit, ...] = ()

    def visit(self, path: str) -> Visit | None:
        """The last one to this path."""
        return next((visit for visit in self.visits if visit.path == path), None)

    def visiting(self, visit: Visit) -> State:
        """With this visit as the newest, and the only one to its path."""
        others = (other for other in self.visits if other.path != visit.path)
        return replace(self, visits=(visit, *others)[:MOST_VISITS])


def read_state(env: Mapping[str, str]) -> State:
    """Never raises."""
    try:
        with (state_folder(env) / _NAME).open("rb") as page:
            stored = json.loads(page.read(_MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return State()
    if not isinstance(stored, dict):
        return State()
    theme, visits = stored.get("theme"), stored.get("visits")
    read = [_visit(one) for one in visits] if isinstance(visits, list) else []
    state = State(theme if isinstance(theme, str) and theme in THEMES else None)
    for visit in reversed([visit for visit in read if visit][:MOST_VISITS]):
        state = state.visiting(visit)
    return state


def write_state(state: State, env: Mapping[str, str]) -> OSError | None:
    """Whole or not at all; returns what was in the way, and never raises."""
    content = json.dumps(asdict(state), indent=1) + "\n"
    return keep(state_folder(env) / _NAME, content.encode("ascii"))


def _visit(stored: object) -> Visit | None:
    names = [f.name for f in fields(Visit)]
    if not isinstance(stored, dict) or not stored.get("path"):
        return None
    values = [stored.get(name, "") for name in names]
    return Visit(*values) if all(isinstance(value, str) for value in values) else None

"""Where a person is, and the way that led there: as in a browser."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Place:
    """A screen and what it shows; numbers are those of rows in the store."""

    screen: str
    """`overview`, `articles`, `article` …"""
    number: int | None = None
    """Of the article, passage or story; None: what the screen chooses."""
    other: int | None = None
    """Of the second article of a comparison; of the article whose reading of a passage is the
    base."""
    at: int = 0
    """The row or sentence that the cursor is on."""


class History:
    """Places behind and ahead; a new one ahead forgets the old ones."""

    def __init__(self) -> None:
        self._behind: list[Place] = []
        self._ahead: list[Place] = []

    def leave(self, place: Place) -> None:
        self._behind.append(place)
        self._ahead.clear()

    def back(self, here: Place) -> Place | None:
        return self._move(here, self._behind, self._ahead)

    def forward(self, here: Place) -> Place | None:
        return self._move(here, self._ahead, self._behind)

    @staticmethod
    def _move(here: Place, source: list[Place], goal: list[Place]) -> Place | None:
        if not source:
            return None
        goal.append(here)
        return source.pop()


def at(place: Place, cursor: int) -> Place:
    return replace(place, at=cursor)

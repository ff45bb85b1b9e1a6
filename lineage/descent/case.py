"""Everything that the rules of relation look at, and what a rule answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lineage.descent.clue import Clue
from lineage.descent.credits import CARRIES, Credited
from lineage.descent.direction import Direction
from lineage.descent.prose import SharedProse
from lineage.model import Relation


@dataclass(frozen=True, slots=True)
class Case:
    prose: SharedProse
    direction: Direction
    credits_a: dict[str, Credited]
    credits_b: dict[str, Credited]

    @property
    def names_the_other(self) -> bool:
        """Then the words may be that outlet's own, not an agency's."""
        return any(clue.evidence.kind == "naming" for clue in self.direction.clues)


@dataclass(frozen=True, slots=True)
class Ruling:
    relation: Relation
    source: str | None
    probability: float
    clues: tuple[Clue, ...] = ()


Rule = Callable[[Case], Ruling | None]


def supplies(what: Credited) -> bool:
    """The credit says that words are the source's: all of them, or an agency's part."""
    return what.strength >= CARRIES or (what.credit.is_agency and what.strength > 1)

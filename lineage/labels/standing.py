"""Lines of people's decisions → which of them stand, and where people differ.

A decision stands unless its author took it back; of one person the latest about a thing stands;
of several people the latest is shown, and that they differ is told. The order in which the
lines come, and how often each does, changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from lineage.model import Decision, LabelLine, Retraction, SentenceTarget

Place = Callable[[Decision], Hashable | None]
"""What a decision is about; None: nothing that is here."""


@dataclass(frozen=True, slots=True)
class Standing:
    """All in order of time."""

    shown: tuple[Decision, ...]
    """One for each thing: the latest of anybody's."""
    own: tuple[Decision, ...]
    """One for each person and thing: the latest of this person's."""
    conflicts: tuple[tuple[Decision, ...], ...]
    """Things on which people differ, with what each of them says."""


def as_said(decision: Decision) -> Hashable:
    """What a decision is about, by its own account: the same stretch of the same text."""
    target = decision.target
    if isinstance(target, SentenceTarget):
        return target.sentence.article, target.text_sha256, target.span
    return target


def union(*files: Iterable[LabelLine]) -> tuple[LabelLine, ...]:
    """Every line once, by its id, in order of time; whatever the order of files and lines."""
    lines = sorted((line for file in files for line in file), key=lambda k: (when(k), repr(k)))
    by_id: dict[str, LabelLine] = {}
    for line in lines:
        by_id.setdefault(line.id, line)
    return tuple(by_id.values())


def standing(lines: Iterable[LabelLine], place: Place = as_said) -> Standing:
    own: dict[tuple[Hashable, str], Decision] = {}
    for decision in _not_taken_back(union(lines)):
        where = place(decision)
        if where is not None:
            own.pop((where, decision.who), None)
            own[where, decision.who] = decision
    by_place: dict[Hashable, list[Decision]] = {}
    for (where, _), decision in own.items():
        by_place.setdefault(where, []).append(decision)
    return Standing(
        shown=tuple(sorted((said[-1] for said in by_place.values()), key=when)),
        own=tuple(own.values()),
        conflicts=tuple(tuple(s) for s in by_place.values() if len({d.new for d in s}) > 1),
    )


def when(line: LabelLine) -> tuple[str, str]:
    """Sorts lines by time; a fraction of a second is after its second."""
    return line.when.removesuffix("Z"), line.id


def _not_taken_back(lines: Iterable[LabelLine]) -> list[Decision]:
    lines = tuple(lines)
    taken_back = {(k.decision, k.who) for k in lines if isinstance(k, Retraction)}
    return [k for k in lines if isinstance(k, Decision) and (k.id, k.who) not in taken_back]

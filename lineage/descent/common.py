"""Case → is there a third text that both articles carry?

Law: a source is named by the articles themselves, in a credit or beside the words they share.
"""

from __future__ import annotations

from lineage.descent import certainty
from lineage.descent.case import Case, Ruling, supplies
from lineage.descent.clue import Clue
from lineage.descent.credits import CONTRIBUTES, source_id
from lineage.model import Evidence, Relation, SentenceKey


def both_credit_one(case: Case) -> Ruling | None:
    """Both credit one source for their text; agencies first, then the plainest credits."""
    a, b = case.credits_a, case.credits_b
    shared = [s for s in a.keys() & b.keys() if min(a[s].strength, b[s].strength) >= CONTRIBUTES]
    if not shared:
        return None
    source = min(
        shared, key=lambda s: (not a[s].credit.is_agency, -a[s].strength - b[s].strength, s)
    )
    is_strong = case.prose.is_strong
    likely = certainty.BOTH_CREDIT if is_strong else certainty.BOTH_CREDIT_WITH_LITTLE_PROSE
    return Ruling(Relation.COMMON_SOURCE, source, likely)


def one_credits(case: Case) -> Ruling | None:
    """One credits its source, the other credits none and has the same words."""
    if not case.prose.is_strong or case.names_the_other:
        return None
    sides = [
        {c.id: c for c in credits_.values() if supplies(c)}
        for credits_ in (case.credits_a, case.credits_b)
    ]
    found = sides[0] | sides[1]
    if not found or all(sides):
        return None
    source = min(found, key=lambda s: (-found[s].strength, not found[s].credit.is_agency, s))
    if source in (case.prose.a.outlet_id, case.prose.b.outlet_id):
        return None
    return Ruling(Relation.COMMON_SOURCE, source, certainty.ONE_CREDITS)


def both_name_one(case: Case) -> Ruling | None:
    """Beside the words that they share, both name a third outlet that had the story."""
    if not case.prose.is_strong or case.names_the_other:
        return None
    a, b = case.prose.a, case.prose.b
    publishers = {o.name for o in (a.outlet, b.outlet) if o is not None}
    for name in sorted((a.named.keys() & b.named.keys()) - publishers):
        keys = tuple(
            SentenceKey(reading.id, i)
            for reading in (a, b)
            for i in sorted(case.prose.beside(reading).intersection(reading.named[name]))[:1]
        )
        if len(keys) == 2:
            text = (
                f"{a.id} (sentence {keys[0].index + 1}) and {b.id} (sentence "
                f"{keys[1].index + 1}) both name {name} in or beside the sentences they share."
            )
            clue = Clue(Evidence("naming", text, source_id(name), keys))
            return Ruling(Relation.COMMON_SOURCE, source_id(name), certainty.BOTH_NAME, (clue,))
    return None

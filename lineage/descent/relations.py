"""What two articles share, and the clues → the relation between them, and its source.

An ordered tuple of small rules; the first that answers decides. Law: a false accusation is the
worst error. Words that both took from a third text, and words that a speaker said to all, are
never called taken from each other; where the evidence does not settle it, we say so.
"""

from __future__ import annotations

from lineage.descent import certainty
from lineage.descent.case import Case, Rule, Ruling, supplies
from lineage.descent.clue import Clue
from lineage.descent.common import both_credit_one, both_name_one, one_credits
from lineage.descent.dates import are_days_apart, are_far_apart, order
from lineage.descent.direction import date_clues, direction
from lineage.descent.kinship import Kin
from lineage.descent.prose import SharedProse
from lineage.descent.reading import are_of_one_outlet
from lineage.model import Relation
from lineage.options import MIN_DATED_SHARE
from lineage.text.declared import declared_address


def ruling(prose: SharedProse) -> Ruling:
    """Of a pair by itself, from what it shares and what the two articles declare."""
    if not prose.prose_links:
        return told_apart(prose)
    a, b = prose.a.credited, prose.b.credited
    is_credited = any(map(supplies, (*a.values(), *b.values()))) or _is_addressed(prose)
    if not (prose.is_strong or prose.is_some or (prose.is_some_if_credited and is_credited)):
        return told_apart(prose)
    case = Case(prose, direction(prose), a, b)
    found = next(filter(None, (rule(case) for rule in RULES)))
    clues = found.clues + case.direction.clues
    return Ruling(found.relation, found.source, found.probability, clues)


def _is_addressed(prose: SharedProse) -> bool:
    """The file of one gives the other's address."""
    a, b = prose.a.article, prose.b.article
    return bool(declared_address(a, b) or declared_address(b, a))


def one_outlet(case: Case) -> Ruling | None:
    """An update of its own story; days apart it is a formula of the house."""
    if not are_of_one_outlet(case.prose.a, case.prose.b) or not case.prose.is_strong:
        return None
    a, b = case.prose.a.article, case.prose.b.article
    if are_far_apart(a, b):
        return told_apart(case.prose)
    source = a.id if order(a, b) else b.id if order(b, a) else None
    return Ruling(Relation.UPDATE, source, certainty.ONE_OUTLET)


def declares_it(case: Case) -> Ruling | None:
    """The article that took the words says so."""
    found = case.direction
    if found.source is None or not found.is_declared:
        return None
    is_strong = case.prose.is_strong
    likely = certainty.DECLARED if is_strong else certainty.DECLARED_WITH_LITTLE_PROSE
    return Ruling(Relation.DERIVED, found.source, likely)


def clues_agree(case: Case) -> Ruling | None:
    if case.direction.source is None or not case.prose.is_strong:
        return None
    return Ruling(Relation.DERIVED, case.direction.source, certainty.CLUES_AGREE)


def days_older(case: Case) -> Ruling | None:
    """No agency in sight, and most of the later article stands in one that is days older."""
    found = (*case.credits_a.values(), *case.credits_b.values())
    if not case.prose.is_strong or any(map(supplies, found)):
        return None
    a, b = case.prose.a, case.prose.b
    for first, later in ((a, b), (b, a)):
        if (
            are_days_apart(first.article, later.article)
            and case.prose.share_of(later) >= MIN_DATED_SHARE
        ):
            return Ruling(Relation.DERIVED, first.id, certainty.DAYS_OLDER)
    return None


def related(case: Case) -> Ruling:
    is_strong = case.prose.is_strong
    likely = certainty.RELATED if is_strong else certainty.RELATED_BY_LITTLE_PROSE
    return Ruling(Relation.UNDETERMINED, None, likely)


RULES: tuple[Rule, ...] = (
    one_outlet,
    declares_it,
    both_credit_one,
    clues_agree,
    one_credits,
    both_name_one,
    days_older,
    related,
)


def ruling_in_family(
    prose: SharedProse, kin: Kin, source: str | None, told: tuple[Clue, ...]
) -> Ruling:
    """Of a pair whose group was solved. `source`: the id of the node that `kin` names; `told`:
    the clues that were weighed there."""
    if kin.relation is Relation.INDEPENDENT:
        relation = Relation.SHARED_QUOTES if prose.speech else Relation.INDEPENDENT
        return Ruling(relation, None, round(kin.probability, 4))
    found = (*told, *date_clues(prose))
    is_update = kin.relation is Relation.DERIVED and are_of_one_outlet(prose.a, prose.b)
    relation = Relation.UPDATE if is_update else kin.relation
    return Ruling(relation, source, round(kin.probability, 4), found)


def told_apart(prose: SharedProse) -> Ruling:
    """No prose to speak of: one retells the other, or they share speech, or nothing."""
    if prose.is_retelling:
        return Ruling(Relation.UNDETERMINED, None, certainty.RETOLD)
    is_close = bool(prose.prose_links) or prose.is_close
    likely = certainty.APART_BUT_CLOSE if is_close else certainty.APART
    relation = Relation.SHARED_QUOTES if prose.speech else Relation.INDEPENDENT
    return Ruling(relation, None, likely)

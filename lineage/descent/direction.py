"""Two articles that share prose → clues to which of them the other's words come from.

Law: no clue, no direction. Each clue is evidence that a person can check, with a weight; a
missing date is not an early one, and two dates without hours on one day have no order. That
one text is longer, or was read first, is no clue.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from lineage.descent.clue import Clue
from lineage.descent.credits import (
    CARRIES,
    CONTRIBUTES,
    DECLARED,
    credit_evidence,
    declaration,
)
from lineage.descent.dates import are_days_apart, order
from lineage.descent.prose import SharedProse
from lineage.descent.reading import Reading
from lineage.descent.versions import revised
from lineage.model import Evidence, SentenceKey
from lineage.options import MIN_AGENCY_SHARE
from lineage.text.declared import declared_address
from lineage.text.own_names import name_key

ADDRESSED_WEIGHT = 6.0
DECLARED_WEIGHT = 4.0
THANKED_WEIGHT = 3.0
NAMED_WEIGHT = 3.0
NAMED_ELSEWHERE_WEIGHT = 1.5
AGENCY_WEIGHT = 2.0
"""In nats of log-odds, as a careful reader takes them: an address says which article it was, a
credit only whose; a declaration settles it, a name beside the shared words mostly does."""


@dataclass(frozen=True, slots=True)
class Direction:
    clues: tuple[Clue, ...]
    source: str | None
    """The article that the clues, weighed, make the source; None when they do not settle it."""
    is_declared: bool
    """The article that took the words says so itself."""


Rule = Callable[[Reading, Reading, SharedProse], Iterator[Clue]]

MIN_LEAD = 1.5
"""Weight by which one side must lead; a date alone cannot. And whatever the clues say, no article
is the source of one that is days older."""


def clues(prose: SharedProse) -> tuple[Clue, ...]:
    """All that the two articles say of who took from whom, the date left out."""
    a, b = prose.a, prose.b
    return tuple(
        clue
        for rule in RULES
        for source, target in ((a, b), (b, a))
        for clue in rule(source, target, prose)
    )


def direction(prose: SharedProse) -> Direction:
    a, b = prose.a, prose.b
    found = (*clues(prose), *date_clues(prose))
    lead = sum(c.weight if c.evidence.points_to == a.id else -c.weight for c in found)
    first, later = (a, b) if lead > 0 else (b, a)
    is_clear = abs(lead) >= MIN_LEAD and not are_days_apart(later.article, first.article)
    source = first.id if is_clear else None
    declared = any(c.is_declared and c.evidence.points_to == source for c in found)
    return Direction(found, source, declared)


def addressed(source: Reading, target: Reading, _: SharedProse | None = None) -> Iterator[Clue]:
    """The target's file gives the source's address."""
    said = declared_address(source.article, target.article)
    if said is not None:
        id_ = source.id
        found = declaration(target.id, said, id_, f", the address of {id_}")
        yield Clue(replace(found, weight=ADDRESSED_WEIGHT), is_declared=True)


def declared(source: Reading, target: Reading, _: SharedProse | None = None) -> Iterator[Clue]:
    """The target's text or its file credits the source's outlet."""
    publisher = source.outlet
    if publisher is None or source.outlet_id == target.outlet_id:
        return
    what = target.credited.get(source.outlet_id or "")
    said = what.credit.declared if what else None
    if what is None and target.declared:
        said = target.declared.get(name_key(publisher.name))
    if said is not None and said == declared_address(source.article, target.article):
        return
    if what is not None:
        found = credit_evidence(target.id, target.units, what, source.id)
        yield _credit_clue(found, what.strength)
    elif said is not None:
        found = declaration(target.id, said, source.id)
        yield _credit_clue(found, CARRIES)


def _credit_clue(found: Evidence, strength: int) -> Clue:
    if strength < CONTRIBUTES:
        return Clue(replace(found, weight=NAMED_WEIGHT))
    weight = DECLARED_WEIGHT if strength >= CARRIES else THANKED_WEIGHT
    return Clue(replace(found, weight=weight), is_declared=True)


def declarations(source: Reading, target: Reading) -> Iterator[Clue]:
    """What the target's file, not its text, says for the source."""
    clues_ = (*addressed(source, target), *declared(source, target))
    return (clue for clue in clues_ if clue.evidence.kind == DECLARED)


def named(source: Reading, target: Reading, prose: SharedProse) -> Iterator[Clue]:
    """The target names the source's outlet, and the source does not name the target's."""
    publisher, taker = source.outlet, target.outlet
    if publisher is None or source.outlet_id == target.outlet_id:
        return
    sentences = target.named.get(publisher.name, ())
    if not sentences or (taker is not None and taker.name in source.named):
        return
    beside = prose.beside(target)
    at = min(sentences, key=lambda i: (i not in beside, i))
    where = "in or beside" if at in beside else "away from"
    text = (
        f"{target.id} names {publisher.name}, the outlet of {source.id}, "
        f"in sentence {at + 1}, {where} the sentences they share."
    )
    weight = NAMED_WEIGHT if at in beside else NAMED_ELSEWHERE_WEIGHT
    key = SentenceKey(target.id, at)
    yield Clue(Evidence("naming", text, source.id, (key,), weight))


def agency_text(source: Reading, target: Reading, prose: SharedProse) -> Iterator[Clue]:
    """The source is an agency's own article, the target an outlet's that holds much of it."""
    supplier, taker = source.outlet, target.outlet
    if supplier is None or taker is None or not supplier.is_agency or taker.is_agency:
        return
    if prose.share_of(target) < MIN_AGENCY_SHARE or _credits_another(target, supplier.name):
        return
    text = (
        f"{source.id} is {supplier.name}'s own article; {supplier.name} supplies text to "
        f"outlets such as {taker.name}, which publishes {target.id}."
    )
    yield Clue(Evidence("agency", text, source.id, (), AGENCY_WEIGHT))


def _credits_another(reading: Reading, agency: str) -> bool:
    found = reading.credited.values()
    return any(c.credit.is_agency and c.credit.name != agency for c in found)


def date_clues(prose: SharedProse) -> Iterator[Clue]:
    """One article is dated before the other."""
    for source, target in ((prose.a, prose.b), (prose.b, prose.a)):
        sureness = order(source.article, target.article)
        if sureness:
            text = (
                f"{source.id} is dated {source.article.published}, "
                f"{target.id} {target.article.published}."
            )
            yield Clue(Evidence("date", text, source.id, (), sureness))


RULES: tuple[Rule, ...] = (addressed, declared, named, agency_text, revised)

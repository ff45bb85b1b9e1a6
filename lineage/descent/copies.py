"""The account of distinct texts → the account of all articles, exact copies among them.

A text that several articles share to the letter is matched once, as the first of them. The
others have every sentence from there; they hang from what the first hangs from, and carry what
it carries. Who of them had it first, the text cannot tell: only where the file of one declares
another as its source, it hangs from that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from lineage.descent import certainty
from lineage.descent.credits import source_id
from lineage.descent.dates import are_days_apart
from lineage.descent.direction import declarations
from lineage.descent.reading import Copies, Reading, Readings
from lineage.descent.same_text import origins_of_all
from lineage.descent.whole import Descent
from lineage.model import Arrow, ArticleId, Story, Wire

Families = Mapping[ArticleId, Sequence[ArticleId]]
"""The first article of a text → all that share it, itself among them; two or more."""


def with_copies(found: Descent, families: Families, by_id: Readings, declaring: Copies) -> Descent:
    """`by_id`: of all articles."""
    if not families:
        return found
    taken = _taken(families, by_id, declaring)
    own = {wire.id: dict(_own(wire, taken, families, by_id)) for wire in found.wires}
    given = (a for arrow in found.arrows for a in _arrows(arrow, families))
    kept = (a for a in given if a.target not in taken and a.target not in own.get(a.source, ()))
    whole = (_whole(by_id[id_], giver) for id_, giver in taken.items())
    return replace(
        found,
        origins=origins_of_all(found.origins, families),
        wires=tuple(_wire(wire, families, own[wire.id]) for wire in found.wires),
        arrows=tuple(sorted((*kept, *whole), key=lambda a: (a.target, a.source))),
        stories=tuple(_story(story, families) for story in found.stories),
    )


def _taken(families: Families, by_id: Readings, declaring: Copies) -> dict[ArticleId, ArticleId]:
    """A copy → the one of the same text that its file declares as its source; those that declare
    each other, in a circle, say nothing."""
    found: dict[ArticleId, ArticleId] = {}
    for first, articles in declaring.items():
        for article in articles:
            others = [by_id[id_] for id_ in families[first] if id_ != article.id]
            giver = _giver(by_id[article.id], others)
            if giver is not None:
                found[article.id] = giver
    return {id_: giver for id_, giver in found.items() if not _leads_back(id_, found)}


def _giver(taker: Reading, others: Iterable[Reading]) -> ArticleId | None:
    """The one with the strongest declaration; of several the earliest that is dated."""
    told = [
        (-clue.weight, other.article.published or "~", other.id)
        for other in others
        if not are_days_apart(taker.article, other.article)
        for clue in declarations(other, taker)
    ]
    return min(told)[2] if told else None


def _leads_back(id_: ArticleId, found: Mapping[ArticleId, ArticleId]) -> bool:
    seen: set[ArticleId] = set()
    at = found.get(id_)
    while at is not None and at != id_ and at not in seen:
        seen.add(at)
        at = found.get(at)
    return at == id_


def _own(
    wire: Wire, taken: Mapping[ArticleId, ArticleId], families: Families, by_id: Readings
) -> Iterator[tuple[ArticleId, bool]]:
    """Copies of the wire's own article, and whether they are that article itself. Where some
    declare that they are taken from it, all others but those that credit the wire are left out."""
    if wire.name is None:
        return
    label = source_id(wire.name)
    for id_ in wire.carriers:
        copies = families.get(id_, ())
        own = {copy for copy in copies if by_id.outlet_id(copy) == label}
        are_given = any(taken.get(copy) in own for copy in copies)
        for copy in copies:
            if copy in taken:
                continue
            if copy in own or (are_given and label not in by_id[copy].credited):
                yield copy, copy in own


def _whole(taker: Reading, giver: ArticleId) -> Arrow:
    """All that the article tells is put down to the other."""
    told = tuple(index for index, is_told in enumerate(taker.is_told) if is_told)
    words = sum(taker.words[index] for index in told)
    return Arrow(giver, taker.id, certainty.CEILING, True, told, words)


def _wire(wire: Wire, families: Families, own: Mapping[ArticleId, bool]) -> Wire:
    carriers = _all(wire.carriers, families)
    return replace(
        wire,
        carriers=tuple(id_ for id_ in carriers if id_ not in own),
        seen=wire.seen or min((id_ for id_, is_itself in own.items() if is_itself), default=None),
    )


def _arrows(arrow: Arrow, families: Families) -> list[Arrow]:
    return [replace(arrow, target=id_) for id_ in families.get(arrow.target, (arrow.target,))]


def _story(story: Story, families: Families) -> Story:
    return replace(story, articles=_all(story.articles, families))


def _all(articles: Sequence[ArticleId], families: Families) -> tuple[ArticleId, ...]:
    return tuple(sorted({id_ for one in articles for id_ in families.get(one, (one,))}))

"""A group → the unseen texts that its articles may have in common, and who would carry each.

A source is in question when an article credits it, when two name it beside the words that they
share, or when three or more share a text among them that none of them need have written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from lineage.descent.case import supplies
from lineage.descent.credits import source_id
from lineage.descent.dates import order
from lineage.descent.groups import Group
from lineage.descent.joined import Joined
from lineage.descent.latent import Latent, Shared, joined_rows, latent, shared_passages
from lineage.descent.mixture import split
from lineage.descent.survey import Mask
from lineage.descent.weights import Weights

MIN_UNNAMED_CARRIERS = 3
"""With fewer, an unseen text cannot be told from a copy by the texts alone."""


@dataclass(frozen=True, slots=True)
class Source:
    """An unseen text in question."""

    id: str | None
    """`wire:reuters`; None: nobody names it."""
    prior: float
    """Nats for its existence."""
    readings: tuple[Latent | None, ...]
    """What it may have been; None: it never was."""
    claims: Mapping[int, float]
    """Member → nats that its credits and names say for (or against) this source."""
    block: tuple[int, ...]
    """Members whose shared text it would explain."""


def sources_of(group: Group, weights: Weights) -> tuple[Source, ...]:
    credited = [_credited(group, m) for m in range(len(group.members))]
    passages: dict[str, list[Shared]] = {id_: [] for found in credited for id_ in found}
    unnamed: list[list[Shared]] = []
    for block in group.blocks:
        if _outlets(group, block) > 1:
            for id_, found in _split(group, block, credited):
                if id_ is None:
                    unnamed.append(found)
                else:
                    passages[id_] += found
    sources = [
        _credited_source(group, id_, passages[id_], credited, weights) for id_ in sorted(passages)
    ]
    for found in unnamed:
        sources += _uncredited_source(group, found, weights)
    return tuple(sources)


def _credited(group: Group, member: int) -> frozenset[str]:
    """Sources, other than its own outlet, that an article says its words are of."""
    reading = group.members[member]
    return frozenset(id_ for id_, what in reading.credited.items() if supplies(what))


def _version(group: Group, own: Iterable[int], carriers: Sequence[int], weights: Weights) -> float:
    """For another version of the agency's articles that are here."""
    articles = [m.article for m in group.members]
    is_late = all(any(order(articles[c], articles[o]) for c in carriers) for o in own)
    return weights.earlier_version if is_late else weights.version


def _outlets(group: Group, block: Iterable[int]) -> int:
    """Known outlets of a block; an unknown one counts as one of its own."""
    ids = [group.members[m].outlet_id for m in block]
    return len(set(filter(None, ids))) + ids.count(None)


def _split(
    group: Group, block: Sequence[int], credited: Sequence[frozenset[str]]
) -> Iterator[tuple[str | None, list[Shared]]]:
    """The passages that a block shares, by the source they belong to; None: nobody credits it."""
    shared = shared_passages(group, block)
    if not shared:
        return
    ids = sorted({id_ for m in block for id_ in credited[m]})
    carried = np.zeros((len(shared), len(block)))
    place = {m: n for n, m in enumerate(block)}
    for n, passage in enumerate(shared):
        carried[n, [place[m] for m in passage.worth]] = 1.0
    only = [frozenset(n for n, m in enumerate(block) if credited[m] == {id_}) for id_ in ids]
    of_passage = split(carried, only)
    for k in sorted(set(of_passage)):
        found = [p for p, own in zip(shared, of_passage, strict=True) if own == k]
        yield ids[k] if k < len(ids) else None, found


def _credited_source(
    group: Group,
    id_: str,
    passages: Sequence[Shared],
    credited: Sequence[frozenset[str]],
    weights: Weights,
) -> Source:
    members = {m for m, found in enumerate(credited) if id_ in found}
    members.update(m for p in passages for m in p.worth)
    own = {m for m in members if group.members[m].outlet_id == id_}
    carriers = sorted(members - own)
    readings: list[Latent | None] = list(_readings(passages, carriers, group))
    core = [p for p in passages if sum(id_ in credited[m] for m in p.worth) > 1]
    if core and len(core) < len(passages):
        readings.append(latent(core, carriers, group))
    if own:
        readings.insert(0, None)
    return Source(
        id_,
        _version(group, own, carriers, weights) if own else weights.credited,
        tuple(readings),
        {m: _claim(id_, credited[m], weights) for m in carriers},
        tuple(sorted(members)),
    )


def _claim(id_: str, credited: frozenset[str], weights: Weights) -> float:
    if id_ in credited:
        return weights.credits_it
    return weights.credits_another if credited else 0.0


def _uncredited_source(
    group: Group, passages: Sequence[Shared], weights: Weights
) -> Iterator[Source]:
    holders = {m for p in passages for m in p.worth}
    own = {m for m in holders if group.is_agency[m]}
    carriers = sorted(holders - own)
    name, naming = (None, frozenset[int]()) if own else _named(group, carriers)
    if name is None and len(holders) < MIN_UNNAMED_CARRIERS:
        return
    prior = weights.named if name else weights.unseen
    if own:
        prior = _version(group, own, carriers, weights)
    readings = tuple(_readings(passages, carriers, group))
    yield Source(
        name,
        prior + weights.violation * _violations(group, holders, readings[0]),
        (None, *readings),
        {m: weights.names_it if m in naming else 0.0 for m in carriers},
        tuple(carriers),
    )


def _violations(group: Group, members: Iterable[int], text: Latent) -> float:
    """Bits that the members share and that no copying among them explains: a copy cannot hold
    what its source lacks, so where two each lack what the other shares with a third, neither is
    the source of all. The most that copying explains is a tree of the largest savings."""
    chosen = np.array(sorted(members), np.int64)
    savings = group.saving[np.ix_(chosen, chosen)]
    a, b = np.nonzero(np.triu(savings))
    joined: Joined[int] = Joined()
    copied, left = 0.0, len(chosen) - 1
    for pair in np.argsort(-savings[a, b], kind="stable").tolist():
        one, other = int(a[pair]), int(b[pair])
        if joined.root(one) != joined.root(other):
            joined.join(one, other)
            copied += float(savings[one, other])
            left -= 1
        if not left:
            break
    return max(0.0, sum(text.gains.values()) - text.cost - copied)


def _named(group: Group, block: Sequence[int]) -> tuple[str | None, frozenset[int]]:
    """The outlet or agency that most members name beside the words that they share; none where
    one of them names another's outlet there, for then the words may be that outlet's own."""
    naming: dict[str, set[int]] = {}
    beside = _beside(group, block)
    for member in block:
        first = int(group.firsts[member])
        for name, indexes in group.members[member].named.items():
            if any(beside[first + index] for index in indexes):
                naming.setdefault(source_id(name), set()).add(member)
    publishers = {group.members[m].outlet_id for m in block}
    own = {m: group.members[m].outlet_id for m in block}
    names_another = any(
        id_ in publishers and any(own[m] != id_ for m in by) for id_, by in naming.items()
    )
    found = {id_: by for id_, by in naming.items() if len(by) > 1 and id_ not in publishers}
    if not found or names_another:
        return None, frozenset()
    best = min(found, key=lambda id_: (-len(found[id_]), id_))
    return best, frozenset(found[best])


def _beside(group: Group, block: Sequence[int]) -> Mask:
    """Rows that share own words with another of the block, and those next to them."""
    inside = np.zeros(len(group.members), np.bool_)
    inside[block] = True
    shared = np.zeros(int(group.firsts[-1]), np.bool_)
    shared[np.concatenate(joined_rows(group, inside))] = True
    after, before = np.append(False, shared[:-1]), np.append(shared[1:], False)
    after[group.firsts[:-1]] = before[group.firsts[1:] - 1] = False
    beside: Mask = shared | after | before
    return beside


def _readings(passages: Sequence[Shared], members: Sequence[int], group: Group) -> Iterator[Latent]:
    """All that two share, or only what three share: an exclusive passage of two may be the
    addition of one of them that the other took."""
    yield latent(passages, members, group)
    wide = [p for p in passages if len(p.worth) >= MIN_UNNAMED_CARRIERS]
    if wide and len(wide) < len(passages):
        yield latent(wide, members, group)

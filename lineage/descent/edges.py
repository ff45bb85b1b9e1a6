"""One aligned pair → its Edge: relation, words on both sides, and evidence a person can check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from lineage.descent.case import Ruling
from lineage.descent.prose import SharedProse
from lineage.descent.reading import QUOTED, Reading, Told
from lineage.model import (
    LINK_LABELS,
    ArticleId,
    Evidence,
    Relation,
    SentenceKey,
)
from lineage.text.words import WORD

MAX_EXAMPLE_WORDS = 25

Sides = tuple[tuple[int, ...], tuple[int, ...]]


class Said(NamedTuple):
    """A piece of evidence; see `Evidence`."""

    kind: str
    text: str
    points_to: str | None
    of_a: tuple[int, ...]
    """Indexes of sentences of the first article."""
    of_b: tuple[int, ...]
    weight: float


class Draft(NamedTuple):
    """An edge whose sources are called by their labels; small enough to pass between processes."""

    a: ArticleId
    b: ArticleId
    relation: Relation
    source: str | None
    probability: float
    tally_a: tuple[int, ...]
    """In the order of `Tally`."""
    tally_b: tuple[int, ...]
    evidence: tuple[Said, ...]


def draft(prose: SharedProse, found: Ruling) -> Draft:
    """The edge of a pair, from what was ruled of it."""
    a, b, links = prose.a, prose.b, prose.links
    return Draft(
        a.id,
        b.id,
        found.relation,
        found.source,
        found.probability,
        _tally(a, [(i, rank) for i, _, rank in links]),
        _tally(b, [(j, rank) for _, j, rank in links]),
        tuple(_evidence(prose, found)),
    )


def evidence(of: Draft, said: Said, points_to: str | None) -> Evidence:
    keys = (*[SentenceKey(of.a, i) for i in said.of_a], *[SentenceKey(of.b, j) for j in said.of_b])
    return Evidence(said.kind, said.text, points_to, keys, said.weight)


def _tally(reading: Reading, ranked: list[tuple[int, int]]) -> tuple[int, ...]:
    """Words by their sentence's strongest label against this partner; the rest is added."""
    ranked.sort(reverse=True)
    by_rank = [0] * len(LINK_LABELS)
    for index, rank in dict(ranked).items():
        by_rank[rank] += reading.words[index]
    told, credit, furniture = reading.page
    return (*by_rank, told - sum(by_rank), credit, furniture)


def _evidence(prose: SharedProse, found: Ruling) -> Iterator[Said]:
    """What decided first, then what the pair shares."""
    if found.relation is Relation.COMMON_SOURCE:
        yield from (_said(prose, e) for e in _credit_lines(prose, found.source))
    yield from (_said(prose, clue.evidence) for clue in found.clues)
    if found.relation is Relation.UPDATE:
        yield from _one_outlet(prose)
    if prose.prose_links:
        yield _shared_prose(prose)
    if not prose.is_strong and prose.is_retelling:
        yield _retelling(prose)
    if prose.speech:
        yield _shared_quotes(prose)


def _said(prose: SharedProse, given: Evidence) -> Said:
    of_a, of_b = (
        tuple([k.index for k in given.sentences if k.article == reading.id])
        for reading in (prose.a, prose.b)
    )
    return Said(given.kind, given.text, given.points_to, of_a, of_b, given.weight)


def _credit_lines(prose: SharedProse, source: str | None) -> Iterator[Evidence]:
    for reading in (prose.a, prose.b):
        if source in reading.credited:
            yield reading.credit_evidence(source)


def _one_outlet(prose: SharedProse) -> Iterator[Said]:
    one, other = prose.a.article, prose.b.article
    if one.outlet is not None and one.outlet == other.outlet:
        text = (
            f"{one.id} and {other.id} are both published by {one.outlet}: "
            "an update, or its own words used again."
        )
        yield Said("same outlet", text, None, (), (), 0.0)


def _shared_prose(prose: SharedProse) -> Said:
    sides = _sides(prose.prose_links)
    text = f"{_both(prose, sides)} share prose outside quotation marks"
    text += f", e.g. “{_example(prose.a.words_of(*prose.gist.example))}”."
    return Said("shared prose", text, None, *sides, 0.0)


@lru_cache(maxsize=1 << 12)
def _example(run: str) -> str:
    """The longest run as the first article prints it, cut to a length that can be read."""
    found = list(islice(WORD.finditer(run), MAX_EXAMPLE_WORDS + 1))
    if len(found) <= MAX_EXAMPLE_WORDS:
        return " ".join(run.split())
    return " ".join(run[: found[MAX_EXAMPLE_WORDS - 1].end()].split()) + " …"


def _retelling(prose: SharedProse) -> Said:
    told = [link for link in prose.links if link[2] < QUOTED]
    text = (
        f"{prose.retold} statements stand in {prose.a.id} and {prose.b.id} in the "
        "same order, most of them in other words."
    )
    return Said("same order", text, None, *_sides(told), 0.0)


def _shared_quotes(prose: SharedProse) -> Said:
    sides = _sides(prose.speech)
    text = f"{_both(prose, sides)} share only a speaker's words; that is not copying."
    return Said("shared quotes", text, None, *sides, 0.0)


def _both(prose: SharedProse, sides: Sides) -> str:
    """`9 sentences of 000 and 10 of 002`."""
    n, m = map(len, sides)
    noun = "sentence" if n == 1 else "sentences"
    return f"{n} {noun} of {prose.a.id} and {m} of {prose.b.id}"


def _sides(links: Sequence[Told]) -> Sides:
    """Indexes of the first article's sentences, and of the second's."""
    of_a, of_b = {i for i, _, _ in links}, {j for _, j, _ in links}
    return tuple(sorted(of_a)), tuple(sorted(of_b))

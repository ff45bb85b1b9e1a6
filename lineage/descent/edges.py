"""One aligned pair → its Edge: relation, words on both sides, and evidence a person can check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from lineage.descent.case import Ruling
from lineage.descent.credits import Credited, credit_evidence
from lineage.descent.prose import SharedProse
from lineage.descent.reading import QUOTED, Reading, Told
from lineage.model import (
    LINK_LABELS,
    Edge,
    Evidence,
    Relation,
    SentenceKey,
    Span,
    Tally,
)
from lineage.text.words import words

MAX_EXAMPLE_WORDS = 25


def edge(prose: SharedProse, found: Ruling) -> Edge:
    """The edge of a pair, from what was ruled of it."""
    a, b, links = prose.a, prose.b, prose.links
    return Edge(
        a=a.article.id,
        b=b.article.id,
        relation=found.relation,
        source=found.source,
        probability=found.probability,
        tally_a=_tally(a, [(i, rank) for i, _, rank in links]),
        tally_b=_tally(b, [(j, rank) for _, j, rank in links]),
        evidence=tuple(_evidence(prose, found)),
    )


def _tally(reading: Reading, ranked: list[tuple[int, int]]) -> Tally:
    """Words by their sentence's strongest label against this partner; the rest is added."""
    ranked.sort(reverse=True)
    by_rank = [0] * len(LINK_LABELS)
    for index, rank in dict(ranked).items():
        by_rank[rank] += reading.words[index]
    page = reading.page
    return Tally(*by_rank, page.added - sum(by_rank), page.credit, page.furniture)


def _evidence(prose: SharedProse, found: Ruling) -> Iterator[Evidence]:
    """What decided first, then what the pair shares."""
    if found.relation is Relation.COMMON_SOURCE:
        yield from _credit_lines(prose, found.source)
    yield from (clue.evidence for clue in found.clues)
    if found.relation is Relation.UPDATE:
        yield from _one_outlet(prose)
    if prose.prose_links:
        yield _shared_prose(prose)
    if not prose.is_strong and prose.is_retelling:
        yield _retelling(prose)
    if prose.speech:
        yield _shared_quotes(prose)


def _credit_lines(prose: SharedProse, source: str | None) -> Iterator[Evidence]:
    for reading in (prose.a, prose.b):
        what: Credited | None = reading.credited.get(source or "")
        if what is not None:
            yield credit_evidence(reading.document, what)


def _one_outlet(prose: SharedProse) -> Iterator[Evidence]:
    one, other = prose.a.article, prose.b.article
    if one.outlet is not None and one.outlet == other.outlet:
        text = (
            f"{one.id} and {other.id} are both published by {one.outlet}: "
            "an update, or its own words used again."
        )
        yield Evidence("same outlet", text)


def _shared_prose(prose: SharedProse) -> Evidence:
    text = f"{_both(prose, prose.prose_links)} share prose outside quotation marks"
    if prose.gist.example is not None:
        text += f", e.g. “{_example(prose.a.article.text, prose.gist.example)}”"
    return Evidence("shared prose", f"{text}.", None, _keys(prose, prose.prose_links))


def _example(text: str, run: Span) -> str:
    """The longest run as the first article prints it, cut to a length that can be read."""
    found = list(islice(words(text, run.start, run.stop), MAX_EXAMPLE_WORDS + 1))
    if len(found) <= MAX_EXAMPLE_WORDS:
        return " ".join(run.of(text).split())
    stop = found[MAX_EXAMPLE_WORDS - 1][2]
    return " ".join(text[run.start : stop].split()) + " …"


def _retelling(prose: SharedProse) -> Evidence:
    told = [link for link in prose.links if link[2] < QUOTED]
    text = (
        f"{prose.retold} statements stand in {prose.a.article.id} and {prose.b.article.id} in the "
        "same order, most of them in other words."
    )
    return Evidence("same order", text, None, _keys(prose, told))


def _shared_quotes(prose: SharedProse) -> Evidence:
    text = f"{_both(prose, prose.speech)} share only a speaker's words; that is not copying."
    return Evidence("shared quotes", text, None, _keys(prose, prose.speech))


def _both(prose: SharedProse, links: Sequence[Told]) -> str:
    """`9 sentences of 000 and 10 of 002`."""
    n, m = len({i for i, _, _ in links}), len({j for _, j, _ in links})
    noun = "sentence" if n == 1 else "sentences"
    return f"{n} {noun} of {prose.a.article.id} and {m} of {prose.b.article.id}"


def _keys(prose: SharedProse, links: Iterable[Told]) -> tuple[SentenceKey, ...]:
    a, b = prose.a.article.id, prose.b.article.id
    of_a, of_b = sorted({i for i, _, _ in links}), sorted({j for _, j, _ in links})
    return (*(SentenceKey(a, i) for i in of_a), *(SentenceKey(b, j) for j in of_b))

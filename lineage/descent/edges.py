"""One aligned pair → its Edge: relation, words on both sides, and evidence a person can check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lineage.descent.case import Ruling
from lineage.descent.credits import Credited, credit_evidence
from lineage.descent.origins import RANK
from lineage.descent.prose import SharedProse
from lineage.descent.reading import Reading
from lineage.model import (
    Edge,
    Evidence,
    Label,
    Link,
    Relation,
    SentenceKey,
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
        tally_a=_tally(a, ((link.source.index, link.verdict.label) for link in links)),
        tally_b=_tally(b, ((link.target.index, link.verdict.label) for link in links)),
        evidence=tuple(_evidence(prose, found)),
    )


def _tally(reading: Reading, labelled: Iterable[tuple[int, Label]]) -> Tally:
    """Words by their sentence's strongest label against this partner; the rest is added."""
    strongest: dict[int, int] = {}
    for index, label in labelled:
        rank = RANK[label]
        if rank < strongest.get(index, len(RANK)):
            strongest[index] = rank
    by_rank = [0] * len(RANK)
    for index, rank in strongest.items():
        by_rank[rank] += reading.words[index]
    copied, edited, paraphrased, quoted = by_rank
    page = reading.page
    return Tally(
        copied=copied,
        edited=edited,
        paraphrased=paraphrased,
        quoted=quoted,
        added=page.added - sum(by_rank),
        credit=page.credit,
        furniture=page.furniture,
    )


def _evidence(prose: SharedProse, found: Ruling) -> Iterator[Evidence]:
    """What decided first, then what the pair shares."""
    if found.relation is Relation.COMMON_SOURCE:
        yield from _credit_lines(prose, found.source)
    yield from (clue.evidence for clue in found.clues)
    if found.relation is Relation.UPDATE:
        yield from _one_outlet(prose)
    if prose.prose_links:
        yield _shared_prose(prose)
    if prose.is_retelling and not prose.is_strong:
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
    if prose.runs:
        text += f", e.g. “{_example(prose)}”"
    return Evidence("shared prose", f"{text}.", None, _keys(prose.prose_links))


def _example(prose: SharedProse) -> str:
    """The longest run as the first article prints it, cut to a length that can be read."""
    run = prose.runs[0]
    text = prose.a.article.text
    found = list(words(text, run.span.start, run.span.stop))
    if len(found) <= MAX_EXAMPLE_WORDS:
        return " ".join(run.span.of(text).split())
    stop = found[MAX_EXAMPLE_WORDS - 1][2]
    return " ".join(text[run.span.start : stop].split()) + " …"


def _retelling(prose: SharedProse) -> Evidence:
    told = tuple(link for link in prose.links if link.verdict.label is not Label.QUOTED)
    text = (
        f"{prose.retold} statements stand in {prose.a.article.id} and {prose.b.article.id} in the "
        "same order, most of them in other words."
    )
    return Evidence("same order", text, None, _keys(told))


def _shared_quotes(prose: SharedProse) -> Evidence:
    text = f"{_both(prose, prose.speech)} share only a speaker's words; that is not copying."
    return Evidence("shared quotes", text, None, _keys(prose.speech))


def _both(prose: SharedProse, links: Sequence[Link]) -> str:
    """`9 sentences of 000 and 10 of 002`."""
    n, m = (len({getattr(k, side) for k in links}) for side in ("source", "target"))
    noun = "sentence" if n == 1 else "sentences"
    return f"{n} {noun} of {prose.a.article.id} and {m} of {prose.b.article.id}"


def _keys(links: Iterable[Link]) -> tuple[SentenceKey, ...]:
    return tuple(sorted({key for link in links for key in (link.source, link.target)}))

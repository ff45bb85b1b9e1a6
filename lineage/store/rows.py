"""`Lineage` → the rows of each table, in a fixed order: equal lineages give equal rows.

Refuses a lineage whose parts contradict each other, for it could not be read
back as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate

from lineage.model import (
    TALLY_FIELDS,
    Alignment,
    Article,
    Document,
    Edge,
    Evidence,
    Lineage,
    Outlet,
    SentenceKey,
    Tally,
    Verdict,
)
from lineage.store.sums import Sums
from lineage.text.outlets import outlet
from lineage.text.tallies import StorySums

Row = tuple[object, ...]
NUL_PICTURE = "␀"


class Keys:
    """Articles and sentences → their numbers in the file."""

    def __init__(self, documents: Iterable[Document]) -> None:
        known = list(documents)
        self._numbers = {document.article.id: n for n, document in enumerate(known)}
        if len(self._numbers) < len(known):
            raise ValueError("two articles of the lineage have one id")
        self._sizes = [len(document.sentences) for document in known]
        self._firsts = list(accumulate(self._sizes, initial=0))

    def article(self, id_: str) -> int:
        return self._numbers[id_]  # type: ignore[index]

    def sentence(self, key: SentenceKey) -> int:
        number = self._numbers[key.article]
        if not 0 <= key.index < self._sizes[number]:
            raise ValueError(f"{key} is no sentence of the lineage")
        return self._firsts[number] + key.index


def table_rows(
    lineage: Lineage, verdict_number: Callable[[Verdict], int]
) -> Iterator[tuple[str, Iterable[Row]]]:
    """Tables and their rows, to be written in this order."""
    keys = Keys(lineage.documents)
    sums = Sums(lineage)
    made = lineage.provenance
    yield "run", [(made.version, made.input_digest)]
    yield "option", _numbered(made.options)
    yield (
        "skipped",
        _numbered((s.path, s.place, s.reason, s.next_step) for s in lineage.skipped),
    )
    yield from _document_rows(lineage.documents, sums)
    yield (
        "duplicate",
        _numbered(
            (n, keys.article(id_)) for n, family in enumerate(lineage.duplicates) for id_ in family
        ),
    )
    yield "alignment", _numbered(_alignment_row(each, keys) for each in lineage.alignments)
    yield (
        "link",
        _numbered(
            (n, keys.sentence(k.source), keys.sentence(k.target), verdict_number(k.verdict))
            for n, alignment in enumerate(lineage.alignments)
            for k in alignment.links
        ),
    )
    yield (
        "origin",
        _numbered(
            (
                keys.sentence(o.sentence),
                None if o.best is None else keys.sentence(o.best),
                verdict_number(o.verdict),
            )
            for o in lineage.origins
        ),
    )
    yield "passage", _numbered((p.id, p.label.value, *sums.passage(p)) for p in lineage.passages)
    yield (
        "carrier",
        _numbered(
            (n, keys.sentence(k)) for n, p in enumerate(lineage.passages) for k in p.carriers
        ),
    )
    yield "edge", _numbered(_edge_row(edge, keys) for edge in lineage.edges)
    yield from _wire_rows(lineage, keys)
    yield from _story_rows(lineage, keys, sums)
    yield "outlet", _numbered(_outlet_row(outlet) for outlet in lineage.outlets)
    yield "use", _numbered((u.outlet, u.other, u.articles, u.words) for u in lineage.uses)


def _document_rows(
    documents: Sequence[Document], sums: Sums
) -> Iterator[tuple[str, Iterable[Row]]]:
    yield "article", _numbered(_article_row(document, sums) for document in documents)
    yield "article_text", _numbered(_text_row(document.article) for document in documents)
    yield (
        "author",
        (
            (number, n, name)
            for number, document in enumerate(documents)
            for n, name in enumerate(document.article.authors)
        ),
    )
    yield (
        "credit",
        _numbered(
            (number, c.name, c.kind.value, c.span.start, c.span.stop, c.is_agency)
            for number, document in enumerate(documents)
            for c in document.credits
        ),
    )
    yield (
        "sentence",
        _numbered(
            row
            for number, document in enumerate(documents)
            for row in _sentence_rows(number, document, sums)
        ),
    )
    sentences = (sentence for document in documents for sentence in document.sentences)
    yield (
        "quote",
        _numbered((n, q.start, q.stop) for n, each in enumerate(sentences) for q in each.quotes),
    )


def _wire_rows(lineage: Lineage, keys: Keys) -> Iterator[tuple[str, Iterable[Row]]]:
    wires = lineage.wires
    yield (
        "wire",
        _numbered(
            (
                w.id,
                w.name,
                w.is_agency,
                None if w.seen is None else keys.article(w.seen),
                w.probability,
            )
            for w in wires
        ),
    )
    yield (
        "wire_carrier",
        _numbered((n, keys.article(id_)) for n, wire in enumerate(wires) for id_ in wire.carriers),
    )
    yield (
        "wire_text",
        _numbered((n, keys.sentence(k)) for n, wire in enumerate(wires) for k in wire.text),
    )
    owned: list[tuple[int | None, int | None, Evidence]] = [
        *((n, None, e) for n, edge in enumerate(lineage.edges) for e in edge.evidence),
        *((None, n, e) for n, wire in enumerate(wires) for e in wire.evidence),
    ]
    yield (
        "evidence",
        _numbered((edge, wire, e.kind, e.text, e.points_to, e.weight) for edge, wire, e in owned),
    )
    yield (
        "evidence_sentence",
        _numbered((n, keys.sentence(k)) for n, (_, _, e) in enumerate(owned) for k in e.sentences),
    )


def _story_rows(lineage: Lineage, keys: Keys, sums: Sums) -> Iterator[tuple[str, Iterable[Row]]]:
    yield (
        "arrow",
        _numbered(
            (a.source, keys.article(a.target), a.probability, a.is_main, a.words)
            for a in lineage.arrows
        ),
    )
    yield (
        "arrow_sentence",
        _numbered(
            (n, keys.sentence(SentenceKey(a.target, index)))
            for n, a in enumerate(lineage.arrows)
            for index in a.sentences
        ),
    )
    yield (
        "story",
        _numbered(
            (s.id, s.accounts, s.is_parted, *_story_sums(sums.story(s), keys))
            for s in lineage.stories
        ),
    )
    yield (
        "story_article",
        _numbered((n, keys.article(a)) for n, s in enumerate(lineage.stories) for a in s.articles),
    )
    number = {wire.id: n for n, wire in enumerate(lineage.wires)}
    yield (
        "story_wire",
        _numbered((n, number[w]) for n, s in enumerate(lineage.stories) for w in s.wires),
    )


def _story_sums(sums: StorySums, keys: Keys) -> Row:
    return (
        *(sums.articles, sums.outlets, sums.first, sums.last, sums.tally.told, sums.tally.matched),
        None if sums.lead is None else keys.article(sums.lead),
    )


def _outlet_row(outlet: Outlet) -> Row:
    return (
        *(outlet.name, outlet.articles),
        *(getattr(outlet.tally, name) for name in TALLY_FIELDS),
        *(outlet.carried_words, outlet.uncredited_words, outlet.taken_words),
        outlet.median_lag_hours,
    )


def _numbered(rows: Iterable[Row]) -> Iterator[Row]:
    return ((n, *row) for n, row in enumerate(rows))


def _article_row(document: Document, sums: Sums) -> Row:
    article, publisher = document.article, outlet(document.article)
    return (
        *(article.id, article.outlet, article.title, article.published, article.url),
        publisher.name if publisher else None,
        *(len(document.sentences), *_counts(sums.of_article[article.id])),
    )


def _text_row(article: Article) -> Row:
    nuls = [n for n, c in enumerate(article.text) if c == "\0"] if "\0" in article.text else []
    return article.text.replace("\0", NUL_PICTURE), " ".join(map(str, nuls))


def _sentence_rows(number: int, document: Document, sums: Sums) -> Iterator[Row]:
    text = document.article.text
    for n, sentence in enumerate(document.sentences):
        span = sentence.span
        if sentence.index != n or sentence.article != document.article.id:
            raise ValueError(f"sentence {n} of {document.article.id} has another's key")
        if sentence.text != text[span.start : span.stop]:
            raise ValueError(f"sentence {n} of {document.article.id} is not the text of its span")
        yield (
            number,
            n,
            span.start,
            span.stop,
            sentence.role.value,
            sums.words[SentenceKey(sentence.article, n)],
        )


def _alignment_row(alignment: Alignment, keys: Keys) -> Row:
    candidate = alignment.candidate
    if (candidate.a, candidate.b) != (alignment.a, alignment.b):
        raise ValueError(f"{alignment.a} and {alignment.b} have another pair's candidate")
    channels = " ".join(candidate.channels)
    return keys.article(alignment.a), keys.article(alignment.b), channels, candidate.bits


def _edge_row(edge: Edge, keys: Keys) -> Row:
    ends = keys.article(edge.a), keys.article(edge.b)
    counts = (*_counts(edge.tally_a), *_counts(edge.tally_b))
    return (*ends, edge.relation.value, edge.source, edge.probability, *counts)


def _counts(tally: Tally) -> tuple[int, ...]:
    return tuple(getattr(tally, name) for name in TALLY_FIELDS)

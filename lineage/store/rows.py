"""`Lineage` → rows of the tables, in a fixed order: equal lineages give equal rows.

Refuses a lineage whose parts contradict each other, for it could not be read back as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

import numpy as np

from lineage.labelled import OriginColumns, origin_columns
from lineage.linked import Alignments, PassedOverPairs, linked, passed_over_columns
from lineage.model import (
    TALLY_FIELDS,
    Edge,
    Evidence,
    Lineage,
    Outlet,
    Passage,
    SentenceKey,
    Story,
    Wire,
)
from lineage.store.text_rows import Row, Rows, Texts, numbered
from lineage.store.verdicts import Verdicts
from lineage.text.outlets import outlet
from lineage.text.register import Register, Told, in_blocks
from lineage.text.tallies import passage_sums, story_sums

_PAIRS, _ORIGINS = 256, 4096
"""Values that are looked at together."""
_counts = attrgetter(*TALLY_FIELDS)


def table_rows(lineage: Lineage) -> Iterator[Rows]:
    """Tables and some rows of each, column by column; a table may come again, with later rows.
    Rows of `article_search` are texts to be searched."""
    made = lineage.provenance
    yield "run", [[made.version], [made.input_digest]]
    yield from numbered("option", made.options)
    yield from numbered(
        "skipped", ((s.path, s.place, s.reason, s.next_step) for s in lineage.skipped)
    )
    texts = Texts()
    yield from texts.rows(lineage.documents)
    keys, told = texts.register, Told(texts.register)
    yield from numbered(
        "duplicate",
        ((n, keys.article(id_)) for n, family in enumerate(lineage.duplicates) for id_ in family),
    )
    alignments = linked(lineage.alignments)
    verdicts = Verdicts(alignments)
    yield from _alignment_rows(alignments, keys, verdicts)
    columns = origin_columns(lineage.origins, alignments, keys)
    yield from _origin_rows(columns, verdicts, told)
    yield from numbered("article", _article_rows(texts, told))
    yield from numbered("passage", (_passage_row(p, keys) for p in lineage.passages))
    yield from numbered(
        "carrier",
        ((n, keys.sentence(k)) for n, p in enumerate(lineage.passages) for k in p.carriers),
    )
    yield from _edge_rows(lineage.edges, lineage.wires, keys)
    yield from _wire_rows(lineage.wires, keys)
    yield from _story_rows(lineage, texts, told)
    yield from numbered("outlet", map(_outlet_row, lineage.outlets))
    yield from _passed_over_rows(passed_over_columns(lineage.passed_over), keys)
    yield from numbered("use", ((u.outlet, u.other, u.articles, u.words) for u in lineage.uses))


def _alignment_rows(alignments: Alignments, keys: Register, verdicts: Verdicts) -> Iterator[Rows]:
    candidates, links = alignments.candidates, alignments.links
    articles = keys.all_articles(candidates.ids)
    proposals = [" ".join(channels) for channels in candidates.proposals]
    for at in range(0, len(alignments), _PAIRS):
        part = slice(at, at + _PAIRS)
        a, b = articles[candidates.a[part]], articles[candidates.b[part]]
        channels = [proposals[n] for n in candidates.channels[part].tolist()]
        numbers, bits = range(at, at + len(a)), candidates.bits[part].tolist()
        yield "alignment", [numbers, a.tolist(), b.tolist(), channels, bits]
        starts = links.starts[at : at + len(a) + 1]
        start, stop = starts[[0, -1]].tolist()
        owner = np.repeat(np.arange(len(a)), np.diff(starts))
        yield (
            "link",
            [
                range(start, stop),
                (owner + at).tolist(),
                keys.within(a[owner], links.i[start:stop]).tolist(),
                keys.within(b[owner], links.j[start:stop]).tolist(),
                verdicts.numbers[start:stop].tolist(),
            ],
        )
        yield "verdict", verdicts.fresh(start, stop)


def _passed_over_rows(pairs: PassedOverPairs, keys: Register) -> Iterator[Rows]:
    numbers = keys.all_articles(pairs.ids)
    for at in range(0, len(pairs), _ORIGINS):
        part = slice(at, at + _ORIGINS)
        a, b = numbers[pairs.a[part]].tolist(), numbers[pairs.b[part]].tolist()
        yield "passed_over", [range(at, at + len(a)), a, b, pairs.words[part].tolist()]


def _origin_rows(columns: OriginColumns, verdicts: Verdicts, told: Told) -> Iterator[Rows]:
    """And takes them in among what is told of articles."""
    numbers = verdicts.of_origins(columns)
    for at in range(0, len(columns.sentences), _ORIGINS):
        part = slice(at, at + _ORIGINS)
        told.add(columns.sentences[part], columns.labels[part])
        sentences = columns.sentences[part].tolist()
        best = [None if n < 0 else n for n in columns.best[part].tolist()]
        ids = range(at, at + len(sentences))
        yield "origin", [ids, sentences, best, numbers[columns.verdicts[part]].tolist()]
    yield "verdict", verdicts.of_others(columns)


def _article_rows(texts: Texts, told: Told) -> Iterator[Row]:
    for number, size in enumerate(texts.sizes):
        article = texts.article(number)
        publisher = outlet(article)
        yield (
            *(article.id, article.outlet, article.title, article.published, article.url),
            publisher.name if publisher else None,
            *(size, *_counts(told.of(article.id))),
        )


def _passage_row(passage: Passage, keys: Register) -> Row:
    words = {carrier: keys.words(carrier) for carrier in passage.carriers}
    return passage.id, passage.label.value, *passage_sums(passage, words)


def _wire_rows(wires: Sequence[Wire], keys: Register) -> Iterator[Rows]:
    yield from numbered(
        "wire",
        (
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
    yield from numbered(
        "wire_carrier",
        ((n, keys.article(id_)) for n, wire in enumerate(wires) for id_ in wire.carriers),
    )
    yield from numbered(
        "wire_text",
        ((n, keys.sentence(k)) for n, wire in enumerate(wires) for k in wire.text),
    )


def _edge_rows(edges: Iterable[Edge], wires: Iterable[Wire], keys: Register) -> Iterator[Rows]:
    """And the evidence for edges, and after it for wires."""
    evidence = _Cited(keys)
    edge = 0
    for block in in_blocks(edges, _PAIRS):
        yield from numbered("edge", (_edge_row(each, keys) for each in block), edge)
        yield from evidence.rows(
            [(n, None, e) for n, each in enumerate(block, edge) for e in each.evidence]
        )
        edge += len(block)
    yield from evidence.rows([(None, n, e) for n, wire in enumerate(wires) for e in wire.evidence])


class _Cited:
    """Numbers evidence, and what it cites."""

    def __init__(self, keys: Register) -> None:
        self._keys = keys
        self._evidence = self._sentences = 0

    def rows(self, owned: Sequence[tuple[int | None, int | None, Evidence]]) -> Iterator[Rows]:
        """Each with the number of an edge, or of a wire."""
        first = self._evidence
        self._evidence += len(owned)
        yield from numbered(
            "evidence",
            ((edge, wire, e.kind, e.text, e.points_to, e.weight) for edge, wire, e in owned),
            first,
        )
        cited = [key for *_, e in owned for key in e.sentences]
        of = [n for n, (*_, e) in enumerate(owned, first) for _ in e.sentences]
        numbers = range(self._sentences, self._sentences + len(cited))
        self._sentences += len(cited)
        yield "evidence_sentence", [numbers, of, self._keys.all_sentences(cited).tolist()]


def _story_rows(lineage: Lineage, texts: Texts, told: Told) -> Iterator[Rows]:
    keys = texts.register
    yield from numbered(
        "arrow",
        (
            (a.source, keys.article(a.target), a.probability, a.is_main, a.words)
            for a in lineage.arrows
        ),
    )
    yield from numbered(
        "arrow_sentence",
        (
            (n, keys.sentence(SentenceKey(a.target, index)))
            for n, a in enumerate(lineage.arrows)
            for index in a.sentences
        ),
    )
    yield from numbered(
        "story",
        ((s.id, s.accounts, s.is_parted, *_story_sums(s, texts, told)) for s in lineage.stories),
    )
    yield from numbered(
        "story_article",
        ((n, keys.article(a)) for n, s in enumerate(lineage.stories) for a in s.articles),
    )
    number = {wire.id: n for n, wire in enumerate(lineage.wires)}
    yield from numbered(
        "story_wire",
        ((n, number[w]) for n, s in enumerate(lineage.stories) for w in s.wires),
    )


def _story_sums(story: Story, texts: Texts, told: Told) -> Row:
    numbers = [texts.register.article(id_) for id_ in story.articles]
    words = {id_: told.of(id_) for id_ in story.articles}
    sums = story_sums([texts.article(n) for n in numbers], words)
    return (
        *(sums.articles, sums.outlets, sums.first, sums.last, sums.tally.told, sums.tally.matched),
        None if sums.lead is None else texts.register.article(sums.lead),
    )


def _outlet_row(outlet: Outlet) -> Row:
    return (
        *(outlet.name, outlet.articles),
        *_counts(outlet.tally),
        *(outlet.carried_words, outlet.uncredited_words, outlet.taken_words),
        outlet.median_lag_hours,
    )


def _edge_row(edge: Edge, keys: Register) -> Row:
    ends = keys.article(edge.a), keys.article(edge.b)
    counts = (*_counts(edge.tally_a), *_counts(edge.tally_b))
    return (*ends, edge.relation.value, edge.source, edge.probability, *counts)

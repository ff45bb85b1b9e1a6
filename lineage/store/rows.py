"""`Lineage` → rows of the tables, in a fixed order: equal lineages give equal rows.

Refuses a lineage whose parts contradict each other, for it could not be read back as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, repeat

import numpy as np

from lineage.labelled import OriginColumns, origin_columns
from lineage.linked import Alignments, PassedOverPairs, linked, passed_over_columns
from lineage.model import (
    Edge,
    Lineage,
    Outlet,
    Passage,
    SentenceKey,
    Story,
    Wire,
)
from lineage.related import EvidenceColumns, edge_columns, evidence_columns
from lineage.store.text_rows import Row, Rows, Texts, numbered
from lineage.store.verdicts import Verdicts
from lineage.text.outlets import outlet
from lineage.text.register import Register, Told
from lineage.text.tallies import passage_sums, story_sums

_PAIRS, _ORIGINS = 256, 4096
"""Values that are looked at together."""


def table_rows(lineage: Lineage) -> Iterator[Rows]:
    """Tables and some rows of each, column by column; a table may come again, with later rows.
    No columns: the table has all its rows; not said of every one."""
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
    yield from _ended("alignment", "link")
    columns = origin_columns(lineage.origins, alignments, keys)
    yield from _origin_rows(columns, verdicts, told)
    yield from _ended("origin", "verdict")
    yield from numbered("article", _article_rows(texts, told))
    yield from numbered("passage", (_passage_row(p, keys) for p in lineage.passages))
    yield from numbered(
        "carrier",
        ((n, keys.sentence(k)) for n, p in enumerate(lineage.passages) for k in p.carriers),
    )
    yield from _ended("carrier")
    yield from _edge_rows(lineage.edges, lineage.wires, keys)
    yield from _ended("edge", "evidence")
    yield from _wire_rows(lineage.wires, keys)
    yield from _story_rows(lineage, texts, told)
    yield from numbered("outlet", map(_outlet_row, lineage.outlets))
    yield from _passed_over_rows(passed_over_columns(lineage.passed_over), keys)
    yield from numbered("use", ((u.outlet, u.other, u.articles, u.words) for u in lineage.uses))


def _ended(*tables: str) -> Iterator[Rows]:
    return ((table, ()) for table in tables)


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
            *(size, *told.of(article.id).counts),
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


def _edge_rows(edges: Sequence[Edge], wires: Iterable[Wire], keys: Register) -> Iterator[Rows]:
    """And the evidence for edges, and after it for wires."""
    evidence = _Cited(keys)
    first = 0
    for some in edge_columns(edges, _PAIRS):
        yield (
            "edge",
            [
                range(first, first + len(some.a)),
                *(keys.all_articles(end).tolist() for end in (some.a, some.b)),
                [relation.value for relation in some.relations],
                *(some.sources, some.probabilities),
                *zip(*some.tallies_a, strict=True),
                *zip(*some.tallies_b, strict=True),
            ],
        )
        said = some.evidence
        of_edge, of_wire = [first + n for n in said.owners], [None] * len(said.owners)
        yield from evidence.rows(of_edge, of_wire, said)
        first += len(some.a)
    said = evidence_columns((n, each) for n, wire in enumerate(wires) for each in wire.evidence)
    yield from evidence.rows([None] * len(said.owners), said.owners, said)


class _Cited:
    """Numbers evidence, and what it cites."""

    def __init__(self, keys: Register) -> None:
        self._keys = keys
        self._evidence = self._sentences = 0

    def rows(
        self, edges: Sequence[int | None], wires: Sequence[int | None], said: EvidenceColumns
    ) -> Iterator[Rows]:
        """`edges`, `wires`: numbers of what each speaks for."""
        numbers = range(self._evidence, self._evidence + len(said.kinds))
        about = said.kinds, said.texts, said.points_to, said.weights
        yield "evidence", [numbers, edges, wires, *about]
        cited = range(self._sentences, self._sentences + len(said.indexes))
        of = list(chain.from_iterable(map(repeat, numbers, said.cited)))
        articles, indexes = self._keys.all_articles(said.articles), np.array(said.indexes, np.int64)
        yield "evidence_sentence", [cited, of, self._keys.within(articles, indexes).tolist()]
        self._evidence, self._sentences = numbers.stop, cited.stop


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
        *outlet.tally.counts,
        *(outlet.carried_words, outlet.uncredited_words, outlet.taken_words),
        outlet.median_lag_hours,
    )

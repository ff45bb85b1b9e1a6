"""Articles → Lineage: the verbs in their order. The only module that knows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from hashlib import blake2b
from itertools import chain, islice

from lineage import __version__
from lineage.align import Aligner
from lineage.align.graph import graph
from lineage.descent import descend
from lineage.descent.copies import with_copies
from lineage.descent.origins import uncompared
from lineage.descent.outlets import outlets
from lineage.descent.uses import uses
from lineage.match import find_candidates
from lineage.memory import uncollected
from lineage.model import (
    Alignment,
    Article,
    ArticleId,
    Candidate,
    Document,
    Lineage,
    Provenance,
    Sentence,
    Skipped,
)
from lineage.options import Options
from lineage.parallel import in_order
from lineage.text.document import from_outline, outline, parse

Progress = Callable[[str, int, int | None], None]
Early = Callable[[Lineage], None]
"""Gets the texts, cut but not matched yet, with all that could not be read."""


def trace(
    articles: Iterable[Article],
    options: Options | None = None,
    skipped: Sequence[Skipped] = (),
    progress: Progress | None = None,
    early: Early | None = None,
) -> Lineage:
    """The lineage of some articles. `skipped` is read when the articles are consumed.

    The result depends on the articles and the options alone: not on the order of the articles,
    not on `options.jobs`.
    """
    with uncollected():
        return _trace(articles, options or Options(), skipped, progress or _say_nothing, early)


def _trace(
    articles: Iterable[Article],
    options: Options,
    skipped: Sequence[Skipped],
    tell: Progress,
    early: Early | None,
) -> Lineage:
    read = _read(articles, tell)
    families = _families(read)
    unique = [read[ids[0]] for ids in families]
    documents = _cut(unique, options.jobs, tell)
    shared = {ids[0]: ids for ids in families if len(ids) > 1}
    everything = _with_copies(documents, read, shared)
    if early:
        early(_uncompared(everything, skipped, _provenance(read, options)))
    tell("match", 0, None)
    candidates = find_candidates(documents, options.match)
    alignments = _align(documents, candidates, options, tell)
    tell("trace", 0, None)
    found = with_copies(descend(documents, alignments, shared), shared)
    duplicates = tuple(tuple(ids) for ids in shared.values())
    return Lineage(
        documents=everything,
        alignments=alignments,
        origins=found.origins,
        passages=found.passages,
        edges=found.edges,
        wires=found.wires,
        arrows=found.arrows,
        stories=found.stories,
        outlets=outlets(everything, found.origins, found.arrows, found.wires),
        uses=uses(everything, alignments, duplicates),
        skipped=tuple(skipped),
        provenance=_provenance(read, options),
        duplicates=duplicates,
    )


def _say_nothing(_stage: str, _done: int, _total: int | None) -> None:
    """No progress is asked for."""


def _read(articles: Iterable[Article], tell: Progress) -> dict[ArticleId, Article]:
    read: dict[ArticleId, Article] = {}
    for article in articles:
        read[article.id] = article
        tell("read", len(read), None)
    return dict(sorted(read.items()))


def _families(read: dict[ArticleId, Article]) -> list[list[ArticleId]]:
    """Articles with exactly the same text, each family in order of id; in order of their first."""
    by_text: dict[bytes, list[ArticleId]] = {}
    for article in read.values():
        digest = blake2b(article.text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        by_text.setdefault(digest, []).append(article.id)
    return sorted(by_text.values())


def _cut(articles: Sequence[Article], jobs: int, tell: Progress) -> list[Document]:
    drawn = in_order(
        lambda _, part: [outline(parse(articles[n])) for n in part],
        len(articles),
        jobs,
        lambda done: tell("cut", done, len(articles)),
    )
    lines = chain.from_iterable(drawn)
    return [from_outline(article, drawn) for article, drawn in zip(articles, lines, strict=True)]


def _with_copies(
    documents: Sequence[Document],
    read: dict[ArticleId, Article],
    shared: dict[ArticleId, list[ArticleId]],
) -> tuple[Document, ...]:
    copies = (_renamed(d, read[id_]) for d in documents for id_ in shared.get(d.article.id, ())[1:])
    return tuple(sorted((*documents, *copies), key=lambda d: d.article.id))


def _uncompared(
    documents: tuple[Document, ...], skipped: Sequence[Skipped], provenance: Provenance
) -> Lineage:
    origins = uncompared(documents)
    return Lineage(
        documents,
        alignments=(),
        origins=origins,
        passages=(),
        edges=(),
        wires=(),
        arrows=(),
        stories=(),
        outlets=outlets(documents, origins, (), ()),
        uses=(),
        skipped=tuple(skipped),
        provenance=provenance,
    )


def _align(
    documents: Sequence[Document],
    candidates: Sequence[Candidate],
    options: Options,
    tell: Progress,
) -> tuple[Alignment, ...]:
    aligner = Aligner(documents, candidates, options.align)
    total = len(candidates)
    order = _near_in_time(documents, candidates)
    first = list(
        in_order(
            lambda _, part: aligner.first_look([order[k] for k in part]),
            total,
            options.jobs,
            lambda done: tell("compare", done, total),
        )
    )
    around = graph(first)
    second = in_order(
        lambda n, _: aligner.second_look(first[n], around),
        total,
        options.jobs,
        lambda done: tell("align", done, total),
    )
    numbers, drawn = iter(order), list[Alignment]()
    for found, links in zip(first, second, strict=True):
        drawn += aligner.finished(list(islice(numbers, found.pairs)), links)
    return tuple(sorted(drawn, key=lambda alignment: (alignment.a, alignment.b)))


def _near_in_time(documents: Sequence[Document], candidates: Sequence[Candidate]) -> list[int]:
    """Numbers of the candidate pairs, those of one article and then those of one time together:
    what a worker has made ready of an article is used for all its pairs."""
    dates = {d.article.id: d.article.published or "" for d in documents}
    return sorted(
        range(len(candidates)), key=lambda n: (dates[candidates[n].a], candidates[n].a, n)
    )


def _renamed(document: Document, article: Article) -> Document:
    sentences = tuple(
        Sentence(article.id, s.index, s.span, s.text, s.role, s.quotes) for s in document.sentences
    )
    return Document(article, sentences, document.credits)


def _provenance(read: dict[ArticleId, Article], options: Options) -> Provenance:
    digest = blake2b(digest_size=16)
    for article in read.values():
        for value in (article.id, article.text):
            raw = value.encode("utf-8", "surrogatepass")
            digest.update(len(raw).to_bytes(8, "big") + raw)
    return Provenance(__version__, digest.hexdigest(), _changed(options))


def _changed(options: Options) -> tuple[tuple[str, str], ...]:
    """Settings of matching and alignment that differ from their defaults; never `jobs`."""
    found = []
    for name, default in (("match", Options().match), ("align", Options().align)):
        given = getattr(options, name)
        for f in fields(default):
            value = getattr(given, f.name)
            if value != getattr(default, f.name):
                found.append((f"{name}.{f.name}", str(value)))
    return tuple(found)

"""Articles → Lineage: the verbs in their order. The only module that knows it."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, fields
from hashlib import blake2b
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from lineage import __version__
from lineage.align import Aligner
from lineage.align.graph import graph
from lineage.budget import affordable
from lineage.descent import descend
from lineage.descent.census import Census
from lineage.descent.copies import with_copies
from lineage.descent.origins import uncompared
from lineage.descent.outlets import outlets
from lineage.descent.reading import Copies, Readings
from lineage.descent.survey import survey
from lineage.descent.uses import uses
from lineage.linked import Alignments, Candidates, Ints
from lineage.match import Layout, candidates, lay_out
from lineage.memory import uncollected
from lineage.model import (
    Article,
    ArticleId,
    Lineage,
    Provenance,
    Skipped,
)
from lineage.options import Options
from lineage.records import Records
from lineage.shelf import Shelf, ShelvedDocuments, packed
from lineage.text.digest import TEXT_DIGEST, text_digest
from lineage.text.document import outlines
from lineage.words import Transcript, transcript
from lineage.work import Mapped, Task, Work, Workspace

Progress = Callable[[str, int, int | None], None]
Early = Callable[[Lineage], None]
"""Gets the texts, cut but not matched yet, with all that could not be read."""

PART = 256
"""Articles cut and laid out at a time."""
PAIRS = 1024
"""Pairs aligned at a time, at most."""


def trace(
    articles: Iterable[Article],
    options: Options | None = None,
    skipped: Sequence[Skipped] = (),
    progress: Progress | None = None,
    early: Early | None = None,
    work: Task | None = None,
) -> Lineage:
    """The lineage of some articles. `skipped` is read when the articles are consumed.

    The result depends on the articles and the options alone: not on the order of the articles,
    not on `work`, which says where and how the parts are worked out (default: in a folder that is
    gone afterwards, by `options.jobs` processes).
    """
    given = options or Options()
    tell = progress or _say_nothing
    with uncollected():
        if work is not None:
            return _trace(articles, given, skipped, tell, early, work)
        with (
            TemporaryDirectory(prefix="wirelineage-") as folder,
            closing(Workspace(Path(folder), given.jobs)) as passing,
        ):
            return _trace(articles, given, skipped, tell, early, passing)


def _trace(
    articles: Iterable[Article],
    options: Options,
    skipped: Sequence[Skipped],
    tell: Progress,
    early: Early | None,
    work: Task,
) -> Lineage:
    read = _read(articles, tell, work.folder)
    jobs = affordable(options.memory, work.jobs, len(read.shelf), read.shelf.size)
    provenance = _provenance(read, options)
    work.begin(_task(read, options), jobs)
    documents, told, layouts = _cut(read, options, tell, work)
    everything = _everything(read, documents)
    if early:
        early(_uncompared(everything, skipped, provenance))
    tell("match", 0, None)
    found = candidates(
        layouts, documents.ids, options.match, work, lambda done, of: tell("match", done, of)
    )
    alignments = _align(documents, told, found.candidates, options, tell, work)
    tell("trace", 0, len(alignments))
    shared = read.shared
    copies = _declaring(read, shared)
    surveyed = survey(everything, work)
    traced = with_copies(
        descend(
            documents,
            alignments,
            shared,
            work,
            lambda done: tell("trace", done, len(alignments)),
            copies,
            surveyed,
        ),
        shared,
        Readings(everything, surveyed=surveyed),
        copies,
    )
    duplicates = tuple(tuple(ids) for ids in shared.values())
    census = Census(surveyed, traced.origins, duplicates)
    return Lineage(
        documents=everything,
        alignments=alignments,
        origins=traced.origins,
        passages=traced.passages,
        edges=traced.edges,
        wires=traced.wires,
        arrows=traced.arrows,
        stories=traced.stories,
        outlets=outlets(census, traced.arrows, traced.wires),
        uses=uses(census, alignments),
        skipped=tuple(skipped),
        provenance=provenance,
        duplicates=duplicates,
        passed_over=found.passed_over,
    )


def _say_nothing(_stage: str, _done: int, _total: int | None) -> None:
    """No progress is asked for."""


@dataclass(frozen=True, slots=True)
class _Read:
    """All articles, on the shelf."""

    shelf: Shelf
    places: Ints
    """In order of id."""
    firsts: Ints
    """Of each of these, which of these is the first with exactly the same text."""
    dated: Sequence[int]
    """Places of these first ones, in the order (date, id)."""

    @property
    def shared(self) -> dict[ArticleId, list[ArticleId]]:
        """The first article of a text → all that have exactly this text, where it is not alone; in
        order of id."""
        often = np.bincount(self.firsts, minlength=1)[self.firsts] > 1
        ids, found = self.shelf.ids, dict[ArticleId, list[ArticleId]]()
        for place, first in zip(
            self.places[often].tolist(), self.places[self.firsts[often]].tolist(), strict=True
        ):
            found.setdefault(ids[first], []).append(ids[place])
        return found


def _read(articles: Iterable[Article], tell: Progress, folder: Path | None) -> _Read:
    shelf, texts = Shelf(folder), bytearray()
    published: list[str] = []
    for article in articles:
        shelf.put(article)
        published.append(article.published or "")
        texts += text_digest(article.text)
        tell("read", len(shelf), None)
    places = np.array(sorted(range(len(shelf)), key=shelf.ids.__getitem__), np.int32)
    digests = np.frombuffer(texts, f"V{TEXT_DIGEST}")[places]
    _, first, which = np.unique(digests, return_index=True, return_inverse=True)
    firsts = first[which].astype(np.int32)
    distinct = places[firsts == np.arange(len(firsts))].tolist()
    distinct.sort(key=lambda place: (published[place], shelf.ids[place]))
    return _Read(shelf, places, firsts, array("i", distinct))


def _cut(
    read: _Read, options: Options, tell: Progress, work: Work
) -> tuple[ShelvedDocuments, Sequence[Transcript], Sequence[Layout]]:
    """The distinct texts in the order (date, id); what each part of them tells, and what matching
    keeps of it."""
    shelf, places = read.shelf, read.dated
    parts = [places[at : at + PART] for at in range(0, len(places), PART)]

    def cut(part: int) -> tuple[Records, Transcript, Layout]:
        articles = [shelf[place] for place in parts[part]]
        drawn = list(outlines(articles))
        told = transcript(list(zip(articles, drawn, strict=True)))
        return packed(drawn), told, lay_out(articles, told, options.match)

    tell("cut", 0, len(places))
    done = work.done(
        "cut",
        cut,
        [_name(options.match, (shelf.digests[place] for place in part)) for part in parts],
        lambda done: tell("cut", min(done * PART, len(places)), len(places)),
    )
    for part, *_ in done:
        shelf.outlines.extend(part)
    records = Mapped(range(len(places)), shelf.outlines.__getitem__)
    documents = ShelvedDocuments(shelf, places, records)
    return documents, Mapped(done, itemgetter(1)), Mapped(done, itemgetter(2))


def _everything(read: _Read, documents: ShelvedDocuments) -> ShelvedDocuments:
    """The documents of all articles, in order of id."""
    numbers = np.empty(len(read.places), np.int32)
    numbers[documents.places] = np.arange(len(documents))
    chosen = array("i", numbers[read.places[read.firsts]].tobytes())
    records = Mapped(chosen, read.shelf.outlines.__getitem__)
    return ShelvedDocuments(read.shelf, array("i", read.places.tobytes()), records)


def _uncompared(
    documents: ShelvedDocuments, skipped: Sequence[Skipped], provenance: Provenance
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
        outlets=outlets(Census(survey(documents), origins), (), ()),
        uses=(),
        skipped=tuple(skipped),
        provenance=provenance,
    )


def _declaring(read: _Read, shared: Mapping[ArticleId, Sequence[ArticleId]]) -> Copies:
    """Of the texts that several articles have: those whose files declare sources."""
    declaring = {read.shelf.ids[place]: place for place in sorted(read.shelf.declaring)}
    told = {
        first: [read.shelf[declaring[id_]] for id_ in ids if id_ in declaring]
        for first, ids in shared.items()
    }
    return {first: articles for first, articles in told.items() if articles}


def _align(
    documents: ShelvedDocuments,
    told: Sequence[Transcript],
    found: Candidates,
    options: Options,
    tell: Progress,
    work: Task,
) -> Alignments:
    aligner = Aligner(told, found, options.align)
    parts, names = _pairs(documents, found, options)

    def done(stage: str) -> Callable[[int], None]:
        return lambda count: tell(stage, count * len(found) // len(parts), len(found))

    first = work.done("compare", lambda n: aligner.first_look(parts[n]), names, done("compare"))
    around = graph(first)
    second = work.done(
        "align", lambda n: aligner.second_look(first[n], around), len(parts), done("align")
    )
    return aligner.finished(parts, second, work.folder)


def _pairs(
    documents: ShelvedDocuments, found: Candidates, options: Options
) -> tuple[list[Ints], list[str]]:
    """Numbers of candidate pairs, part by part, and the parts' names.

    Pairs stand with the part of articles in which their later one does: near in time, so that what
    a worker has made ready of an article serves many pairs, and where articles that come after the
    others change nothing."""
    first, second = np.minimum(found.a, found.b), np.maximum(found.a, found.b)
    order = np.lexsort((second, first, second // PART)).astype(np.int32)
    cuts = np.flatnonzero(np.diff(second[order] // PART)) + 1
    parts = [
        group[at : at + PAIRS]
        for group in np.split(order, cuts)
        for at in range(0, len(group), PAIRS)
    ]

    def name(part: Ints) -> str:
        ends = np.stack((first[part], second[part]), axis=1).ravel().tolist()
        return _name(options.align, (b"%d" % k + documents.digest(k) for k in ends))

    return parts, list(map(name, parts))


def _task(read: _Read, options: Options) -> str:
    """What the parts without a name are parts of: all that the answer depends on."""
    digests = (
        part
        for place in read.places.tolist()
        for part in (
            read.shelf.ids[place].encode("utf-8", "surrogatepass"),
            b"\0",
            read.shelf.digests[place],
        )
    )
    return _name((options.match, options.align), digests)


def _name(options: object, digests: Iterable[bytes]) -> str:
    """Of a part that is made of these, by these options and this version of the program."""
    digest = blake2b(f"{__version__} {options}".encode(), digest_size=16)
    for each in digests:
        digest.update(each)
    return digest.hexdigest()


def _provenance(read: _Read, options: Options) -> Provenance:
    digest = blake2b(digest_size=16)
    for place in read.places.tolist():
        article = read.shelf[place]
        for value in (article.id, article.text):
            raw = value.encode("utf-8", "surrogatepass")
            digest.update(len(raw).to_bytes(8, "big") + raw)
    return Provenance(__version__, digest.hexdigest(), _changed(options))


def _changed(options: Options) -> tuple[tuple[str, str], ...]:
    """Settings of matching and alignment that differ from their defaults; no others change what
    is found."""
    found = []
    for name, default in (("match", Options().match), ("align", Options().align)):
        given = getattr(options, name)
        for f in fields(default):
            value = getattr(given, f.name)
            if value != getattr(default, f.name):
                found.append((f"{name}.{f.name}", str(value)))
    return tuple(found)

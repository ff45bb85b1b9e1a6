"""Articles → Lineage: the verbs in their order. The only module that knows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, fields
from hashlib import blake2b
from itertools import chain, groupby
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory

from lineage import __version__
from lineage.align import Aligner
from lineage.align.graph import graph
from lineage.descent import descend
from lineage.descent.census import Census
from lineage.descent.copies import with_copies
from lineage.descent.origins import uncompared
from lineage.descent.outlets import outlets
from lineage.descent.reading import Copies, Readings
from lineage.descent.survey import survey
from lineage.descent.uses import uses
from lineage.linked import Alignments
from lineage.match import Layout, candidates, lay_out
from lineage.memory import uncollected
from lineage.model import (
    Article,
    ArticleId,
    Candidate,
    Lineage,
    Provenance,
    Skipped,
)
from lineage.options import Options
from lineage.shelf import Packed, Shelf, ShelvedDocuments, packed
from lineage.text.digest import text_digest
from lineage.text.document import outline
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
    provenance = _provenance(read, options)
    work.begin(_task(read, options))
    documents, told, layouts = _cut(read, options, tell, work)
    everything = _everything(read, documents)
    if early:
        early(_uncompared(everything, skipped, provenance))
    tell("match", 0, None)
    found = candidates(
        layouts, documents.ids, options.match, work, lambda done, of: tell("match", done, of)
    )
    alignments = _align(documents, told, found, options, tell, work)
    tell("trace", 0, len(alignments))
    shared = {ids[0]: ids for ids in read.families if len(ids) > 1}
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
    )


def _say_nothing(_stage: str, _done: int, _total: int | None) -> None:
    """No progress is asked for."""


@dataclass(frozen=True, slots=True)
class _Read:
    """All articles, on the shelf."""

    shelf: Shelf
    places: dict[ArticleId, int]
    """In order of id."""
    families: list[list[ArticleId]]
    """Articles with exactly the same text, in order of id; in order of their first."""


def _read(articles: Iterable[Article], tell: Progress, folder: Path | None) -> _Read:
    shelf, places = Shelf(folder), dict[ArticleId, int]()
    digests: list[bytes] = []
    for place, article in enumerate(articles):
        shelf.put(article)
        places[article.id] = place
        digests.append(text_digest(article.text))
        tell("read", len(places), None)
    ordered = dict(sorted(places.items()))
    by_text: dict[bytes, list[ArticleId]] = {}
    for id_, place in ordered.items():
        by_text.setdefault(digests[place], []).append(id_)
    return _Read(shelf, ordered, sorted(by_text.values()))


def _cut(
    read: _Read, options: Options, tell: Progress, work: Work
) -> tuple[ShelvedDocuments, Sequence[Transcript], Sequence[Layout]]:
    """The distinct texts in the order (date, id); what each part of them tells, and what matching
    keeps of it."""
    shelf = read.shelf
    places = [read.places[ids[0]] for ids in read.families]
    places.sort(key=lambda place: (shelf.published[place], shelf.ids[place]))
    parts = [places[at : at + PART] for at in range(0, len(places), PART)]

    def cut(part: int) -> tuple[Packed, Transcript, Layout]:
        articles = [shelf[place] for place in parts[part]]
        outlines = [outline(article) for article in articles]
        told = transcript(list(zip(articles, outlines, strict=True)))
        return packed(outlines), told, lay_out(articles, told, options.match)

    tell("cut", 0, len(places))
    done = work.done(
        "cut",
        cut,
        [_name(options.match, (shelf.digests[place] for place in part)) for part in parts],
        lambda done: tell("cut", min(done * PART, len(places)), len(places)),
    )
    outlines = list(chain.from_iterable(part.records() for part, *_ in done))
    documents = ShelvedDocuments(shelf, places, outlines)
    return documents, Mapped(done, itemgetter(1)), Mapped(done, itemgetter(2))


def _everything(read: _Read, documents: ShelvedDocuments) -> ShelvedDocuments:
    """The documents of all articles, in order of id."""
    number = {id_: n for n, id_ in enumerate(documents.ids)}
    first = {id_: number[ids[0]] for ids in read.families for id_ in ids}
    outlines = documents.outlines
    return ShelvedDocuments(
        read.shelf, list(read.places.values()), [outlines[first[id_]] for id_ in read.places]
    )


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
    shelf, places = read.shelf, read.places
    if not shelf.declaring:
        return {}
    told = {
        first: [shelf[places[id_]] for id_ in ids if places[id_] in shelf.declaring]
        for first, ids in shared.items()
    }
    return {first: articles for first, articles in told.items() if articles}


def _align(
    documents: ShelvedDocuments,
    told: Sequence[Transcript],
    found: Sequence[Candidate],
    options: Options,
    tell: Progress,
    work: Work,
) -> Alignments:
    aligner = Aligner(told, documents.ids, found, options.align)
    parts, names = _pairs(documents, found, options)

    def done(stage: str) -> Callable[[int], None]:
        return lambda count: tell(stage, min(count * PAIRS, len(found)), len(found))

    first = work.done("compare", lambda n: aligner.first_look(parts[n]), names, done("compare"))
    around = graph(first)
    second = work.done(
        "align", lambda n: aligner.second_look(first[n], around), len(parts), done("align")
    )
    return aligner.finished(parts, second)


def _pairs(
    documents: ShelvedDocuments, found: Sequence[Candidate], options: Options
) -> tuple[list[list[int]], list[str]]:
    """Numbers of candidate pairs, part by part, and the parts' names.

    Pairs stand with the part of articles in which their later one does: near in time, so that what
    a worker has made ready of an article serves many pairs, and where articles that come after the
    others change nothing."""
    place = {id_: n for n, id_ in enumerate(documents.ids)}
    ends = [sorted((place[c.a], place[c.b])) for c in found]
    order = sorted(range(len(found)), key=lambda n: (ends[n][1] // PART, ends[n]))
    parts: list[list[int]] = []
    for _, group in groupby(order, lambda n: ends[n][1] // PART):
        part = list(group)
        parts += (part[at : at + PAIRS] for at in range(0, len(part), PAIRS))
    digests = documents.digests
    names = [
        _name(options.align, (b"%d" % k + digests[k] for n in part for k in ends[n]))
        for part in parts
    ]
    return parts, names


def _task(read: _Read, options: Options) -> str:
    """What the parts without a name are parts of: all that the answer depends on."""
    digests = (
        part
        for id_, place in read.places.items()
        for part in (id_.encode("utf-8", "surrogatepass"), b"\0", read.shelf.digests[place])
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
    for id_, place in read.places.items():
        for value in (id_, read.shelf[place].text):
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

"""A story → lanes of outlets and sources, with a mark where each article stands in time.

Law: what has no date has no place in time, and a source that is not in the corpus is not dated:
its line begins where its words are first seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lineage.model import LINK_LABELS, Arrow, ArticleId, Label, Story, Wire
from lineage.report.findings import UNNAMED
from lineage.report.lags import Lag, lag
from lineage.report.time_axis import moment
from lineage.report.versions import later_versions, outlet_of
from lineage.report.view import View, is_drawn, key


@dataclass(frozen=True, slots=True)
class Mark:
    article: ArticleId
    lane: int | None
    """None: it has no date."""
    at: float | None
    """Seconds since 1970, UTC; of a date without hours, the first moment of the day."""
    is_day: bool
    is_agency: bool
    """It is an agency's own text."""
    main: Arrow | None
    """From its main source, where that is sure enough to be drawn."""
    since: ArticleId | None
    """The source's article; of a source that is not in the corpus, its first dated carrier here."""
    since_at: float | None
    label: Label
    """What most of the words are that it has from there."""


@dataclass(frozen=True, slots=True)
class Lane:
    name: str
    is_unseen: bool = False
    seen: tuple[float, float] | None = None
    """Of an unseen source: from its first dated carrier to its last."""


@dataclass(frozen=True, slots=True)
class Chronology:
    lanes: tuple[Lane, ...]
    """Unseen sources first, then outlets, the earliest first."""
    marks: tuple[Mark, ...]
    """By time, then those without a date."""

    @property
    def dated(self) -> tuple[Mark, ...]:
        return tuple(mark for mark in self.marks if mark.at is not None)

    @property
    def undated(self) -> tuple[Mark, ...]:
        return tuple(mark for mark in self.marks if mark.at is None)


def chronology(view: View, story: Story, *, versions: bool = True) -> Chronology:
    """`versions`: with the later versions of an outlet's own articles."""
    left_out = frozenset() if versions else later_versions(view, story)
    articles = [a for a in story.articles if a not in left_out and a in view.documents]
    ordered = sorted(articles, key=lambda a: (_at(view, a) is None, _at(view, a) or 0.0, a))
    unseen = [view.wires[w] for w in story.wires if w in view.wires and not view.wires[w].seen]
    names = dict.fromkeys(outlet_of(view, a) for a in ordered if _at(view, a) is not None)
    lanes = (
        *(Lane(wire.name or UNNAMED, True, _seen(view, wire)) for wire in unseen),
        *(Lane(name) for name in names),
    )
    places = {name: n for n, name in enumerate(names, len(unseen))}
    agencies = frozenset(w.seen for w in view.wires.values() if w.is_agency and w.seen)
    first = _first_seen(view, story)
    marks = tuple(_mark(view, article, places, agencies, first) for article in ordered)
    return Chronology(lanes, marks)


def _mark(
    view: View,
    article: ArticleId,
    lanes: dict[str, int],
    agencies: frozenset[ArticleId],
    first: dict[str, ArticleId],
) -> Mark:
    published = view.documents[article].article.published
    at = _at(view, article)
    main = _main(view, article)
    since = _since(view, main, first) if main else None
    return Mark(
        article,
        lanes[outlet_of(view, article)] if at is not None else None,
        at,
        published is not None and "T" not in published,
        article in agencies,
        main,
        since,
        _at(view, since) if since else None,
        _label(view, article, main) if main else Label.ADDED,
    )


def lag_of(view: View, mark: Mark) -> Lag | None:
    """After what its line begins at; None: it has none, or a date is missing."""
    if mark.since is None or mark.since == mark.article:
        return None
    source = view.documents[mark.since].article.published
    return lag(source, view.documents[mark.article].article.published)


def reused(view: View, marks: Sequence[Mark]) -> Iterator[tuple[Lag, int]]:
    """Lags, and words that each article has from its main source."""
    for mark in marks:
        after = lag_of(view, mark)
        if after is not None and mark.main is not None:
            yield after, mark.main.words or view.tallies[mark.article].matched


def similar(view: View, articles: Sequence[ArticleId]) -> list[tuple[ArticleId, int, int]]:
    """Without dates: by the share of its words that stand in the largest, which comes first;
    each with these words and all its words."""
    told = {a: view.tallies[a].told for a in articles}
    largest = max(articles, key=lambda a: (told[a], a))
    rows = []
    for article in articles:
        if article == largest or view.first_of.get(article, article) == largest:
            rows.append((article, told[article], told[article]))
            continue
        first = view.first_of.get(article, article)
        edge = view.edge(first, view.first_of.get(largest, largest))
        tally = None if edge is None else edge.tally_a if edge.a == first else edge.tally_b
        rows.append((article, tally.matched if tally else 0, told[article]))
    return sorted(rows, key=lambda r: (r[0] != largest, -r[1] / max(1, r[2]), r[0]))


def _at(view: View, article: ArticleId) -> float | None:
    return moment(view.documents[article].article.published)


def _seen(view: View, wire: Wire) -> tuple[float, float] | None:
    dated = _dated(view, wire)
    return (dated[0][0], dated[-1][0]) if dated else None


def _dated(view: View, wire: Wire) -> list[tuple[float, ArticleId]]:
    """Its carriers that are here and have a date, the earliest first."""
    known = [(_at(view, c), c) for c in wire.carriers if c in view.documents]
    return sorted((at, carrier) for at, carrier in known if at is not None)


def _main(view: View, article: ArticleId) -> Arrow | None:
    return next((a for a in view.arrows_to(article) if a.is_main and is_drawn(a)), None)


def _first_seen(view: View, story: Story) -> dict[str, ArticleId]:
    """The first dated carrier in the story of each unseen source that one of its articles mainly
    has its words from."""
    known = [a for a in story.articles if a in view.documents]
    dated = sorted((at, a) for a in known if (at := _at(view, a)) is not None)
    sources = {main.source for a in known if (main := _main(view, a)) is not None}
    found: dict[str, ArticleId] = {}
    for wire in (view.wires[id_] for id_ in sources if id_ in view.wires):
        carriers = frozenset(wire.carriers)
        first = next((a for _, a in dated if a in carriers), None)
        if first is not None and wire.seen is None:
            found[wire.id] = first
    return found


def _since(view: View, arrow: Arrow, first: dict[str, ArticleId]) -> ArticleId | None:
    wire = view.wires.get(arrow.source)
    if wire is not None and wire.seen is None:
        return first.get(wire.id)
    source = ArticleId(arrow.source) if wire is None else wire.seen
    return source if source in view.documents else None


def _label(view: View, article: ArticleId, arrow: Arrow) -> Label:
    words = dict.fromkeys(LINK_LABELS, 0)
    sentences = view.documents[article].sentences
    for index in arrow.sentences:
        label = view.label(sentences[index])
        if label in words:
            words[label] += view.words[key(sentences[index])]
    return max(words, key=lambda label: words[label]) if any(words.values()) else Label.ADDED

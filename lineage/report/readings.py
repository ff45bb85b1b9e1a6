"""A view and one of its passages → its readings: which article has it in which words.

A reading is a run of neighbouring sentences of one article. One of the readings is the base that
the others are read against; what makes it so is told. Word edits are made by the caller: reports
do not align.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import combinations

from lineage.model import (
    LINK_LABELS,
    Alignment,
    ArticleId,
    Document,
    EditOp,
    Label,
    Link,
    Passage,
    Sentence,
    SentenceKey,
    Span,
)
from lineage.report.compare import Difference, stretch
from lineage.report.findings import UNNAMED
from lineage.report.numbers import count
from lineage.report.view import View, is_drawn, key

_REUSED = (Label.COPIED, Label.EDITED)
"""Labels of the links that make passages."""


@dataclass(frozen=True, slots=True)
class Reading:
    document: Document
    sentences: tuple[Sentence, ...]
    """Neighbours; one at least."""
    whole: Sentence
    """From the first to the last, as one stretch of text."""

    @property
    def id(self) -> SentenceKey:
        return key(self.sentences[0])


@dataclass(frozen=True, slots=True)
class Readings:
    passage: Passage
    all: tuple[Reading, ...]
    """The earliest first, then those without a date."""
    base: Reading
    why: str
    """What makes it the base, to be read after "base: "."""
    weakest: Link | None
    """The least certain of the weakest links that hold the passage together; None: no link
    between its carriers is at hand."""


def readings(view: View, passage: Passage) -> Readings:
    found = tuple(sorted(stretches(view, passage), key=_by_date))
    base, why = next(choice for rule in _RULES if (choice := rule(view, found)))
    return Readings(passage, found, base, why, _weakest(view, passage))


def same_words(found: Iterable[Reading]) -> list[tuple[Reading, ...]]:
    """Readings with exactly the same text together, in the order of the first of them; one of
    whose text a part is left out stands alone."""
    groups: dict[str | SentenceKey, list[Reading]] = {}
    for reading in found:
        text = reading.whole.text
        same = text if len(text) == len(reading.whole.span) else reading.id
        groups.setdefault(same, []).append(reading)
    return [tuple(group) for group in groups.values()]


def shared(base: Reading, differences: Iterable[Difference]) -> tuple[Span, ...]:
    """Spans of the base's article, with words in them, that every reading has; `differences`:
    from the base to each of the others."""
    text = base.document.article.text
    kept = ([e.source for e in d.edits if e.op is EditOp.KEEP] for d in differences)
    common = reduce(_intersection, kept, [base.whole.span])
    return tuple(trimmed for span in common if (trimmed := _trimmed(span, text)))


def stretches(view: View, passage: Passage) -> Iterator[Reading]:
    """Its readings alone, in the order of their articles."""
    run: list[SentenceKey] = []
    for carrier in passage.carriers:
        if run and carrier != SentenceKey(run[-1].article, run[-1].index + 1):
            yield _reading(view, run)
            run = []
        run.append(carrier)
    yield _reading(view, run)


def _reading(view: View, run: Sequence[SentenceKey]) -> Reading:
    document = view.documents[run[0].article]
    sentences = tuple(document.sentences[carrier.index] for carrier in run)
    return Reading(document, sentences, stretch(document, sentences))


def _by_date(reading: Reading) -> tuple[bool, str, SentenceKey]:
    published = reading.document.article.published
    return published is None, published or "", reading.id


# Which reading is the base: the first rule that knows one.

_Choice = tuple[Reading, str] | None


def _source_of_others(view: View, found: Sequence[Reading]) -> _Choice:
    """The article that most of the other readings are put down to."""
    of_article = {r.document.article.id: r for r in reversed(found)}
    votes = Counter(
        source
        for reading in found
        for source in sources_of(view, reading)
        if source in of_article and source != reading.document.article.id
    )
    if not votes:
        return None
    source, taken = min(votes.items(), key=lambda vote: (-vote[1], vote[0]))
    return of_article[source], f"the source of {count(taken, 'other reading')}"


def sources_of(view: View, reading: Reading) -> set[ArticleId]:
    """Articles that the reading is put down to."""
    indexes = {s.index for s in reading.sentences}
    drawn = [
        arrow.source
        for arrow in view.arrows_to(reading.document.article.id)
        if is_drawn(arrow) and indexes.intersection(arrow.sentences)
    ]
    wires = [view.wires[id_].seen for id_ in drawn if id_ in view.wires]
    own = [ArticleId(id_) for id_ in drawn if id_ not in view.wires]
    return {id_ for id_ in (*wires, *own) if id_ is not None}


def _text_of_wire(view: View, found: Sequence[Reading]) -> _Choice:
    """What a source that is not in the corpus must have said."""
    keys = {key(sentence) for reading in found for sentence in reading.sentences}
    telling = [wire for wire in view.wires.values() if not keys.isdisjoint(wire.text)]
    for wire in sorted(telling, key=lambda w: (-w.probability, w.id)):
        text = set(wire.text)
        for reading in found:
            if text.intersection(map(key, reading.sentences)):
                return reading, f"what {wire.name or UNNAMED} must have said, in its fullest form"
    return None


def _earliest(_view: View, found: Sequence[Reading]) -> _Choice:
    days = [r.document.article.published for r in found if r.document.article.published]
    if not days:
        return None
    day = min(days)[:10]
    first = [r for r in found if (r.document.article.published or "").startswith(day)]
    moments = [r.document.article.published or "" for r in first]
    if all("T" in moment for moment in moments):
        first = [r for r, moment in zip(first, moments, strict=True) if moment == min(moments)]
    return _most_words(first), f"of the earliest date, {day}"


def _longest(_view: View, found: Sequence[Reading]) -> _Choice:
    return _most_words(found), "the longest; neither a source nor a date is known"


def _most_words(found: Sequence[Reading]) -> Reading:
    return min(found, key=lambda r: -len(r.whole.span))


_RULES = (_source_of_others, _text_of_wire, _earliest, _longest)


def _weakest(view: View, passage: Passage) -> Link | None:
    carriers = set(passage.carriers)
    holding = (
        link
        for alignment in _between(view, sorted({carrier.article for carrier in carriers}))
        for link in alignment.links
        if link.verdict.label in _REUSED and link.source in carriers and link.target in carriers
    )
    return min(
        holding,
        key=lambda k: (-LINK_LABELS.index(k.verdict.label), k.verdict.probability),
        default=None,
    )


def _between(view: View, articles: Sequence[ArticleId]) -> Iterable[Alignment]:
    """Alignments of two of the articles, and others where looking at all is less work."""
    if len(articles) ** 2 > 2 * len(view.alignments):
        return view.alignments.values()
    pairs = combinations(articles, 2)
    return [view.alignments[pair] for pair in pairs if pair in view.alignments]


def _intersection(some: Sequence[Span], others: Sequence[Span]) -> list[Span]:
    """Of two sequences of disjoint spans in order."""
    found: list[Span] = []
    n = m = 0
    while n < len(some) and m < len(others):
        start, stop = max(some[n].start, others[m].start), min(some[n].stop, others[m].stop)
        if start < stop:
            found.append(Span(start, stop))
        if some[n].stop < others[m].stop:
            n += 1
        else:
            m += 1
    return found


def _trimmed(span: Span, text: str) -> Span | None:
    """Without white space at its ends; None: there is no word in it."""
    words = span.of(text)
    if not any(map(str.isalnum, words)):
        return None
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))

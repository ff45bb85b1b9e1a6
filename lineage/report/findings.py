"""Lineage → what it says, as sentences; the terminal and the Markdown page print the same ones.

Neutral words only: copied, edited, paraphrased, quoted, added, "no credit found". Every number
says what it is a part of, and what was left out is said too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lineage.model import (
    Article,
    ArticleId,
    Document,
    Edge,
    Evidence,
    Outlet,
    Relation,
    Story,
    Tally,
    Wire,
)
from lineage.report.decisions import shares
from lineage.report.foreign import one_line
from lineage.report.numbers import count, likelihood, listed, percent
from lineage.report.tables import credit_names
from lineage.report.view import View, is_drawn
from lineage.text.tallies import story_sums

_TELLING = (
    Relation.DERIVED,
    Relation.COMMON_SOURCE,
    Relation.UPDATE,
    Relation.UNDETERMINED,
)
MAX_CARRIERS = 12
"""Of a source, how many are named in a summary; the tables name all."""
MAX_TITLE = 100
"""Characters of a title, an id or an outlet's name in a summary; the tables have all of them."""
MAX_FAMILIES = 3
MAX_FAMILY = 4
"""Of texts that several articles share exactly, how many are named in a summary."""
"""Relations that make a finding of their own; the others are counted."""
_TOLD_APART = {
    Relation.SHARED_QUOTES: "independent, with shared quotes",
    Relation.INDEPENDENT: "independent",
}


UNNAMED = "a source that nobody names"


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim about two articles, and what a person can check it by."""

    claim: str
    support: tuple[str, ...]


def name(article: Article) -> str:
    """`002_40cb (Anewz)`; what is too long to be read is cut."""
    return f"{_cut(article.id)} ({_cut(article.outlet)})" if article.outlet else _cut(article.id)


def _cut(said: str) -> str:
    return said if len(said) <= MAX_TITLE else f"{said[:MAX_TITLE]}…"


def scope(view: View) -> str:
    """What was read, or what a filter left of it, in a sentence."""
    documents = view.lineage.documents
    start = f"Only: {view.only}" if view.only else f"{count(len(documents), 'article')} read"
    return f"{start}: {extent(sum(len(d.sentences) for d in documents), _total(view))}"


def extent(sentences: int, words: Tally) -> str:
    return (
        f"{count(sentences, 'sentence')}, {count(words.told, 'word')} that tell the story; "
        f"{count(words.credit + words.furniture, 'word')} of credits and page furniture "
        "are not counted."
    )


def _total(view: View) -> Tally:
    return sum((view.tallies[d.article.id] for d in view.lineage.documents), Tally())


def credit(document: Document) -> str:
    names = credit_names(document.credits)
    return f"credits {', '.join(names)}" if names else "no credit found"


def findings(view: View) -> list[Finding]:
    """Pairs whose texts are related, surest first."""
    return [finding for _, finding in pair_findings(view)]


def pair_findings(view: View) -> list[tuple[Edge, Finding]]:
    """The same, each with what it is about."""
    edges = [edge for edge in view.lineage.edges if edge.relation in _TELLING]
    edges.sort(key=lambda e: (_TELLING.index(e.relation), -e.probability, e.a, e.b))
    return [(edge, Finding(claim(view, edge), _support(view, edge))) for edge in edges]


def claim(view: View, edge: Edge) -> str:
    """What two articles are to each other, in a sentence."""
    a, b = (name(view.documents[i].article) for i in (edge.a, edge.b))
    how_likely = f"(probability {likelihood(edge.probability)})"
    if edge.relation in _TOLD_APART:
        return f"{a} and {b} are {_TOLD_APART[edge.relation]} {how_likely}."
    if edge.relation is Relation.UNDETERMINED:
        return f"{a} and {b} are related; what is at hand does not tell how {how_likely}."
    if edge.relation is Relation.COMMON_SOURCE:
        return f"{a} and {b} carry words of a common source, {_source(view, edge)} {how_likely}."
    if edge.source is None:
        if edge.relation is Relation.UPDATE:
            told = f"{a} and {b} are versions of one outlet's story"
            return f"{told}; which is the later is not known {how_likely}."
        return f"One of {a} and {b} comes from the other; which one is not known {how_likely}."
    source, target = (a, b) if edge.source == edge.a else (b, a)
    if edge.relation is Relation.UPDATE:
        return f"{target} is an update of its outlet's own {source} {how_likely}."
    return f"The text of {target} comes from {source} {how_likely}."


def _source(view: View, edge: Edge) -> str:
    wire = view.wires.get(edge.source or "")
    if wire is None:
        return _third(view, edge.source)
    called = wire.name or UNNAMED
    if wire.seen is None:
        return f"{called}, which is not in this corpus"
    return f"{called}, here as {name(view.documents[wire.seen].article)}"


def _third(view: View, source: str | None) -> str:
    document = view.documents.get(ArticleId(source)) if source else None
    return name(document.article) if document else "which is not named"


def _support(view: View, edge: Edge) -> tuple[str, ...]:
    """Words on both sides, then the evidence."""
    sides = ((edge.a, edge.tally_a), (edge.b, edge.tally_b))
    words = (f"{view.documents[i].article.id}: {_overlap(tally)}" for i, tally in sides)
    return (*words, *(evidence(e) for e in edge.evidence))


def _overlap(tally: Tally) -> str:
    quoted = f"; {tally.quoted} in shared quotes, not among them" if tally.quoted else ""
    return (
        f"{tally.matched} of {count(tally.told, 'word')} copied, edited or paraphrased "
        f"({percent(tally.matched, tally.told)}){quoted}"
    )


def evidence(piece: Evidence) -> str:
    weight = f" [{piece.weight:+.1f}]" if piece.weight else ""
    return f"{piece.kind}: {piece.text}{weight}"


def stories(view: View) -> list[Finding]:
    """The largest first."""
    ordered = sorted(view.lineage.stories, key=lambda s: (-len(s.articles), s.id))
    return [Finding(_story(view, story), tuple(_newsrooms(view, story))) for story in ordered]


def _story(view: View, story: Story) -> str:
    title = story_title(view, story)
    named = f" “{title}”," if title else ""
    parted = " (too large to be weighed whole)" if story.is_parted else ""
    return (
        f"{story.id}:{named} {count(len(story.articles), 'article')}, "
        f"{count(story.accounts, 'independent account')}{parted}."
    )


def story_title(view: View, story: Story) -> str:
    """Of its earliest article, or of the first by id; empty: that has none."""
    lead = story_sums([view.documents[id_].article for id_ in story.articles], view.tallies).lead
    title = one_line(view.documents[lead].article.title or "") if lead else ""
    return _cut(title)


def _newsrooms(view: View, story: Story) -> Iterator[str]:
    """Who hangs from whom, source by source."""
    below: dict[str, list[str]] = {}
    for article in story.articles:
        for arrow in view.arrows_to(article):
            if arrow.is_main and is_drawn(arrow):
                told = f"{name(view.documents[article].article)} ({likelihood(arrow.probability)})"
                below.setdefault(arrow.source, []).append(told)
    for source, articles in sorted(below.items()):
        yield f"from {source_name(view, source)}: {listed(articles, MAX_CARRIERS)}"


def source_name(view: View, source: str) -> str:
    """An article or a wire, as a reader calls it."""
    wire = view.wires.get(source)
    if wire is None:
        return name(view.documents[ArticleId(source)].article)
    where = "not in this corpus" if wire.seen is None else f"here as {wire.seen}"
    return f"{wire.name or UNNAMED} ({where})"


def outlets(view: View) -> list[Finding]:
    """What each outlet carries; those with most articles first."""
    ordered = sorted(view.lineage.outlets, key=lambda o: (-o.articles, o.name))
    return [Finding(_outlet(o), tuple(_dependence(o))) for o in ordered]


def _outlet(outlet: Outlet) -> str:
    return f"{outlet.name}: {count(outlet.articles, 'article')}, {shares(outlet.tally)}."


def _dependence(outlet: Outlet) -> Iterator[str]:
    told = outlet.tally.told
    if outlet.carried_words:
        yield (
            f"{percent(outlet.carried_words, told)} of its words are put down to wires; "
            f"{percent(outlet.uncredited_words, outlet.carried_words)} of these stand in articles "
            "where no credit to the wire was found"
        )
    if outlet.taken_words:
        yield f"{percent(outlet.taken_words, told)} are put down to other outlets' articles"
    if outlet.median_lag_hours is not None:
        yield f"median lag behind the source: {outlet.median_lag_hours:.1f} hours"


def sources_of(view: View, article: ArticleId) -> Iterator[str]:
    """What an article's words come from, and how sure that is."""
    found = view.arrows_to(article)
    if not found:
        yield "Nothing says that its words come from anywhere else."
    for arrow in found:
        drawn = "" if is_drawn(arrow) else "perhaps "
        words = f", {count(arrow.words, 'word')}" if arrow.words else ""
        yield (
            f"{drawn}from {source_name(view, arrow.source)} (probability "
            f"{likelihood(arrow.probability)}{words})"
        )


def other_pairs(view: View) -> str:
    """The pairs that make no finding, and the pairs that were not compared, with their sums."""
    edges = view.lineage.edges
    kinds = [(words, sum(e.relation is kind for e in edges)) for kind, words in _TOLD_APART.items()]
    quiet = " and ".join(f"{n:,} {'is' if n == 1 else 'are'} {words}" for words, n in kinds if n)
    distinct = sum(d.article.id not in view.first_of for d in view.lineage.documents)
    possible, compared = distinct * (distinct - 1) // 2, len(edges)
    rest = f"; the other {possible - compared:,} share too little" if compared < possible else ""
    return (
        f"Of {count(possible, 'possible pair')} of different texts, {compared:,} "
        f"{'was' if compared == 1 else 'were'} compared sentence by sentence{rest}."
        f"{f' Of the compared pairs, {quiet}.' if quiet else ''}"
    )


def absent_sources(view: View) -> Iterator[Finding]:
    """Sources that articles name or betray and that are not in the corpus."""
    for wire in view.lineage.wires:
        if wire.seen is None:
            yield Finding(_absence(view, wire), tuple(evidence(e) for e in wire.evidence))


def _absence(view: View, wire: Wire) -> str:
    carriers = listed([name(view.documents[c].article) for c in wire.carriers], MAX_CARRIERS)
    kind = "agency" if wire.is_agency else "outlet"
    if wire.name is None:
        return (
            f"{UNNAMED[0].upper()}{UNNAMED[1:]} (probability {likelihood(wire.probability)}): its "
            f"words are carried by {carriers or 'nobody here'}."
        )
    return f"{wire.name} ({kind}): credited or carried by {carriers or 'nobody here'}."


def left_out(view: View) -> Iterator[str]:
    """What the shares do not count, and what was not looked at."""
    total = _total(view)
    quoted = f"{total.quoted:,} of {count(total.told, 'word')}"
    yield (
        f"Quotes: {quoted} stand in sentences that share only a speaker's words; "
        "that is not copying."
    )
    yield (
        f"Added: {total.added:,} of {count(total.told, 'word')} were not found elsewhere in this "
        "corpus; that is not proof that they are new."
    )
    yield (
        f"Page: {count(total.credit, 'word')} of credits and {count(total.furniture, 'word')} "
        "of furniture are in no share."
    )
    yield from _undated(view)
    yield from _same_texts(view)
    yield from _unread(view)


def _undated(view: View) -> Iterator[str]:
    articles = [d.article for d in view.lineage.documents]
    undated = sum(article.published is None for article in articles)
    if undated:
        yield (
            f"Dates: {undated:,} of {count(len(articles), 'article')} without one; who was first "
            "is said only where something else decides it."
        )


def _same_texts(view: View) -> Iterator[str]:
    families = view.lineage.duplicates
    if not families:
        return
    repeats = count(sum(map(len, families)) - len(families), "article repeats", "articles repeat")
    yield f"Same text: {repeats} another's text exactly ({count(len(families), 'text')})."
    articles = {d.article.id: d.article for d in view.lineage.documents}
    for family in families[:MAX_FAMILIES]:
        named = listed([name(articles[id_]) for id_ in family], MAX_FAMILY)
        yield f"Same text in {named}."


def _unread(view: View) -> Iterator[str]:
    skipped = view.lineage.skipped
    if not skipped:
        yield "Skipped: nothing."
        return
    reasons: dict[str, int] = {}
    for skip in skipped:
        reasons[skip.reason] = reasons.get(skip.reason, 0) + 1
    told = "; ".join(f"{reason} ({n:,})" for reason, n in sorted(reasons.items()))
    yield f"Skipped: {count(len(skipped), 'input')}: {told}."

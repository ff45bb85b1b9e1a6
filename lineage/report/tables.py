"""Lineage → the rows every face shows: plain values under column names.

Shares are parts of the words that tell the story (0 to 1), never of a whole page; sentence
numbers count from 1; spans are half-open code points into the article's text. A new column
here is a new column in every format.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from lineage.glossary import LABELS
from lineage.model import (
    LINK_LABELS,
    PERSON,
    TALLY_FIELDS,
    Arrow,
    Credit,
    Document,
    Edge,
    Evidence,
    Label,
    Origin,
    Outlet,
    Passage,
    Reason,
    Sentence,
    Skipped,
    Story,
    Wire,
)
from lineage.report.numbers import share
from lineage.report.view import View, is_drawn, key, number
from lineage.text.tallies import passage_sums, story_sums

Cell = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def articles(view: View) -> Table:
    columns = (
        *("article", "outlet", "date", "title", "url", "authors"),
        *("declared_sources", "credits", "same_text_as"),
        *("sentences", "words", "told_words"),
        *(f"{label}_words" for label in TALLY_FIELDS),
        *("matched_share", "quoted_share", "strip", "human_decisions"),
    )
    return Table("articles", columns, tuple(_article(view, d) for d in view.lineage.documents))


def _article(view: View, document: Document) -> tuple[Cell, ...]:
    article, tally = document.article, view.tallies[document.article.id]
    return (
        *(article.id, article.outlet, article.published, article.title, article.url),
        "; ".join(article.authors) or None,
        "; ".join(article.sources) or None,
        "; ".join(credit_names(document.credits)) or None,
        view.first_of.get(article.id),
        *(len(document.sentences), tally.total, tally.told),
        *tally.counts,
        share(tally.matched, tally.told),
        share(tally.quoted, tally.told),
        strip(view, document),
        len(view.said_of(article.id)),
    )


def credit_names(credits_: tuple[Credit, ...]) -> tuple[str, ...]:
    """Names and kinds of what an article credits, each once, in the order of the text."""
    return tuple(dict.fromkeys(f"{c.name} ({c.kind.value})" for c in credits_))


def strip(view: View, document: Document) -> str:
    """One letter for each sentence."""
    return "".join(LABELS[view.label(s)].letter for s in document.sentences)


def sentences(view: View) -> Table:
    columns = (
        *("article", "number", "start", "end", "role", "label", "letter", "probability", "rule"),
        *("words", "best_article", "best_number", "reasons", "text", "label_by"),
    )
    rows = (_sentence(view, s) for d in view.lineage.documents for s in d.sentences)
    return Table("sentences", columns, tuple(rows))


def _sentence(view: View, sentence: Sentence) -> tuple[Cell, ...]:
    origin: Origin = view.origins[key(sentence)]
    verdict, best = origin.verdict, origin.best
    return (
        *(sentence.article, number(key(sentence)), sentence.span.start, sentence.span.stop),
        *(sentence.role.value, verdict.label.value, LABELS[verdict.label].letter),
        *(round(verdict.probability, 4), verdict.rule, view.words[key(sentence)]),
        *((best.article, number(best)) if best else (None, None)),
        "; ".join(map(reason_text, verdict.reasons)) or None,
        sentence.text,
        "person" if verdict.rule == PERSON else "model",
    )


def reason_text(reason: Reason) -> str:
    """`longest shared run 13`, `same words 0.85`."""
    return f"{reason.feature.replace('_', ' ')} {reason.value:.4g}"


def pairs(view: View) -> Table:
    sides = ("told_words", "matched_words", "quoted_words", "matched_share")
    columns = (
        *("a", "b", "relation", "source", "probability"),
        *(f"{label.value}_links" for label in LINK_LABELS),
        *(f"a_{name}" for name in sides),
        *(f"b_{name}" for name in sides),
        *("evidence", "channels", "shared_bits"),
    )
    return Table("pairs", columns, tuple(_pair(view, e) for e in view.lineage.edges))


def _pair(view: View, edge: Edge) -> tuple[Cell, ...]:
    alignment = view.alignments.get((edge.a, edge.b))
    labels = [link.verdict.label for link in alignment.links] if alignment else []
    sides: list[Cell] = []
    for tally in (edge.tally_a, edge.tally_b):
        sides += [tally.told, tally.matched, tally.quoted, share(tally.matched, tally.told)]
    return (
        *(edge.a, edge.b, edge.relation.value, edge.source, round(edge.probability, 4)),
        *(labels.count(label) for label in LINK_LABELS),
        *sides,
        evidence_text(edge.evidence),
        "; ".join(alignment.candidate.channels) if alignment else None,
        round(alignment.candidate.bits, 1) if alignment else None,
    )


def evidence_text(evidence: tuple[Evidence, ...]) -> str | None:
    return " | ".join(f"{e.kind}: {e.text}" for e in evidence) or None


def wires(view: View) -> Table:
    columns = (
        *("wire", "name", "is_agency", "in_corpus_as", "probability", "carriers", "text"),
        "evidence",
    )
    return Table("wires", columns, tuple(_wire(w) for w in view.lineage.wires))


def _wire(wire: Wire) -> tuple[Cell, ...]:
    return (
        *(wire.id, wire.name, wire.is_agency, wire.seen, round(wire.probability, 4)),
        "; ".join(wire.carriers),
        "; ".join(f"{k.article}:{number(k)}" for k in wire.text) or None,
        evidence_text(wire.evidence),
    )


def arrows(view: View) -> Table:
    """`drawn`: sure enough to be an arrow of a graph."""
    columns = ("source", "target", "probability", "main", "drawn", "words", "numbers")
    return Table("arrows", columns, tuple(_arrow(a) for a in view.lineage.arrows))


def _arrow(arrow: Arrow) -> tuple[Cell, ...]:
    return (
        *(arrow.source, arrow.target, round(arrow.probability, 4), arrow.is_main),
        is_drawn(arrow),
        *(arrow.words, "; ".join(str(index + 1) for index in arrow.sentences) or None),
    )


STORY_COLUMNS = (
    *("story", "articles", "outlets", "accounts", "parted", "first", "last", "told_words"),
    *("matched_words", "matched_share", "lead", "title"),
)


def stories(view: View) -> Table:
    """`lead`: the earliest article, else the first by id."""
    rows = tuple(_story(view, story) for story in view.lineage.stories)
    return Table("stories", STORY_COLUMNS, rows)


def _story(view: View, story: Story) -> tuple[Cell, ...]:
    sums = story_sums([view.documents[id_].article for id_ in story.articles], view.tallies)
    told, lead = sums.tally, sums.lead
    return (
        *(story.id, sums.articles, sums.outlets, story.accounts, story.is_parted),
        *(sums.first, sums.last, told.told, told.matched, share(told.matched, told.told)),
        *(lead, view.documents[lead].article.title if lead else None),
    )


def story_articles(view: View) -> Table:
    """One row for each article of a story; `source`: what it mainly hangs from."""
    columns = ("story", "article", "outlet", "date", "source", "probability")
    rows = (row for story in view.lineage.stories for row in _members(view, story))
    return Table("story_articles", columns, tuple(rows))


def _members(view: View, story: Story) -> Iterator[tuple[Cell, ...]]:
    for id_ in story.articles:
        article = view.documents[id_].article
        main = next((a for a in view.arrows_to(id_) if a.is_main), None)
        yield (
            *(story.id, id_, article.outlet, article.published),
            *((main.source, round(main.probability, 4)) if main else (None, None)),
        )


def outlets(view: View) -> Table:
    columns = (
        *("outlet", "articles", "told_words"),
        *(f"{label}_share" for label in TALLY_FIELDS[:5]),
        *("carried_words", "uncredited_words", "credit_gap", "taken_words", "median_lag_hours"),
    )
    return Table("outlets", columns, tuple(_outlet(o) for o in view.lineage.outlets))


def _outlet(outlet: Outlet) -> tuple[Cell, ...]:
    told = outlet.tally.told
    return (
        *(outlet.name, outlet.articles, told),
        *(share(getattr(outlet.tally, label), told) for label in TALLY_FIELDS[:5]),
        *(outlet.carried_words, outlet.uncredited_words),
        share(outlet.uncredited_words, outlet.carried_words),
        *(outlet.taken_words, outlet.median_lag_hours),
    )


def uses(view: View) -> Table:
    """What outlets share in the reporters' own words; `share`: of all that `outlet` tells."""
    columns = ("outlet", "other", "articles", "words", "share")
    told = {outlet.name: outlet.tally.told for outlet in view.lineage.outlets}
    rows = tuple(
        (u.outlet, u.other, u.articles, u.words, share(u.words, told.get(u.outlet, 0)))
        for u in view.lineage.uses
    )
    return Table("uses", columns, rows)


def passed_over(view: View) -> Table:
    """Pairs that were not compared; `words`: of their longest run."""
    rows = tuple((pair.a, pair.b, pair.words) for pair in view.lineage.passed_over)
    return Table("passed_over", ("a", "b", "words"), rows)


def passages(view: View) -> Table:
    """`words`: of the longest reading; `text`: the first one."""
    columns = ("passage", "label", "articles", "words", "text")
    return Table("passages", columns, tuple(_passage(view, p) for p in view.lineage.passages))


def _passage(view: View, passage: Passage) -> tuple[Cell, ...]:
    first = passage.carriers[0]
    return (
        *(passage.id, passage.label.value, *passage_sums(passage, view.words)),
        view.documents[first.article].sentences[first.index].text,
    )


def readings(view: View) -> Table:
    """One row for each sentence that carries a passage."""
    columns = ("passage", "label", "article", "number", "start", "end", "text")
    rows = (row for p in view.lineage.passages for row in _readings(view, p))
    return Table("readings", columns, tuple(rows))


def _readings(view: View, passage: Passage) -> list[tuple[Cell, ...]]:
    carried = [(c, view.documents[c.article].sentences[c.index]) for c in passage.carriers]
    return [
        (passage.id, passage.label.value, c.article, number(c), s.span.start, s.span.stop, s.text)
        for c, s in carried
    ]


def skipped(view: View) -> Table:
    return skips(view.lineage.skipped)


def skips(inputs: Iterable[Skipped]) -> Table:
    columns = ("path", "place", "reason", "next_step")
    return Table("skipped", columns, tuple(map(_skipped, inputs)))


def _skipped(skip: Skipped) -> tuple[Cell, ...]:
    return (skip.path, skip.place or None, skip.reason, skip.next_step)


def legend() -> Table:
    columns = ("label", "letter", "block", "meaning")
    entries = ((label.value, LABELS[label]) for label in Label)
    return Table(
        "labels", columns, tuple((name, e.letter, e.block, e.meaning) for name, e in entries)
    )


TABLES: dict[str, Callable[[View], Table]] = {
    "articles": articles,
    "pairs": pairs,
    "sentences": sentences,
    "passages": passages,
    "readings": readings,
    "wires": wires,
    "arrows": arrows,
    "stories": stories,
    "story_articles": story_articles,
    "outlets": outlets,
    "uses": uses,
    "passed_over": passed_over,
    "skipped": skipped,
}
"""By name, in the order in which a reader meets them."""

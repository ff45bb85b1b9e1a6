"""Terms of a filter → conditions on the rows of a lineage file."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lineage.model import Label
from lineage.options import MIN_ARROW_PROBABILITY
from lineage.store.clauses import Clause, all_of, any_of, like, within
from lineage.store.filter_fields import NONE, SEARCH, UNKNOWN, UNNAMED, Value
from lineage.store.filter_grammar import Term
from lineage.store.filter_search import search
from lineage.text.agencies import source_meant

Condition = Callable[[Term], Clause]

_SEARCHED = {"title": ("title",), SEARCH: ("title", "text")}
_MATCHED = "article.copied + article.edited + article.paraphrased"
_TOLD = f"{_MATCHED} + article.quoted + article.added"
_WORDS = f"{_TOLD} + article.credit + article.furniture"


def condition(term: Term, kind: str, has_search: bool) -> Clause:
    """On the rows of the kind: `article`, or a field of its own of a story, passage or outlet."""
    if term.field in _SEARCHED:
        made = search(term, _SEARCHED[term.field], has_search)
    else:
        made = CONDITIONS[kind][term.field](term)
    return within("NOT ({})", made) if term.is_negated else made


def _published(term: Term) -> Clause:
    """By the outlet's usual name, or as the article has it."""
    unknown = "article.publisher IS NULL"
    usual = (_unless(UNKNOWN, unknown, "article.publisher", value) for value in term.values)
    return any_of((*usual, *(_named("article.outlet", value) for value in term.values)))


def _outlet(term: Term) -> Clause:
    return any_of(_named("outlet.name", value) for value in term.values)


def _unless(word: str, special: str, column: str, value: Value) -> Clause:
    """The special condition for the special word, else the name."""
    if value == Value(word):
        return special, ()
    return _named(column, value)


def _named(column: str, value: Value) -> Clause:
    """As typed, or as the source is usually called that is meant by what was typed."""
    meant = None if value.is_prefix else source_meant(value.text)
    names = dict.fromkeys([value.text, *([meant.name] if meant else [])])
    return any_of(like(column, name, after="%" * value.is_prefix) for name in names)


def _date(term: Term) -> Clause:
    return any_of(_between(value.text) for value in term.values)


def _between(days: str) -> Clause:
    if days == UNKNOWN:
        return "article.published IS NULL", ()
    first, dots, last = days.partition("..")
    clauses: list[Clause] = [("article.published IS NOT NULL", ())]
    if first:
        clauses.append(("article.published >= ?", (first,)))
    if last or not dots:
        last = last or first
        clauses.append((f"substr(article.published, 1, {len(last)}) <= ?", (last,)))
    return all_of(clauses)


def _label(term: Term) -> Clause:
    return any_of((f"article.{Label(value.text).value} > 0", ()) for value in term.values)


def _words(count: str) -> Condition:
    def clause(term: Term) -> Clause:
        test = f"{count} {term.comparison} ?"
        return any_of((test, (int(value.text),)) for value in term.values)

    return clause


def _match(term: Term) -> Clause:
    """In whole hundredths of a percent, so that a third is compared exactly."""
    test = f"10000 * ({_MATCHED}) {term.comparison} ? * ({_TOLD}) AND ({_TOLD}) > 0"
    return any_of((test, (round(100 * float(value.text.rstrip("%"))),)) for value in term.values)


def _yes_no(yes: str, sql: str) -> Condition:
    """`sql` for the one value, its contrary for the other."""

    def clause(term: Term) -> Clause:
        return any_of((sql if v.text == yes else f"NOT ({sql})", ()) for v in term.values)

    return clause


def _credit(term: Term) -> Clause:
    none = "credit.name IS NULL"
    some = any_of(_unless(NONE, none, "credit.name", value) for value in term.values)
    rows = "SELECT each_.id FROM article AS each_ LEFT JOIN credit ON credit.article = each_.id"
    return within(f"article.id IN ({rows} WHERE {{}})", some)


def _wire(term: Term) -> Clause:
    """What an article carries, or may well hang from; also what its text is itself."""
    carried = (
        "SELECT wire, article FROM wire_carrier "
        "UNION ALL SELECT id, seen FROM wire WHERE seen IS NOT NULL "
        "UNION ALL SELECT wire.id, target FROM arrow JOIN wire ON wire.name = arrow.source "
        f"WHERE arrow.probability >= {MIN_ARROW_PROBABILITY}"
    )
    rows = (
        f"SELECT each_.id FROM article AS each_ LEFT JOIN ({carried}) AS held "
        "ON held.article = each_.id LEFT JOIN wire ON wire.id = held.wire"
    )
    found = any_of(_one_wire(value) for value in term.values)
    return within(f"article.id IN ({rows} WHERE {{}})", found)


def _one_wire(value: Value) -> Clause:
    if value == Value(NONE):
        return "wire.id IS NULL", ()
    if value == Value(UNNAMED):
        return "wire.id IS NOT NULL AND wire.title IS NULL", ()
    return any_of((_named("wire.title", value), like("wire.name", value.text)))


def _in_story(term: Term) -> Clause:
    rows = (
        "SELECT each_.id FROM article AS each_ LEFT JOIN story_article "
        "ON story_article.article = each_.id LEFT JOIN story ON story.id = story_article.story"
    )
    return within(f"article.id IN ({rows} WHERE {{}})", _story(term))


def _story(term: Term) -> Clause:
    return any_of(_one_story(value) for value in term.values)


def _one_story(value: Value) -> Clause:
    if value == Value(NONE):
        return "story.id IS NULL", ()
    if not value.is_prefix and value.text.isascii() and value.text.isdigit():
        return "story.id IS NOT NULL AND story.id = ?", (int(value.text) - 1,)
    name = f"story:{value.text.removeprefix('story:')}"
    return like("story.name", name, after="%" * value.is_prefix)


def _article(term: Term) -> Clause:
    return any_of(like("article.name", value.text, after="%") for value in term.values)


def _url(term: Term) -> Clause:
    """Has it somewhere; a beginning stands at the beginning."""
    return any_of(
        like("article.url", v.text, before="%" * (not v.is_prefix), after="%") for v in term.values
    )


def _passage_label(term: Term) -> Clause:
    return any_of(("passage.label = ?", (value.text,)) for value in term.values)


CONDITIONS: Mapping[str, Mapping[str, Condition]] = {
    "article": {
        "outlet": _published,
        "date": _date,
        "label": _label,
        "words": _words(_WORDS),
        "match": _match,
        "quotes": _yes_no("yes", "article.quoted > 0"),
        "credit": _credit,
        "wire": _wire,
        "direction": _yes_no(
            "known",
            "article.id IN (SELECT target FROM arrow "
            f"WHERE probability >= {MIN_ARROW_PROBABILITY})",
        ),
        "story": _in_story,
        "article": _article,
        "url": _url,
        "has": _yes_no("note", "article.id IN (SELECT article FROM decided WHERE has_note)"),
        "by": _yes_no("human", "article.id IN (SELECT article FROM decided)"),
    },
    "story": {"story": _story},
    "passage": {
        "label": _passage_label,
        "words": _words("passage.words"),
        "quotes": _yes_no("yes", f"passage.label = '{Label.QUOTED.value}'"),
    },
    "outlet": {"outlet": _outlet},
}
"""For each kind of row, the fields that are its own; an article has the searched ones too."""

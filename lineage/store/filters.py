"""The text of a filter → conditions by which a lineage file is asked, and the filter in words.

`filter_grammar.py` says how a filter is written, `filter_fields.py` what its values may be.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lineage.store.clauses import Clause, all_of, within
from lineage.store.filter_fields import FIELDS, SEARCH, Value
from lineage.store.filter_grammar import HEAD, Term, last_word, terms, unified, written
from lineage.store.filter_sql import CONDITIONS, condition

DECIDED = "CREATE TEMP TABLE decided (article INTEGER PRIMARY KEY, has_note INTEGER NOT NULL)"
"""What a filter asks that `needs_decided`: the numbers of articles of which people decided
something (a label, an arrow), and whether they wrote a note. Decisions are not in the file, so
whoever has them makes this table on the connection and fills it before the question."""

_COMPARED = {
    ">=": "{} {} or more",
    ">": "more than {} {}",
    "<=": "{} {} or less",
    "<": "less than {} {}",
    "=": "{} {}",
}
_ANY = "known"

_OF_ARTICLES = {
    "story": "story.id IN (SELECT story FROM story_article WHERE article IN ({}))",
    "passage": (
        "passage.id IN (SELECT passage FROM carrier WHERE sentence IN "
        "(SELECT sentence.id FROM sentence WHERE sentence.article IN ({})))"
    ),
    "outlet": (
        "outlet.name IN (SELECT publisher FROM article AS published "
        "WHERE publisher IS NOT NULL AND published.id IN ({}))"
    ),
}


@dataclass(frozen=True, slots=True)
class Filter:
    """Terms that all hold.

    `articles()`, `stories()`, `passages()` and `outlets()` give a condition on the rows of
    `article`, `story`, `passage` and `outlet`, and its parameters: `SELECT id FROM story WHERE …`
    gives the hits. Tables must not have another name in the question. A story fits when one of
    its articles does, a passage when one of its readings stands in such an article, an outlet
    when it published one; but label, words and quotes of a passage, the number of a story and the
    name of an outlet are asked of themselves.

    `has_search`: the file has `article_search`, and this SQLite can read it.
    """

    terms: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.terms)

    @property
    def text(self) -> str:
        """Written in one way; parses to the same filter."""
        return " ".join(map(str, self.terms))

    @property
    def needs_decided(self) -> bool:
        """Asks the table of `DECIDED`."""
        return any(term.field in ("by", "has") for term in self.terms)

    def articles(self, has_search: bool = True) -> Clause:
        return all_of(condition(term, "article", has_search) for term in self.terms)

    def stories(self, has_search: bool = True) -> Clause:
        return self._of("story", has_search)

    def passages(self, has_search: bool = True) -> Clause:
        return self._of("passage", has_search)

    def outlets(self, has_search: bool = True) -> Clause:
        return self._of("outlet", has_search)

    def without(self, n: int) -> Filter:
        """All terms but the n-th, from 0."""
        return Filter(self.terms[:n] + self.terms[n + 1 :])

    def describe(self) -> str:
        """`outlet is anewz or standard; 8 words or more; without quotes`."""
        return "; ".join(map(_said, self.terms)) or "everything"

    def _of(self, kind: str, has_search: bool) -> Clause:
        own = [condition(t, kind, has_search) for t in self.terms if t.field in CONDITIONS[kind]]
        rest = Filter(tuple(t for t in self.terms if t.field not in CONDITIONS[kind]))
        if rest:
            articles = within("SELECT article.id FROM article WHERE {}", rest.articles(has_search))
            own.append(within(_OF_ARTICLES[kind], articles))
        return all_of(own)


def parse(text: str) -> Filter:
    """Raises OptionError that tells the character, and the field or value that was meant."""
    return Filter(tuple(terms(text)))


def _said(term: Term) -> str:
    field = FIELDS[term.field]
    if field.unit:
        how = _COMPARED[term.comparison]
        values = " or ".join(how.format(value.text, field.unit) for value in term.values)
        return f"{field.says[term.is_negated]}{values}"
    values = " or ".join(_value_said(term.field, value) for value in term.values)
    return f"{field.says[term.is_negated]}{values}"


def _value_said(field: str, value: Value) -> str:
    if value.is_prefix:
        return f"{value.text}…" if value.text else _ANY
    if field in (SEARCH, "title"):
        return f'"{value.text}"'
    if field == "date":
        return _days_said(value.text)
    return FIELDS[field].words.get(value.text, value.text)


def _days_said(days: str) -> str:
    first, dots, last = days.partition("..")
    if first and last:
        return f"{first} to {last}"
    return first + " or later" * bool(dots) if first else f"{last} or earlier"


def completions(before: str, values: Callable[[str], Sequence[str]]) -> list[str]:
    """What the text before the cursor could become: field names, and values of a field, those
    that begin with what was typed first. `values`: of a field, in the order to offer them."""
    before = unified(before)
    start = last_word(before)
    head = HEAD.match(before, start)
    assert head is not None
    sign, name, comparison = head.groups()
    if name is None:
        typed = before[start + len(sign) :].casefold()
        fields = (f"{each}{'>=' if FIELDS[each].unit else ':'}" for each in FIELDS)
        return [f"{before[:start]}{sign}{each}" for each in fields if each.startswith(typed)]
    field = name.casefold()
    if field not in FIELDS or FIELDS[field].unit or field == SEARCH or comparison not in ":=":
        return []
    at = last_word(before, ",|", head.end())
    typed = before[at:].replace('"', "").casefold()
    offered = [each for each in FIELDS[field].choices or values(field) if typed in each.casefold()]
    offered.sort(key=lambda each: not each.casefold().startswith(typed))
    return [f"{before[:at]}{written(Value(each))}" for each in offered]

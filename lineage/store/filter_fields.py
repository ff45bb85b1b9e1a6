"""The fields of a filter: what their values may be, and how they are said in words.

Raises `UnfitError` with the reason and the next step for a value that does not fit; who parses adds
the place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from lineage.glossary import LABELS
from lineage.model import Label
from lineage.text.nearest import nearest

SEARCH = "text"
"""The field of bare words and phrases."""
NONE, UNKNOWN, UNNAMED = "none", "unknown", "unnamed"


class UnfitError(ValueError):
    """A value that its field does not take; the message is for the user."""


@dataclass(frozen=True, slots=True)
class Value:
    text: str
    """As checked by the field: `edited` for `E`, `2025-02-12..2025-02-14` for `2025-02-12..14`."""
    is_prefix: bool = False
    """Anything that begins so; an empty one: anything at all."""


@dataclass(frozen=True, slots=True)
class Field:
    check: Callable[[Value], Value]
    says: tuple[str, str] = ("", "not ")
    """What stands before the values, in a plain and in a negated term."""
    choices: tuple[str, ...] = ()
    """All that a value can be; empty: names and numbers of the corpus."""
    words: Mapping[str, str] = field(default_factory=dict)
    """How some values are said."""
    unit: str = ""
    """Of a number that can be compared: then the term takes `>=`, `>`, `<=`, `<` and `=`."""


def _name(value: Value) -> Value:
    return value


def _spoken(value: Value) -> Value:
    if not any(c.isalnum() for c in value.text):
        raise UnfitError(f"{value.text} has no letter or digit to search for")
    return value


def _choice(names: Iterable[str], letters: Mapping[str, str] | None = None) -> Field:
    known, short = tuple(names), letters or {}

    def check(value: Value) -> Value:
        typed = value.text.casefold()
        begun = [name for name in known if typed and name.startswith(typed)]
        if typed in short or begun:
            return Value(short.get(typed) or begun[0])
        likely = nearest(typed, known)
        step = f"did you mean {likely}?" if likely else f"it can be {', '.join(known)}"
        raise UnfitError(f"{value.text} is none of its values; {step}")

    return Field(check, choices=known)


def _chosen(names: Iterable[str], says: tuple[str, str], **words: str) -> Field:
    made = _choice(names)
    return Field(made.check, says, made.choices, words)


def _count(value: Value) -> Value:
    if value.is_prefix or not re.fullmatch("[0-9]{1,9}", value.text):
        raise UnfitError(f"{value.text} is no number of words; write it like words>=8")
    return Value(str(int(value.text)))


def _percentage(value: Value) -> Value:
    found = re.fullmatch(r"([0-9]{1,3}(?:\.[0-9]{1,2})?)\s*%?", value.text)
    if value.is_prefix or not found or float(found[1]) > 100:
        raise UnfitError(f"{value.text} is no percentage; write it like match>30%")
    return Value(f"{float(found[1]):g}%")


def _story(value: Value) -> Value:
    if value.text.isascii() and value.text.isdigit() and not value.is_prefix:
        if not 0 < int(value.text) < 10**9:
            raise UnfitError(f"there is no story {value.text[:20]}; they count from 1")
        return Value(str(int(value.text)))
    return value


_DAY = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")


def _date(value: Value) -> Value:
    """`2025`, `2025-02`, `2025-02-12`; `2025-02-12..14`, written out; `..2025-03`; `unknown`."""
    if value.text.casefold() == UNKNOWN:
        return Value(UNKNOWN)
    first, dots, last = value.text.partition("..")
    if value.is_prefix or not (first or last):
        raise UnfitError(
            f"{value.text} is no date; write it like 2025-02, 2025-02-12..14 or ..2025-03"
        )
    if dots and first and last and not _DAY.fullmatch(last):
        last = f"{first[: -len(last)]}{last}"
    for day in filter(None, (first, last)):
        _check_day(day)
    if first and last and last < first[: len(last)]:
        raise UnfitError(f"{last} is before {first}; turn them round")
    return Value(f"{first}{dots}{last}")


def _check_day(day: str) -> None:
    try:
        if not _DAY.fullmatch(day):
            raise ValueError
        date.fromisoformat(f"{day}-01-01"[:10] if len(day) == 4 else f"{day}-01"[:10])
    except ValueError:
        raise UnfitError(f"{day} is no date; write it like 2025, 2025-02 or 2025-02-12") from None


_LABELS = _choice(map(str, Label), {LABELS[each].letter.casefold(): each.value for each in Label})

FIELDS: Mapping[str, Field] = {
    "outlet": Field(_name, ("outlet is ", "outlet is not ")),
    "date": Field(_date, ("date is ", "date is not ")),
    "label": Field(_LABELS.check, ("label is ", "label is not "), _LABELS.choices),
    "words": Field(_count, unit="words"),
    "match": Field(_percentage, unit="matched"),
    "quotes": _chosen(("yes", "no"), ("", "not "), yes="with quotes", no="without quotes"),
    "credit": Field(_name, ("credits ", "does not credit "), words={NONE: "nobody"}),
    "wire": Field(
        _name,
        ("carries ", "does not carry "),
        words={NONE: "no wire", UNNAMED: "a source that nobody names"},
    ),
    "direction": _chosen(("known", UNKNOWN), ("direction is ", "direction is not ")),
    "story": Field(_story, ("story is ", "story is not ")),
    "article": Field(_name, ("article is ", "article is not ")),
    "title": Field(_spoken, ("title has ", "title has not ")),
    "url": Field(_name, ("address has ", "address has not ")),
    "has": _chosen(("note",), ("has ", "has not "), note="a note"),
    "by": _chosen(
        *(("human", "model"), ("decided by ", "not decided by ")), human="people", model="the model"
    ),
    SEARCH: Field(_name, ("text has ", "text has not ")),
}

"""The text of a filter ⇄ its terms: `outlet:anewz,standard words>=8 -quotes:yes "durable peace"`.

Terms are separated by spaces and all of them hold. Values of a term are separated by `,` or `|`
and one of them holds. A `-` before a term negates it, a `*` after a value makes it a beginning.
In quotation marks, straight or curved, every character stands for itself, and two of them for one;
a mark that is not closed is closed by the end. Punctuation by itself is not searched for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lineage.errors import OptionError
from lineage.store.filter_fields import FIELDS, SEARCH, UnfitError, Value
from lineage.store.schema import NUL_PICTURE
from lineage.text.nearest import nearest

MAX_CHARACTERS = 10_000
MAX_VALUES = 100
"""Of all terms together: a pasted paragraph is no filter."""

HEAD = re.compile(r"(-?)(?:([^\W\d]\w*)(:|>=|<=|>|<|=))?")
"""Sign, field and comparison of a term."""
_PIECE = re.compile(r'"((?:[^"]|"")*+)(?:"|\Z)|([^\s,|"]+)')
_PLAIN_WORD = re.compile(r"\w[\w.'’&/-]*")
_PLAIN_VALUE = re.compile(r"[\w.'’&/%:-]+")
_MARKS = str.maketrans({"“": '"', "”": '"', "„": '"', "‟": '"', "\0": NUL_PICTURE})
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Term:
    field: str
    """A key of FIELDS."""
    values: tuple[Value, ...]
    """One or more."""
    comparison: str = ":"
    """`:`, or `>=`, `>`, `<=`, `<`, `=` of a number."""
    is_negated: bool = False

    def __str__(self) -> str:
        """Parses to the same term."""
        head = "" if self.field == SEARCH else f"{self.field}{self.comparison}"
        plain = _PLAIN_WORD if self.field == SEARCH else _PLAIN_VALUE
        values = ",".join(written(value, plain) for value in self.values)
        return f"{'-' * self.is_negated}{head}{values}"


def written(value: Value, plain: re.Pattern[str] = _PLAIN_VALUE) -> str:
    """In quotation marks where it must be."""
    bare = plain.fullmatch(value.text) or (value.is_prefix and not value.text)
    text = value.text if bare else '"' + value.text.replace('"', '""') + '"'
    return f"{text}{'*' * value.is_prefix}"


def unified(text: str) -> str:
    """One kind of quotation mark, as the file has NULs, and nothing that no text can hold."""
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text.translate(_MARKS))


def terms(text: str) -> Iterator[Term]:
    """Raises OptionError with the character where something does not fit."""
    if len(text) > MAX_CHARACTERS:
        raise OptionError(f"a filter has {MAX_CHARACTERS:,} characters at most; use fewer words")
    text, at, left = unified(text), 0, MAX_VALUES
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        try:
            term, at_next = _term(text, at)
        except UnfitError as reason:
            raise OptionError(f"filter, character {at + 1}: {reason}") from None
        at = at_next
        if term is None:
            continue
        left -= len(term.values)
        if left < 0:
            raise OptionError(
                f"filter, character {at}: {MAX_VALUES} words and values are enough; "
                "put words that belong together in quotation marks"
            )
        yield term


def _term(text: str, at: int) -> tuple[Term | None, int]:
    """The term that begins here, and where it ends; None: nothing to search for."""
    head = HEAD.match(text, at)
    assert head is not None
    sign, name, comparison = head.groups()
    values, at = _values(text, head.end())
    if name is None:
        sought = tuple(dict.fromkeys(value for value in values if _is_sought(value)))
        return (Term(SEARCH, sought, is_negated=bool(sign)) if sought else None), at
    field = name.casefold()
    _check_field(field, name, comparison)
    if field == SEARCH:
        values = [value for value in values if _is_sought(value)]
    if not values:
        raise UnfitError(f"{field}{comparison} needs a value")
    checked = dict.fromkeys(FIELDS[field].check(value) for value in values)
    is_number = bool(FIELDS[field].unit)
    comparison = comparison.replace(":", "=") if is_number else ":"
    return Term(field, tuple(checked), comparison, bool(sign)), at


def _values(text: str, at: int) -> tuple[list[Value], int]:
    """Empty ones are left out."""
    values: list[Value] = []
    while True:
        value, at = _value(text, at)
        if value.text or value.is_prefix:
            values.append(value)
        if at == len(text) or text[at] not in ",|":
            return values, at
        at += 1


def _value(text: str, at: int) -> tuple[Value, int]:
    whole, stars = "", 0
    while (piece := _PIECE.match(text, at)) is not None:
        quoted, bare = piece.groups()
        whole += quoted.replace('""', '"') if bare is None else bare
        stars = len(bare) - len(bare.rstrip("*")) if bare else 0
        at = piece.end()
    return Value(whole[: len(whole) - stars], bool(stars)), at


def _is_sought(value: Value) -> bool:
    return any(c.isalnum() for c in value.text)


def _check_field(field: str, name: str, comparison: str) -> None:
    if field not in FIELDS:
        likely = nearest(field, FIELDS)
        step = f"did you mean {likely}?" if likely else f"fields: {', '.join(FIELDS)}"
        raise UnfitError(
            f"there is no field {name}; {step} (to search for {name}{comparison} itself, put it "
            "in quotation marks)"
        )
    if comparison not in (":", "=") and not FIELDS[field].unit:
        raise UnfitError(f"{field} cannot be compared; write {field}:VALUE")


def last_word(text: str, separators: str = "", start: int = 0) -> int:
    """Where the word begins that the text ends with, or would begin at its end. Words are parted
    by spaces, or by the separators, outside quotation marks."""
    is_quoted = False
    for at in range(start, len(text)):
        if text[at] == '"':
            is_quoted = not is_quoted
        elif not is_quoted and (text[at] in separators if separators else text[at].isspace()):
            start = at + 1
    return start

"""One unit of an article (a sentence or a line) → the agencies and outlets it credits.

Law: a credit says whose *words* these are. Who told an agency something, who took the
picture and who owns the page is no credit. Every rule reads a closed form; what fits none
stays prose, for a false credit costs more than a missed one.
Knows no roles, and of the article only whether the unit has its line to itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from lineage.model import Credit, CreditKind
from lineage.text import contributions, republications, wires
from lineage.text.blocks import Range
from lineage.text.naming import CreditText, clauses, is_list
from lineage.text.photos import (
    is_followed_by_story,
    is_owned_photo,
    is_photo_words,
    stands_amid_story,
)
from lineage.text.signs import MAX_HEAD, opens_like_a_credit

_Rule = Callable[[CreditText], Iterator[Credit]]
RULES: tuple[_Rule, ...] = (*wires.RULES, *contributions.RULES, *republications.RULES)
_HINTED: dict[_Rule, tuple[str, ...]] = {
    **wires.HINTS, **contributions.HINTS, **republications.HINTS,
}  # fmt: skip
_HINTS = tuple(sorted({hint for hints in _HINTED.values() for hint in hints}))
_DASHES = ("-", "–", "—")
"""Before an agency's name they sign the text even on its last line."""


def text_credits(text: str, unit: Range, is_first_body: bool = False) -> tuple[Credit, ...]:
    """The credits in one unit that is worth a look, in order, one for each name; spans lie in the
    article's text."""
    found: dict[str, Credit] = {}
    for credit in _all_credits(text, unit, is_first_body):
        found.setdefault(credit.name, credit)
    if not found or is_photo_credit(text, unit):
        return ()
    return tuple(sorted(found.values(), key=lambda c: (c.span, c.name)))


# Asked for the role of a unit, and again for its names.
@lru_cache(maxsize=1 << 7)
def _all_credits(text: str, unit: Range, is_first_body: bool) -> tuple[Credit, ...]:
    seen = _credit_text(text, unit, is_first_body)
    rules = _rules(frozenset(filter(seen.words.__contains__, _HINTS)))
    return tuple([credit for rule in rules for credit in rule(seen)])


@lru_cache(maxsize=1 << 12)
def _rules(hints: frozenset[str]) -> tuple[_Rule, ...]:
    """Those that may read words which hold these hints, and no others."""
    return tuple(
        rule for rule in RULES if rule not in _HINTED or not hints.isdisjoint(_HINTED[rule])
    )


def is_credit_unit(text: str, unit: Range) -> bool:
    """The unit, worth a look, is nothing but a credit of text, a signed byline or thanks."""
    kinds = set()
    begin, end = unit
    for start, stop in clauses(text[begin:end]):
        kind = _kind_of_clause(text, (begin + start, begin + stop))
        if kind is None:
            return False
        kinds.add(kind)
    is_credit = kinds not in ({CreditKind.MENTION}, {_LEGAL})
    return is_credit and not is_photo_credit(text, unit)


def is_photo_credit(text: str, unit: Range) -> bool:
    """The unit credits a picture, or is a caption that ends in such a credit."""
    words = text[unit[0] : unit[1]]
    if is_photo_words(words):
        return True
    if is_owned_photo(words) and is_followed_by_story(text, unit):
        return True
    if len(words) > wires.MAX_ALONE or not opens_like_a_credit(words[:MAX_HEAD]):
        return False
    seen = _credit_text(text, unit)
    return any(wires.alone(seen)) and stands_amid_story(text, unit)


def _credit_text(text: str, unit: Range, is_first_body: bool = False) -> CreditText:
    start, stop = unit
    words = text[start:stop]
    is_line = _ends_line(text, stop) and (
        _begins_line(text, start)
        or (words.startswith(_DASHES) and not is_followed_by_story(text, unit))
    )
    return CreditText(words, start, is_first_body, is_line)


def _begins_line(text: str, at: int) -> bool:
    while at and text[at - 1] not in "\n\r" and text[at - 1].isspace():
        at -= 1
    return not at or text[at - 1] in "\n\r"


def _ends_line(text: str, at: int) -> bool:
    while at < len(text) and text[at] != "\n" and text[at].isspace():
        at += 1
    return at == len(text) or text[at] == "\n"


# A sentence of credits that holds no name has no kind of its own.
_STAFF = "staff"
_LEGAL = "legal"
_LEGAL_WORDS = (
    "all rights reserved", "this material may not be", "used with permission", "used by permission",
    "read the original", "no part of this", "www.",
)  # fmt: skip


def _kind_of_clause(text: str, part: Range) -> CreditKind | str | None:
    words = text[part[0] : part[1]]
    for credit in _all_credits(text, part, False):
        if _fills(words, credit, text[part[0] : credit.span.start]):
            return credit.kind
    if contributions.thanks_only_staff(words):
        return _STAFF
    return _LEGAL if words.strip().lower().startswith(_LEGAL_WORDS) else None


def _fills(words: str, credit: Credit, before: str) -> bool:
    """No story in the same sentence as the credit."""
    if credit.kind is CreditKind.DATELINE:
        return words.rstrip(" -–—:").endswith((")", "]", "/"))
    return credit.kind is not CreditKind.CREDIT_LINE or ("\n" not in before and is_list(before))

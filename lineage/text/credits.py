"""One unit of an article (a sentence or a line) → the agencies and outlets it credits.

Law: a credit says whose *words* these are. Who told an agency something, who took the
picture and who owns the page is no credit. Every rule reads a closed form; what fits none
stays prose, for a false credit costs more than a missed one.
Knows no roles, and of the article only whether the unit has its line to itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lineage.model import Credit, CreditKind, Span
from lineage.text import contributions, republications, wires
from lineage.text.agencies import FIRST_WORDS
from lineage.text.naming import CreditText, clauses, is_list
from lineage.text.photos import (
    is_followed_by_story,
    is_owned_photo,
    is_photo_words,
    stands_amid_story,
)

RULES: tuple[Callable[[CreditText], Iterator[Credit]], ...] = (
    *wires.RULES,
    *contributions.RULES,
    *republications.RULES,
)


def text_credits(text: str, unit: Span, is_first_body: bool = False) -> tuple[Credit, ...]:
    """The credits in one unit, in order, one for each name; spans lie in the article's text."""
    words = unit.of(text)
    if not _is_worth_a_look(words):
        return ()
    seen = _credit_text(text, unit, is_first_body)
    found: dict[str, Credit] = {}
    for rule in RULES:
        for credit in rule(seen):
            found.setdefault(credit.name, credit)
    if not found or is_photo_credit(text, unit):
        return ()
    return tuple(sorted(found.values(), key=lambda c: (c.span, c.name)))


def is_credit_unit(text: str, unit: Span) -> bool:
    """The unit is nothing but a credit of text, a signed byline or thanks to staff."""
    words = unit.of(text)
    if not _is_worth_a_look(words):
        return False
    kinds = set()
    for start, stop in clauses(words):
        kind = _kind_of_clause(text, Span(unit.start + start, unit.start + stop))
        if kind is None:
            return False
        kinds.add(kind)
    is_credit = kinds not in ({CreditKind.MENTION}, {_LEGAL})
    return is_credit and not is_photo_credit(text, unit)


def is_photo_credit(text: str, unit: Span) -> bool:
    """The unit credits a picture, or is a caption that ends in such a credit."""
    words = unit.of(text)
    if is_photo_words(words):
        return True
    if is_owned_photo(words) and is_followed_by_story(text, unit):
        return True
    if len(words) > wires.MAX_ALONE or not _opens_like_a_credit(words):
        return False
    seen = _credit_text(text, unit)
    return any(wires.alone(seen)) and stands_amid_story(text, unit)


def _credit_text(text: str, unit: Span, is_first_body: bool = False) -> CreditText:
    words = unit.of(text)
    is_line = _ends_line(text, unit.stop) and (
        _begins_line(text, unit.start)
        or (words.startswith(_DASHES) and not is_followed_by_story(text, unit))
    )
    return CreditText(words, unit.start, is_first_body, is_line)


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


def _kind_of_clause(text: str, part: Span) -> CreditKind | str | None:
    seen = _credit_text(text, part)
    for rule in RULES:
        for credit in rule(seen):
            if _fills(seen.words, credit, Span(part.start, credit.span.start).of(text)):
                return credit.kind
    if contributions.thanks_only_staff(seen):
        return _STAFF
    return _LEGAL if seen.words.strip().lower().startswith(_LEGAL_WORDS) else None


def _fills(words: str, credit: Credit, before: str) -> bool:
    """No story in the same sentence as the credit."""
    if credit.kind is CreditKind.DATELINE:
        return words.rstrip(" -–—:").endswith((")", "]", "/"))
    return credit.kind is not CreditKind.CREDIT_LINE or ("\n" not in before and is_list(before))


_DASHES = ("-", "–", "—")
"""Before an agency's name they sign the text even on its last line."""
_OPENERS = FIRST_WORDS | frozenset(
    """
    By BY by Source Sources Copyright COPYRIGHT c C More MORE With with WITH From FROM Reporting
    Additional Contributing Contributors CONTRIBUTING First Originally Previously Republished
    Re-published Reprinted Syndicated Distributed DISTRIBUTED Based Compiled Staff Agencies
    agencies Click CLICK Material Information Editing Writing
    """.split()
)
_SECOND_WORDS = {
    "This": frozenset(("report", "story", "article", "piece", "post")),
    "To": frozenset(("contact",)),
    "Our": frozenset(("Standards",)),
    "Read": frozenset(("more", "the", "More")),
    "For": frozenset(("more",)),
    "See": frozenset(("more",)),
    "The": _OPENERS,
    "the": _OPENERS,
}
_MARKS = " \t\n\r\xa0•⦁*·–—-_|([{©/.,:;)]}’'\"“”"
_QUOTES = '“”"‘'
MAX_UNIT = 4000
"""Code points; what goes on for longer without a full stop is a table or no text at all."""
MAX_HEAD = 80
"""Code points before the opening bracket of a dateline."""


def _is_worth_a_look(words: str) -> bool:
    """Cheap: nearly every sentence of a story is turned away here."""
    return len(words) <= MAX_UNIT and (
        "ontribut" in words
        or "ppeared" in words
        or "ublished" in words
        or "eported from" in words
        or "diting by" in words
        or "opyright" in words
        or "©" in words
        or words.find("(", 0, MAX_HEAD) >= 0
        or "/TASS/" in words
        or words.endswith(("Reuter", "REUTER", "reuter"))
        or _opens_like_a_credit(words)
    )


def _opens_like_a_credit(words: str) -> bool:
    first = words.partition(" ")[0]
    if first.isalpha() and first not in _SECOND_WORDS:
        return first in _OPENERS
    if first[:1] in _QUOTES:
        return False
    first, second, *_ = *words[:MAX_HEAD].lstrip(_MARKS).split(None, 2), "", ""
    if first in _SECOND_WORDS:
        return _bare(second) in _SECOND_WORDS[first]
    return _bare(first) in _OPENERS


def _bare(word: str) -> str:
    return word.strip(_MARKS).removesuffix("’s").removesuffix("'s")

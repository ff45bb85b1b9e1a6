"""One unit of an article (a sentence or a line) → the agencies and outlets it credits.

Law: a credit says whose *words* these are. Who told an agency something, who took the
picture and who owns the page is no credit. Every rule reads a closed form; what fits none
stays prose, for a false credit costs more than a missed one.
Knows no roles, and of the article only whether the unit has its line to itself.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from lineage.model import Credit, CreditKind
from lineage.text import contributions, republications, wires
from lineage.text.agencies import FIRST_WORDS
from lineage.text.blocks import Range
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
    return tuple([credit for rule in RULES for credit in rule(seen)])


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
    if len(words) > wires.MAX_ALONE or not _opens_like_a_credit(words[:MAX_HEAD]):
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
    seen = _credit_text(text, part)
    for credit in _all_credits(text, part, False):
        if _fills(seen.words, credit, text[part[0] : credit.span.start]):
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


def worth_a_look(text: str, units: Sequence[Range]) -> set[int]:
    """Numbers of the units that may hold a credit: cheap, and few of a story."""
    found = set()
    for n, (start, stop) in enumerate(units):
        head = text[start : min(stop, start + MAX_HEAD)]
        if _opens_like_a_credit(head) or text.endswith(_REUTER, start, stop):
            found.add(n)
    starts = [start for start, _ in units]
    for hint, reach in _HINTS.items():
        at = text.find(hint)
        while at >= 0:
            n = bisect_right(starts, at) - 1
            if at - starts[n] < reach and at + len(hint) <= units[n][1]:
                found.add(n)
            at = text.find(hint, at + 1)
    return {n for n in found if units[n][1] - units[n][0] <= MAX_UNIT}


_HINTS = dict.fromkeys(
    ("ontribut", "ppeared", "ublished", "eported from", "diting by", "opyright", "©", "/TASS/"),
    MAX_UNIT,
) | {"(": MAX_HEAD}
"""How far from the unit's start they count."""
_REUTER = ("Reuter", "REUTER", "reuter")


def _opens_like_a_credit(head: str) -> bool:
    opens = _is_opener(head.partition(" ")[0])
    return _goes_on_like_a_credit(head) if opens is None else opens


def _goes_on_like_a_credit(head: str) -> bool:
    first, second, *_ = *head.lstrip(_MARKS).split(None, 2), "", ""
    if first in _SECOND_WORDS:
        return _bare(second) in _SECOND_WORDS[first]
    return _bare(first) in _OPENERS


@lru_cache(maxsize=1 << 14)
def _is_opener(first: str) -> bool | None:
    """Whether a credit may begin with this; None: the words that follow decide."""
    if first[:1] in _QUOTES:
        return False
    word, *_ = *first.lstrip(_MARKS).split(None, 1), ""
    if not word or word in _SECOND_WORDS:
        return None
    return _bare(word) in _OPENERS


def _bare(word: str) -> str:
    return word.strip(_MARKS).removesuffix("’s").removesuffix("'s")

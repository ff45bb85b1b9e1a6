"""Units of an article (sentences and lines) → the role of each on its page.

Roles are given by an ordered tuple of small rules; the first that answers decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lineage.model import Role
from lineage.text.blocks import Range
from lineage.text.captions import is_caption
from lineage.text.credits import is_credit_unit, is_photo_credit
from lineage.text.furniture import is_furniture, starts_tail
from lineage.text.glance import CAPTION, CREDIT, FURNITURE, OPEN, PHOTO, is_open
from lineage.text.photos import MAX_PHOTO_WORDS

_BY = ("By ", "BY ", "by ")
_BYLINE = re.compile(
    r"(?:by|from)\s+(?:[A-Z][\w.’'-]+|[A-Z]{2,})(?:[\s,|/&]+(?:and\s+|of\s+|for\s+|the\s+|in\s+)?"
    r"(?:[A-Z][\w.’'-]*|@\w+))*\s*(?:\|.*|[-–—].{0,60}|@\w+.*)?",
    re.IGNORECASE,
)
_NAMES = re.compile(r"[A-Z][\w.’'&-]*(?: [A-Z][\w.’'&-]*){0,2}")

MAX_HEADING_WORDS = 16
MAX_TITLE_WORDS = 30
MAX_BYLINE = 300
"""Code points."""
MAX_TAIL_WORDS = 14
"""A longer line after a tail marker tells a story again (another article's teaser is short)."""


@dataclass(slots=True)
class _Unit:
    text: str
    whole: str
    """The whole article's text."""
    span: Range
    looks: int
    """Like what, at a glance."""
    alone: bool
    """The unit is a paragraph of its own."""
    first: bool
    """Nothing that tells the story came before."""
    in_head: bool
    """No body text came before."""
    last: bool
    title: str
    in_tail: bool
    words: int

    @property
    def is_open(self) -> bool:
        return bool(self.looks & OPEN) and is_open(self.text)


def roles(
    text: str,
    units: Sequence[Range],
    said: Sequence[str],
    alone: Sequence[bool],
    looks: Sequence[int],
    title: str | None,
) -> list[Role]:
    """One role per unit; `said`: its text; `alone`: whether it is a paragraph of its own; `looks`:
    what it may be, as `glance.py` says."""
    found = [Role.BODY] * len(units)
    title = (title or "").strip()
    in_tail = told = has_body = False
    for n, words in enumerate(said):
        if has_body and not in_tail and not looks[n]:
            continue
        unit = _Unit(
            words, text, units[n], looks[n], alone[n], not told, not has_body,
            n + 1 == len(units), title, in_tail, words.count(" ") + 1,
        )  # fmt: skip
        role = found[n] = _role(unit)
        told = told or role in (Role.BODY, Role.HEADLINE)
        has_body = has_body or role is Role.BODY
        in_tail = unit.words <= MAX_TAIL_WORDS and (in_tail or (told and _starts_tail(unit)))
    return found


def _starts_tail(unit: _Unit) -> bool:
    return unit.alone and bool(unit.looks & FURNITURE) and starts_tail(unit.text)


def _role(unit: _Unit) -> Role:
    for rule in RULES:
        role = rule(unit)
        if role is not None:
            return role
    return Role.BODY


def photo_credit(unit: _Unit) -> Role | None:
    is_like = unit.looks & (PHOTO | CREDIT) and unit.words <= MAX_PHOTO_WORDS
    return Role.CREDIT if is_like and is_photo_credit(unit.whole, unit.span) else None


def credit(unit: _Unit) -> Role | None:
    if not unit.looks & CREDIT or not is_credit_unit(unit.whole, unit.span):
        return None
    return Role.FURNITURE if is_furniture(unit.text) else Role.CREDIT


def furniture(unit: _Unit) -> Role | None:
    return Role.FURNITURE if unit.looks & FURNITURE and is_furniture(unit.text) else None


def tail(unit: _Unit) -> Role | None:
    if unit.in_tail and unit.alone and unit.words <= MAX_TAIL_WORDS:
        return Role.FURNITURE
    return None


def byline(unit: _Unit) -> Role | None:
    """`By Jane Doe`, or a bare name under the headline."""
    if not unit.alone or unit.words > 14 or len(unit.text) > MAX_BYLINE:
        return None
    if unit.text.startswith(_BY) and _BYLINE.fullmatch(unit.text):
        return Role.BYLINE
    under_headline = unit.in_head and not unit.first and not unit.last
    return Role.BYLINE if under_headline and _NAMES.fullmatch(unit.text) else None


def caption(unit: _Unit) -> Role | None:
    is_like = unit.alone and unit.looks & CAPTION
    return Role.CAPTION if is_like and is_caption(unit.text) else None


def headline(unit: _Unit) -> Role | None:
    if not unit.first or not unit.alone or unit.words > MAX_TITLE_WORDS:
        return None
    if unit.title and unit.text.strip(" .") == unit.title.strip(" ."):
        return Role.HEADLINE
    if unit.is_open and unit.words >= 4 and not unit.last:
        return Role.HEADLINE
    return None


def subhead(unit: _Unit) -> Role | None:
    if unit.first or not unit.alone or unit.words > MAX_HEADING_WORDS:
        return None
    if unit.is_open and unit.text[:1] not in '“"‘-•*—–([' and not unit.last:
        return Role.SUBHEAD
    return None


RULES: tuple[Callable[[_Unit], Role | None], ...] = (
    photo_credit,
    credit,
    furniture,
    tail,
    byline,
    caption,
    headline,
    subhead,
)

"""Units of an article (sentences and lines) → the role of each on its page.

Roles are given by an ordered tuple of small rules; the first that answers decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass

from lineage.model import Role
from lineage.text.blocks import Range
from lineage.text.credits import is_credit_unit, is_photo_credit
from lineage.text.furniture import is_furniture, may_be_furniture, starts_tail
from lineage.text.photos import may_be_photo_words

_CLOSING = "\"”’'»)]"
_ENDS = frozenset(".!?…;:,")
_BYLINE = re.compile(
    r"(?:by|from)\s+(?:[A-Z][\w.’'-]+|[A-Z]{2,})(?:[\s,|/&]+(?:and\s+|of\s+|for\s+|the\s+|in\s+)?"
    r"(?:[A-Z][\w.’'-]*|@\w+))*\s*(?:\|.*|[-–—].{0,60}|@\w+.*)?",
    re.IGNORECASE,
)
_NAMES = re.compile(r"[A-Z][\w.’'&-]*(?: [A-Z][\w.’'&-]*){0,2}")
_CAPTION = re.compile(
    r"!\[.*\]\(.*\)$|(?:file photo|file ?[-–—:]|photo:|image:|caption:|image caption|media caption|"
    r"pictured:|in this .{0,40}(?:photo|image|file|video|frame))|.*\((?:ap|reuters|afp|getty).{0,20}"
    r"(?:photo|images?)?.{0,60}\)$|.*\bap photo/.*|.*\bimage copyright\b.*|.*\bgetty images\b[^.]*$",
    re.IGNORECASE | re.DOTALL,
)

_CAPTION_OPENERS = (
    "![", "file", "photo:", "image:", "caption:", "image caption", "media caption", "pictured:",
    "in this ",
)  # fmt: skip

MAX_PHOTO_WORDS = 8
MAX_HEADING_WORDS = 16
MAX_TITLE_WORDS = 30
MAX_BYLINE = 300
MAX_CAPTION = 2000
"""Code points, as of a byline."""
MAX_TAIL_WORDS = 14
"""A longer line after a tail marker tells a story again (another article's teaser is short)."""


@dataclass(slots=True)
class _Unit:
    text: str
    whole: str
    """The whole article's text."""
    span: Range
    is_signed: bool
    """It may hold a credit."""
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
        """Ends without a mark that ends a sentence."""
        return self.text.rstrip(_CLOSING)[-1:] not in _ENDS


def roles(
    text: str,
    units: Sequence[Range],
    alone: Sequence[bool],
    signed: Set[int],
    title: str | None,
) -> list[Role]:
    """One role per unit; `alone`: whether each is a paragraph of its own; `signed`: the numbers of
    those that may hold a credit."""
    found: list[Role] = []
    title = (title or "").strip()
    in_tail = told = has_body = False
    for i, (span, is_alone) in enumerate(zip(units, alone, strict=True)):
        said = text[span[0] : span[1]]
        words = said.count(" ") + 1
        is_signed = i in signed
        if told and not is_signed and _is_prose(said, is_alone, words):
            role = Role.BODY
        else:
            role = _role(
                _Unit(
                    said, text, span, is_signed, is_alone, not told,
                    not has_body, i + 1 == len(units), title, in_tail, words,
                )
            )  # fmt: skip
        found.append(role)
        told = told or role in (Role.BODY, Role.HEADLINE)
        has_body = has_body or role is Role.BODY
        in_tail = words <= MAX_TAIL_WORDS and (in_tail or (told and is_alone and starts_tail(said)))
    return found


def _is_prose(said: str, alone: bool, words: int) -> bool:
    """No rule would say anything: most sentences are longer than the lines of a page, and begin
    otherwise."""
    if alone and words <= MAX_HEADING_WORDS:
        return False
    if words <= MAX_PHOTO_WORDS and may_be_photo_words(said):
        return False
    lowered = said.lower()
    return not may_be_furniture(lowered) and not (alone and _may_be_caption(lowered))


def _may_be_caption(lowered: str) -> bool:
    return (
        lowered.endswith(")")
        or lowered.startswith(_CAPTION_OPENERS)
        or "ap photo/" in lowered
        or "image copyright" in lowered
        or "getty images" in lowered
    )


def _role(unit: _Unit) -> Role:
    for rule in RULES:
        role = rule(unit)
        if role is not None:
            return role
    return Role.BODY


def photo_credit(unit: _Unit) -> Role | None:
    if unit.words <= MAX_PHOTO_WORDS and is_photo_credit(unit.whole, unit.span):
        return Role.CREDIT
    return None


def credit(unit: _Unit) -> Role | None:
    if not unit.is_signed or not is_credit_unit(unit.whole, unit.span):
        return None
    return Role.FURNITURE if is_furniture(unit.text) else Role.CREDIT


def furniture(unit: _Unit) -> Role | None:
    return Role.FURNITURE if is_furniture(unit.text) else None


def tail(unit: _Unit) -> Role | None:
    if unit.in_tail and unit.alone and unit.words <= MAX_TAIL_WORDS:
        return Role.FURNITURE
    return None


def byline(unit: _Unit) -> Role | None:
    """`By Jane Doe`, or a bare name under the headline."""
    if not unit.alone or unit.words > 14 or len(unit.text) > MAX_BYLINE:
        return None
    if unit.text[:3].lower() == "by " and _BYLINE.fullmatch(unit.text):
        return Role.BYLINE
    under_headline = unit.in_head and not unit.first and not unit.last
    return Role.BYLINE if under_headline and _NAMES.fullmatch(unit.text) else None


def caption(unit: _Unit) -> Role | None:
    if not unit.alone or len(unit.text) > MAX_CAPTION:
        return None
    if not _may_be_caption(unit.text.lower()):
        return None
    return Role.CAPTION if _CAPTION.match(unit.text) else None


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

"""A line → is it the caption of a picture?"""

from __future__ import annotations

import re

_CAPTION = re.compile(
    r"!\[.*\]\(.*\)$|(?:file photo|file ?[-–—:]|photo:|image:|caption:|image caption|"
    r"media caption|pictured:|in this .{0,40}(?:photo|image|file|video|frame))|"
    r".*\((?:ap|reuters|afp|getty).{0,20}(?:photo|images?)?.{0,60}\)$|"
    r".*\bap photo/.*|.*\bimage copyright\b.*|.*\bgetty images\b[^.]*$",
    re.IGNORECASE | re.DOTALL,
)
_OPENERS = (
    "![", "file", "photo:", "image:", "caption:", "image caption", "media caption", "pictured:",
    "in this ",
)  # fmt: skip
FIRST_WORDS = frozenset(opener.split()[0] for opener in _OPENERS)
SECOND_WORDS = frozenset(word for opener in _OPENERS for word in opener.split()[1:])
HINTS = ("ap photo/", "opyright", "getty images")
"""In small letters; one stands in a caption that begins as it likes and does not end in a
bracket."""

MAX_CAPTION = 2000
"""Code points."""


def is_caption(line: str) -> bool:
    return len(line) <= MAX_CAPTION and may_be_caption(line.lower()) and bool(_CAPTION.match(line))


def may_be_caption(lowered: str) -> bool:
    """Cheap, of a line in small letters."""
    return (
        lowered.endswith(")")
        or opens_like_a_caption(lowered)
        or any(map(lowered.__contains__, HINTS))
    )


def opens(first: str) -> bool | None:
    """Whether a caption may begin with this in small letters; None: the next word decides."""
    if any(opener.startswith(first + " ") for opener in _OPENERS):
        return None
    return opens_like_a_caption(first)


def opens_like_a_caption(lowered: str) -> bool:
    return lowered.startswith(_OPENERS)

"""A unit → is it the credit of a picture? Who took the picture did not write the words."""

from __future__ import annotations

import re
from functools import lru_cache

from lineage.text.blocks import Range

_DESK = (
    r"(?:REUTERS|Reuters|AP(?:\s+Photos?)?|Associated Press|AFP|UPI|EPA|EPA-EFE|PA(?:\s+Wire)?|dpa|"
    r"Getty(?:\s+Images)?|Bloomberg(?:\s+News)?|Xinhua|TASS|Sputnik|Anadolu|Shutterstock|Alamy|"
    r"ZUMA(?:\s+Press)?|NurPhoto|Corbis|Pool|NPR|USA TODAY(?: Sports)?|Press Association)"
)
_PERSON = r"[A-ZÀ-Þ][\w.’'-]+(?:\s+(?:[A-ZÀ-Þ][\w.’'-]*|de|la|van|al|bin|der|Al)){0,4}"
_WITH_AGENT = rf"{_PERSON}(?:,\s*File)?\s?/\s?{_DESK}(?:\s?(?:/|via)\s?[A-Z][\w ]+?)?"
_OPENINGS = re.compile(
    r"\W*(?:Image\s(?:copyright|source|credit|caption)\b|(?:Enlarge this image|toggle caption)\b"
    r"|\|\sREUTERS\s|(?:FILE|File)(?:\s(?:PHOTO|photo|image))?\s*[:–—-]+\s"
    r"|(?:Photo|Photograph|Photographer|Picture|Image|Pic|Credit|PHOTO|CREDIT)s?"
    r"(?:\s[Cc]redits?|\s[Cc]ourtesy)?\s*[:/|]|Still from\b|Credit(?:…|\.\.\.)"
    r"|(?:Photos?|Photographs?|Pictures?|Images?|PHOTOS?)\s(?:by|via|from|courtesy)\b"
    rf"|{_WITH_AGENT}(?:\W|$)|{_DESK}/{_PERSON}|AP\s(?:Photos?|Images)\b"
    r"|(?:Getty Images|GETTY IMAGES|Getty|Shutterstock|Alamy|EPA)\W*$)"
)
_IN_BRACKETS = re.compile(
    rf"(?:AP\sPhotos?.*|(?:Reuters|REUTERS|AFP|AP)/(?!Ipsos){_PERSON}.{{0,30}}"
    r"|(?:[Ff]ile\s)?(?:[Pp]hoto|Image|Picture|Reuters [Ff]ile|Reuters photo|AP photo)\b.*"
    r"|(?:Reuters|AP|AFP):\s.*"
    rf"|.*(?:[/,]\s*|via\s){_DESK}(?:,?\s+(?:[Ff]ile|Pool|File Photo))?"
    r"|(?P<desk>Reuters|REUTERS|AP|AFP|UPI|EPA|Associated Press|Getty Images|Getty))\s*"
)
_ENDINGS = re.compile(
    r"(?:\bREUTERS/\s?(?!Ipsos)[A-ZÀ-Þ][^.:;]{1,60}"
    r"|(?:/|\s)via\s(?:REUTERS|AP|Reuters)(?:, File)?"
    rf"|(?:\||\.\s|\bvia\s)\s*{_WITH_AGENT}[^.]{{0,40}}"
    r"|\|\s*(?:AP|AFP|Reuters|REUTERS|Getty)(?:\s(?:Photos?|Images|file photo)\b.*)?"
    r"|(?:/|\bvia\s|\.\s)\s*Getty(?:\sImages)?(?:,\s*[Ff]ile)?)\W*$"
)
_TOLD = re.compile(r"[“”\"]|\b(?:said|told|says|added|according)\b")
MAX_CAPTION = 2000
"""Code points."""
MAX_PHOTO_WORDS = 8
"""Of a credit without a caption."""
_HINTS = (
    "/", "|", "hoto", "mage", "HOTO", "FILE", "File", "Getty", "redit", "CREDIT", "Pic", "EPA",
    "Alamy", "Shutterstock", "toggle",
)  # fmt: skip


def is_photo_words(words: str) -> bool:
    """The words are a picture's credit, or a caption that ends in one."""
    if len(words) > MAX_CAPTION:
        return False
    if _ends_with_bracket(words) and _ends_in_bracketed_credit(words):
        return True
    if not any(map(words.__contains__, _HINTS)):
        return False
    if _OPENINGS.match(words):
        return True
    return not words.startswith(("By ", "BY ", "by ")) and _ENDINGS.search(words) is not None


def may_be_photo_words(words: str) -> bool:
    """Cheap: nearly every short sentence of a story is turned away here."""
    return _ends_with_bracket(words) or any(map(words.__contains__, _HINTS))


def _ends_with_bracket(words: str) -> bool:
    return words.rstrip("\"”’' .").endswith(")")


def _ends_in_bracketed_credit(words: str) -> bool:
    """`… in Rome. (Jane Doe/Reuters)`; an item of a reading list ends so too."""
    start = words.rfind("(")
    found = _IN_BRACKETS.fullmatch(words[start + 1 : words.rfind(")")])
    if found is None:
        return False
    if found["desk"] is None:
        return True
    caption = words[:start].strip(" •-–—")
    is_item = words.lstrip().startswith(("•", "➔", "*", "-")) or not words.rstrip().endswith(")")
    return bool(caption) and not is_item and not _TOLD.search(caption)


_OWNED = re.compile(rf"\s*©\s*(?:\d{{4}}\s+)?(?:{_PERSON}\s?/\s?)?{_DESK}\s*")


def is_owned_photo(words: str) -> bool:
    """`© 2025 Reuters`: under a picture it is the picture's, at the end the text's."""
    return words[:4].lstrip()[:1] == "©" and _OWNED.fullmatch(words) is not None


_LINE = re.compile(r"[^\n]+")
MAX_HEAD_LINES = 5
"""Lines of a page's head: title, standfirst, outlet, author, date."""
MIN_STORY_LINE = 120
"""Code points; a longer line is a paragraph of the story."""


def stands_amid_story(text: str, unit: Range) -> bool:
    """Paragraphs before and after: a lone `AP` here belongs to a picture."""
    return unit[0] > _head_stop(text) and is_followed_by_story(text, unit)


def is_followed_by_story(text: str, unit: Range) -> bool:
    last = _last_story_line(text)
    return last is not None and last[1] - max(last[0], unit[1]) >= MIN_STORY_LINE


# Asked for every line of an article, so kept for the article at hand.
@lru_cache(maxsize=1)
def _head_stop(text: str) -> int:
    """Where the head ends: after some lines, or where they are too long for a head."""
    lines, length = 0, 0
    for line in _LINE.finditer(text):
        if not line.group().isspace():
            lines += 1
            if lines > MAX_HEAD_LINES:
                return line.start()
            left = MAX_HEAD_LINES * MIN_STORY_LINE - length
            if len(line.group()) >= left:
                return line.start() + left - 1
            length += len(line.group())
    return len(text)


@lru_cache(maxsize=1)
def _last_story_line(text: str) -> Range | None:
    long = [line.span() for line in _LINE.finditer(text) if len(line.group()) >= MIN_STORY_LINE]
    return long[-1] if long else None

"""What a reader receives and yields; the seam that every file format keeps to.

A `Reader` turns one open file into `Record`s and notes. It knows nothing of
other files: ids that meet twice, metadata and dates are settled in `corpus.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from lineage.errors import InputError
from lineage.model import Skipped
from lineage.options import ReadOptions

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Declared:
    """What a file says of an article, as it says it."""

    path: str
    place: str
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    date: object = None
    """Not yet understood: any value of JSON, or the text of a CSV cell."""
    authors: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    """Whom its words are said to be from: names (`creditText`, `sourceOrganization`, …), and
    addresses of what it repeats (`isBasedOn`, `syndication-source`, a canonical elsewhere)."""


@dataclass(frozen=True, slots=True)
class Record:
    """One article as one file gives it."""

    id: str
    text: str
    declared: Declared
    line: bytes = b""
    """The object of JSON that it stood as, without blanks around; empty: it stood as none."""


Reader = Callable[[BinaryIO, str, str, ReadOptions], Iterator[Record | Skipped]]
"""(open file, its path for messages, the id of an article that fills it, options) → finds."""


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that is read."""

    name: str
    suffixes: tuple[str, ...]
    about: str
    """What it is, in a few words."""
    read: Reader
    begins: Callable[[bytes], bool]
    """Whether bytes that open a file (`HEAD` of them, or all) are of this kind."""
    extra: str = ""
    """The extra of the distribution that brings what it needs; empty: nothing more."""
    module: str = ""
    """What is imported of it, so that one can ask whether it is there."""
    takes_rest: bool = False
    """It is what a file with its suffix is, if that begins like nothing that is known."""


HEAD = 4096
"""Bytes that tell what a file is."""


def pip_command(extra: str) -> str:
    return f"pip install 'wirelineage[{extra}]'"


def missing_library(what: str, extra: str) -> InputError:
    """For a reader that cannot import what it needs; `what` it reads opens the sentence."""
    return InputError(f"{what} need more than is installed: {pip_command(extra)}.")


def clean(text: str) -> str:
    """The text with lone surrogates, which no file can hold, as U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _LONE_SURROGATE.sub("\ufffd", text)
    return text


def declared(
    values: Mapping[str, object], options: ReadOptions, path: str, place: str
) -> tuple[Declared, list[str]]:
    """What the named fields say, and the names of those that hold no text."""
    odd: list[str] = []

    def word(name: str) -> str | None:
        value = values.get(name)
        if isinstance(value, (dict, list, bool)):
            odd.append(name)
            return None
        return None if value is None else clean(str(value)).strip() or None

    def words(name: str) -> tuple[str, ...]:
        given = values.get(name)
        if isinstance(given, dict):
            given = [given]
        elif not isinstance(given, list):
            given = (word(name) or "").split(";")
        called = [each.get("name") if isinstance(each, dict) else each for each in given]
        texts = [each for each in called if isinstance(each, str)]
        if len(texts) < len(called):
            odd.append(name)
        return tuple(filter(None, (clean(each).strip() for each in texts)))

    date = values.get(options.date_field)
    found = Declared(
        path,
        place,
        outlet=word(options.outlet_field),
        title=word(options.title_field),
        url=word(options.url_field),
        date=None if isinstance(date, str) and not date.strip() else date,
        authors=words(options.authors_field),
        sources=words(options.sources_field),
    )
    return found, odd

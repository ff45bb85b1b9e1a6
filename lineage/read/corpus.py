"""Source paths → a `Corpus` that streams `Article`s and keeps a note of all it had to skip.

Articles come in the order of their files' paths. Of two with one id the first
is kept. Equal texts under different ids are different articles.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from lineage.errors import InputError, OptionError
from lineage.model import Article, ArticleId, Skipped
from lineage.options import ReadOptions
from lineage.read.dates import iso_date
from lineage.read.inputs import Input, find_inputs, shown
from lineage.read.metadata import Table, read_table
from lineage.read.opening import Budget, Opened, finds
from lineage.read.record import Declared, Record
from lineage.read.streams import opened
from lineage.read.unread import Unread

_SHOWN = 80
"""Characters of a date."""
_DATE_FORMS = "write dates as YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ"


def open_corpus(sources: Sequence[str | Path], options: ReadOptions) -> Corpus:
    """Finds the files and the metadata; nothing of the articles is read yet."""
    _check_encoding(options.encoding)
    inputs, notes = find_inputs(sources, options.format, options.metadata)
    tables: dict[Path, Table] = {}
    for path in sorted({one.manifest for one in inputs if one.manifest}):
        try:
            tables[path], found = read_table(path, options)
            notes += found
        except InputError as error:
            reason = f"not joined: {error}"
            notes.append(Skipped(shown(path), "", reason, "or move it out of the folder"))
    metadata: Table = {}
    if options.metadata is not None:
        metadata, found = read_table(Path(options.metadata), options)
        notes += found
    return Corpus(inputs, notes, metadata, tables, options)


class Corpus:
    """The articles of some sources. Each iteration reads again and counts anew."""

    def __init__(
        self,
        inputs: Sequence[Input],
        notes: Sequence[Skipped],
        metadata: Table,
        manifests: dict[Path, Table],
        options: ReadOptions,
    ) -> None:
        self.read = 0
        """Articles handed out so far."""
        self.skipped: list[Skipped] = list(notes)
        self._inputs = inputs
        self._notes = notes
        self._metadata = metadata
        self._manifests = manifests
        self._options = options
        self._stdin_is_spent = False

    def __iter__(self) -> Iterator[Article]:
        self.read = 0
        self.skipped[:] = self._notes
        first_place: dict[str, str] = {}
        for one, found in self.finds():
            if isinstance(found, Skipped):
                self.skipped.append(found)
            elif found.id in first_place:
                self.skipped.append(_repeated(found, first_place[found.id]))
            else:
                first_place[found.id] = one.shown
                self.read += 1
                yield self.article(found, one)
        if not self.read:
            raise InputError(nothing_usable(self.skipped))

    def finds(self) -> Iterator[tuple[Input, Record | Skipped]]:
        """Whatever the files give, in order, and the file that gives it."""
        unread: dict[str, Unread] = {}
        for one in self._inputs:
            of_folder = unread.setdefault(one.folder, Unread()) if one.folder else None
            for found in self._finds(one, of_folder):
                yield one, found
        for folder, of_folder in unread.items():
            for note in of_folder.notes(folder):
                yield one, note

    def _finds(self, one: Input, unread: Unread | None) -> Iterator[Record | Skipped]:
        """All that one file gives; whatever goes wrong with it ends as a note."""
        if one.path is None and self._stdin_is_spent:
            yield Skipped(one.shown, "", "it can be read only once", "save it to a file first")
            return
        try:
            with self._stream(one) as stream:
                file = Opened(stream, one.shown, one.id, one.kinds)
                yield from finds(file, self._options, Budget(_size(one.path)), unread)
        except FileNotFoundError:
            reason = "the file vanished before it was read"
            yield Skipped(one.shown, "", reason, "run again when nothing is being moved")
        except OSError as error:
            reason = f"the file cannot be read: {error.strerror or error}"
            yield Skipped(one.shown, "", reason, "check its permissions and its disk")

    @contextmanager
    def _stream(self, one: Input) -> Iterator[BinaryIO]:
        if one.path is not None:
            with opened(one.path, Budget(_size(one.path)).metered) as stream:
                yield stream
            return
        self._stdin_is_spent = True
        yield sys.stdin.buffer

    def article(self, record: Record, one: Input) -> Article:
        """What a file gives, with what tables say of it."""
        said = [record.declared]
        manifest = self._manifests.get(one.manifest, {}) if one.manifest else {}
        for table in (self._metadata, manifest):
            if record.id in table:
                said.append(table[record.id])
        return Article(
            ArticleId(record.id),
            record.text,
            outlet=next((each.outlet for each in said if each.outlet), None),
            title=next((each.title for each in said if each.title), None),
            published=self._published(said),
            url=next((each.url for each in said if each.url), None),
            authors=next((each.authors for each in said if each.authors), ()),
            sources=next((each.sources for each in said if each.sources), ()),
        )

    def _published(self, said: Sequence[Declared]) -> str | None:
        """The first date that can be read; a note if there are only others."""
        dated = [each for each in said if each.date is not None]
        for each in dated:
            if date := iso_date(each.date):
                return date
        for each in dated[:1]:
            reason = f"bad date {repr(each.date)[:_SHOWN]}, kept as undated"
            self.skipped.append(Skipped(each.path, each.place, reason, _DATE_FORMS))
        return None


def _size(path: Path | None) -> int | None:
    """Bytes of the file; None of a pipe."""
    return path.stat().st_size if path and path.is_file() else None


def _repeated(record: Record, first: str) -> Skipped:
    where = record.declared
    reason = f"the id '{record.id}' was read before, from {first}"
    return Skipped(where.path, where.place, reason, "give every article an id of its own")


def nothing_usable(skipped: Sequence[Skipped]) -> str:
    if not skipped:
        return "No article could be read; give files that hold text."
    first = skipped[0]
    place = f", {first.place}" if first.place else ""
    more = f" ({len(skipped) - 1} more were skipped)" if len(skipped) > 1 else ""
    return (
        f"No article could be read. {first.path}{place}: {first.reason}; {first.next_step}.{more}"
    )


def _check_encoding(encoding: str) -> None:
    try:
        b" ".decode(encoding, "replace")
    except (LookupError, UnicodeError):
        raise OptionError(
            f"'{encoding}' is not a text encoding; try utf-8, cp1252, latin-1 or utf-16."
        ) from None

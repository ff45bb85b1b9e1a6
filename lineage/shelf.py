"""Articles and documents that wait on disk; made anew whenever one is asked for.

Memory holds a few bytes of each. Workers that are forked share the file.
"""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import overload
from weakref import finalize

from lineage.model import Article, ArticleId, Credit, CreditKind, Document, Role, Span
from lineage.records import Records, records
from lineage.spool import Spool
from lineage.text.declared import declared_credits
from lineage.text.document import Documents, Outline, Outlined, from_outline

KEPT = 64
"""Documents that are kept ready: neighbours are often asked for again."""
_DIGEST = 16
"""Bytes."""


class Shelf:
    """Articles in the order in which they were put here."""

    def __init__(self, folder: Path | None = None) -> None:
        """`folder`: where their file is; None: in the folder for temporary files."""
        self._records = Spool(folder)
        self.outlines = Spool(folder)
        """How texts are cut, packed; articles with one text have one of them."""
        finalize(self, self._records.close)
        finalize(self, self.outlines.close)
        self.ids: list[ArticleId] = []
        self.digests = Digests()
        """Of all that is known of each but its id."""
        self.declaring: set[int] = set()
        """Places of articles whose file declares sources."""

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def size(self) -> int:
        """Bytes of all articles."""
        return self._records.size

    def put(self, article: Article) -> None:
        said = article.outlet, article.title, article.published, article.url
        record = marshal.dumps((article.text, *said, article.authors, article.sources))
        self._records.extend([record])
        if article.sources:
            self.declaring.add(len(self.ids))
        self.ids.append(article.id)
        self.digests.append(record)

    def __getitem__(self, place: int) -> Article:
        return Article(self.ids[place], *marshal.loads(self._records[place]))


class Digests:
    """Of records, by number; a few bytes each."""

    def __init__(self) -> None:
        self._bytes = bytearray()

    def append(self, record: bytes) -> None:
        self._bytes += blake2b(record, digest_size=_DIGEST).digest()

    def __len__(self) -> int:
        return len(self._bytes) // _DIGEST

    def __getitem__(self, number: int) -> bytes:
        start = range(len(self))[number] * _DIGEST
        return bytes(self._bytes[start : start + _DIGEST])


def packed(outlines: Iterable[Outline]) -> Records:
    """How some articles are cut."""
    return records(map(_record, outlines))


_ROLES = tuple(Role)
_NUMBER = {id(role): n for n, role in enumerate(_ROLES)}
"""By identity, for an enumeration's own hash is worked out in Python."""
_KINDS = {kind.value: kind for kind in CreditKind}


def _record(drawn: Outline) -> bytes:
    """Its first byte tells whether there are credits. What is declared is an article's, and none
    of a text that others may have as well."""
    roles = bytes(map(_NUMBER.__getitem__, map(id, drawn.roles)))
    credits_ = [
        (c.name, c.kind.value, c.span.start, c.span.stop, c.is_agency)
        for c in drawn.credits
        if c.declared is None
    ]
    words = array("I", drawn.words).tobytes()
    plain = drawn.units, roles, drawn.quotes, credits_, words
    return bytes([bool(credits_)]) + marshal.dumps(plain)


def _outline(record: bytes, declared: tuple[Credit, ...] = ()) -> Outline:
    units, roles, quotes, credits_, words = marshal.loads(memoryview(record)[1:])
    return Outline(
        units,
        [_ROLES[n] for n in roles],
        quotes,
        (
            *[
                Credit(name, _KINDS[kind], Span(start, stop), is_agency)
                for name, kind, start, stop, is_agency in credits_
            ],
            *declared,
        ),
        array("I", words),
    )


class ShelvedDocuments(Documents):
    """Some of the articles of a shelf, cut into sentences."""

    def __init__(self, shelf: Shelf, places: Sequence[int], outlines: Sequence[bytes]) -> None:
        """`places` on the shelf; `outlines[n]` is how the article at `places[n]` is cut, packed."""
        self._shelf = shelf
        self.places = places
        self.outlines = outlines
        self._kept = lru_cache(KEPT)(self._made)

    @property
    def ids(self) -> list[ArticleId]:
        return [self._shelf.ids[place] for place in self.places]

    @property
    def crediting(self) -> list[ArticleId]:
        """Articles that name a source."""
        places = zip(self.places, self.outlines, strict=True)
        declaring = self._shelf.declaring
        return [self._shelf.ids[p] for p, record in places if record[0] or p in declaring]

    def digest(self, index: int) -> bytes:
        """Of all that is known of an article but its id."""
        return self._shelf.digests[self.places[index]]

    def __len__(self) -> int:
        return len(self.places)

    @overload
    def __getitem__(self, index: int) -> Document: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Document]: ...
    def __getitem__(self, index: int | slice) -> Document | Sequence[Document]:
        if isinstance(index, slice):
            return ShelvedDocuments(self._shelf, self.places[index], self.outlines[index])
        return self._kept(range(len(self))[index])

    def article(self, index: int) -> Article:
        return self._shelf[self.places[index]]

    def at(self, index: int) -> Outlined:
        article = self.article(index)
        return article, _outline(self.outlines[index], declared_credits(article))

    def outlined(self) -> Iterator[Outlined]:
        return map(self.at, range(len(self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]

    def _made(self, index: int) -> Document:
        return from_outline(*self.at(index))

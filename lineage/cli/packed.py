"""Chunks of bytes → a file that appears whole or not at all, packed as its suffix says."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol

from lineage.errors import OutputError

Write = Callable[[bytes], object]


class _Packer(Protocol):
    def compress(self, data: bytes, /) -> bytes: ...
    def flush(self) -> bytes: ...


class _ReaderGoneError(Exception):
    """A pipe broke; it has to be told from files that cannot be written."""


@contextmanager
def whole(path: Path) -> Iterator[Write]:
    """A function that writes; what it wrote is at the path once all has been written."""
    try:
        yield from _written(path)
    except _ReaderGoneError:
        raise BrokenPipeError from None


def _written(path: Path) -> Iterator[Write]:
    from lineage.store.atomic import replaced

    if path.exists() and not path.is_file():  # pipes and devices cannot be replaced
        yield from _writing(path, path)
        return
    with replaced(path, overwrite=True) as unfinished:
        yield from _writing(unfinished, path)


def _writing(place: Path, named: Path) -> Iterator[Write]:
    try:
        with place.open("wb") as file:
            yield from _packing(file, named.suffix.lower())
    except BrokenPipeError as error:
        raise _ReaderGoneError from error
    except OSError as error:
        raise OutputError(f"{named} cannot be written ({error.strerror or error})") from error


def _packing(file: BinaryIO, suffix: str) -> Iterator[Write]:
    packer = _packer(suffix)
    if packer is None:
        yield file.write
        return
    yield lambda data: file.write(packer.compress(data))
    file.write(packer.flush())


def _packer(suffix: str) -> _Packer | None:
    if suffix == ".gz":
        return zlib.compressobj(6, zlib.DEFLATED, 31)  # no name and no time in it
    if suffix == ".zst":
        import zstandard

        return zstandard.ZstdCompressor().compressobj()
    return None

"""A path → its bytes, unpacked (.gz, .bz2, .xz, .zst) while they are read.

Damaged or shortened packing raises `DamagedStreamError` only after all that came
before the damage has been handed out.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_UNPACKED = 1 << 16
_PACKED = 1 << 13
"""Small, for a few packed bytes may hold much text."""
_LONGEST_WINDOW = 1 << 31


class DamagedStreamError(Exception):
    """Packed data that ends early or makes no sense."""


class TooLargeError(Exception):
    """Packed data that gives more than any text would."""


class ChunkStream(io.RawIOBase):
    """Chunks of bytes as a file that can be read."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = iter(chunks)
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        while not self._rest:
            chunk = next(self._chunks, None)
            if chunk is None:
                return 0
            self._rest = memoryview(chunk)
        target = memoryview(buffer).cast("B")
        size = min(len(target), len(self._rest))
        target[:size] = self._rest[:size]
        self._rest = self._rest[size:]
        return size


def stream_of(chunks: Iterable[bytes]) -> BinaryIO:
    return cast(BinaryIO, io.BufferedReader(ChunkStream(chunks), _UNPACKED))


Meter = Callable[[Iterator[bytes]], Iterator[bytes]]
"""Lets pass what comes out of packed data, or raises TooLargeError."""


@contextmanager
def opened(path: Path, metered: Meter) -> Iterator[BinaryIO]:
    """The file's bytes, unpacked if its suffix says that they are packed."""
    with path.open("rb") as file:
        yield unpacked(file, path.suffix.lower(), metered)


def unpacked(file: BinaryIO, suffix: str, metered: Meter = iter) -> BinaryIO:
    """The bytes that are packed as the suffix says; `metered` sees all that comes out."""
    unpack = UNPACKERS.get(PACKED_TARS.get(suffix, suffix))
    return stream_of(metered(unpack(file))) if unpack else file


def _gunzip(file: BinaryIO) -> Iterator[bytes]:
    with gzip.GzipFile(fileobj=file) as packed:
        yield from _read(packed, EOFError, gzip.BadGzipFile, zlib.error)


def _unbzip2(file: BinaryIO) -> Iterator[bytes]:
    with bz2.BZ2File(file) as packed:
        yield from _read(packed, EOFError, OSError)


def _unxz(file: BinaryIO) -> Iterator[bytes]:
    with lzma.LZMAFile(file) as packed:
        yield from _read(packed, EOFError, lzma.LZMAError)


def _read(
    packed: gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile, *damage: type[Exception]
) -> Iterator[bytes]:
    try:
        while chunk := packed.read1(_UNPACKED):
            yield chunk
    except damage as error:
        raise DamagedStreamError(str(error)) from error


def _unzstd(file: BinaryIO) -> Iterator[bytes]:
    import zstandard

    unpacker = zstandard.ZstdDecompressor(max_window_size=_LONGEST_WINDOW)
    frame = None
    data = file.read(_PACKED)
    try:
        while data:
            frame = frame or unpacker.decompressobj()
            yield frame.decompress(data)
            data = frame.unused_data if frame.eof else b""
            frame = None if frame.eof else frame
            data = data or file.read(_PACKED)
    except zstandard.ZstdError as error:
        raise DamagedStreamError(str(error)) from error
    if frame:
        raise DamagedStreamError("it ends in the middle of a frame")


UNPACKERS: dict[str, Callable[[BinaryIO], Iterator[bytes]]] = {
    ".gz": _gunzip,
    ".bz2": _unbzip2,
    ".xz": _unxz,
    ".zst": _unzstd,
}

PACKED_TARS = {".tgz": ".gz", ".tbz2": ".bz2", ".txz": ".xz", ".tzst": ".zst"}
"""Suffixes that say .tar and a packing at once."""

PACKINGS = {
    b"\x1f\x8b": ".gz",
    b"BZh": ".bz2",
    b"\xfd7zXZ\0": ".xz",
    b"\x28\xb5\x2f\xfd": ".zst",
}
"""How packed files begin."""

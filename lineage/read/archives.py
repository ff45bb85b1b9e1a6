"""A .zip or .tar → its members, one after the other; nothing is ever written to disk.

A member's stream is good until the next member is asked for. Sizes are those that the
archive tells, and no stream gives more than was told. Damage raises `DamagedStreamError`.
"""

from __future__ import annotations

import io
import lzma
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO, BinaryIO, Self

from lineage.read.streams import DamagedStreamError, TooLargeError, stream_of

MAX_HELD_BYTES = 1 << 28
"""Of a .zip that cannot be searched where it is (in a pipe, in an archive): 256 MiB."""
_MAX_HEADER_BYTES = 1 << 20
"""A name or attribute of a tar beyond this was not written by a tar program."""
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Member:
    name: str
    size: int
    """Bytes, unpacked."""
    stream: BinaryIO
    oddity: str = ""
    """Why nobody should read it, as `Unread` takes it; empty: it is a plain file."""


@dataclass(frozen=True, slots=True)
class Archive:
    """A kind of file that holds files."""

    name: str
    suffixes: tuple[str, ...]
    about: str
    members: Callable[[BinaryIO], Iterator[Member]]
    begins: Callable[[bytes], bool]
    extra: str = ""
    module: str = ""


def unzip(stream: BinaryIO) -> Iterator[Member]:
    """In order of name, whatever the order in the file."""
    try:
        archive = zipfile.ZipFile(_searchable(stream))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error) as error:
        raise DamagedStreamError(str(error)) from error
    with archive:
        infos = [info for info in archive.infolist() if not info.filename.endswith("/")]
        for info in sorted(infos, key=lambda info: (info.filename, info.header_offset)):
            content = stream_of(_unzipped(archive, info))
            yield Member(info.filename, info.file_size, content, _zip_oddity(info))


def _searchable(stream: BinaryIO) -> BinaryIO:
    if stream.seekable():
        return stream
    data = stream.read(MAX_HELD_BYTES + 1)
    if len(data) > MAX_HELD_BYTES:
        raise TooLargeError(f"a zip of more than {MAX_HELD_BYTES >> 20} MiB in a pipe or archive")
    return io.BytesIO(data)


def _unzipped(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    try:
        with archive.open(info) as file:
            while chunk := file.read(_CHUNK):
                yield chunk
    except (
        *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError),
        *(NotImplementedError, RuntimeError, ValueError, OSError, struct.error),
    ) as error:
        raise DamagedStreamError(str(error)) from error


def _zip_oddity(info: zipfile.ZipInfo) -> str:
    if info.flag_bits & 1:
        return "that are encrypted"
    kind = stat.S_IFMT(info.external_attr >> 16)
    return "that are links or devices" if kind not in (0, stat.S_IFREG) else ""


def untar(stream: BinaryIO) -> Iterator[Member]:
    """In the order of the file, which is read once from front to back."""
    try:
        with tarfile.open(fileobj=stream, mode="r|", tarinfo=_Header) as archive:
            while info := archive.next():
                archive.members = []  # type: ignore[attr-defined] # else it remembers all of them
                if not info.isdir():
                    content = stream_of(_untarred(archive, info))
                    yield Member(info.name, info.size, content, _tar_oddity(info))
    except (tarfile.TarError, ValueError, EOFError) as error:
        raise DamagedStreamError(str(error)) from error


def _untarred(archive: tarfile.TarFile, info: tarfile.TarInfo) -> Iterator[bytes]:
    file: IO[bytes] | None = archive.extractfile(info)
    try:
        while file and (chunk := file.read(_CHUNK)):
            yield chunk
    except tarfile.TarError as error:
        raise DamagedStreamError(str(error)) from error


def _tar_oddity(info: tarfile.TarInfo) -> str:
    if not info.isreg():
        return "that are links or devices"
    return "with holes in them" if info.issparse() else ""


class _Header(tarfile.TarInfo):
    """Refuses what `tarfile` lets pass: damage after the first member, and endless names."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        try:
            header = super().frombuf(buf, encoding, errors)
        except tarfile.EOFHeaderError:  # type: ignore[attr-defined]
            raise
        except tarfile.HeaderError as error:
            raise DamagedStreamError(str(error)) from error
        if not (header.isreg() or header.isdir()) and header.size > _MAX_HEADER_BYTES:
            raise DamagedStreamError(f"a header of {header.size} bytes")
        return header


def _is_zip(head: bytes) -> bool:
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def _is_tar(head: bytes) -> bool:
    return head[257:262] == b"ustar"


ARCHIVES = (
    Archive("zip", (".zip",), "an archive of any of these", unzip, _is_zip),
    Archive("tar", (".tar",), "an archive of any of these", untar, _is_tar),
)

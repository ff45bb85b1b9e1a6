"""An open file → all that it holds, whatever kind it is; archives are opened member by member.

What an archive may cost is bounded (`Budget`): names that lead out of it, links, devices,
encrypted and repeated members are counted, never followed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import BinaryIO

from lineage.model import Skipped
from lineage.options import AUTO, ReadOptions
from lineage.read.archives import Archive, Member
from lineage.read.formats import Kind, how_to_install, is_installed, kinds_of, split_name, told
from lineage.read.inputs import MANIFEST, is_left_unread, shown
from lineage.read.record import Format, Record
from lineage.read.streams import DamagedStreamError, TooLargeError, unpacked
from lineage.read.unread import Unread

MAX_DEPTH = 2
"""An archive in an archive is opened, one in that is not."""
MAX_MEMBERS = 1_000_000
MAX_MEMBER_BYTES = 1 << 30
"""A text or a page is held in memory as a whole."""
MAX_BYTES = 1 << 36
"""Of all members of one file: 64 GiB."""
MAX_RATIO = 100
"""Bytes out of one byte of the file; texts give 3 to 20, bombs 1,000 and more."""
FREE_BYTES = 1 << 26
"""64 MiB hurt nobody, however small the file that they come from."""

_NAME_IT = "say what it is with --from"
_UNPACK = "unpack it first and read the folder"


class Budget:
    """What may still come out of one file of `packed` bytes; None: nobody knows how many."""

    def __init__(self, packed: int | None) -> None:
        self.members = MAX_MEMBERS
        most = MAX_BYTES if packed is None else max(FREE_BYTES, MAX_RATIO * packed)
        self.bytes = min(MAX_BYTES, most)

    def take(self, size: int) -> None:
        """Pays for one more member; TooLargeError if that is too much."""
        self.members -= 1
        if self.members < 0:
            raise TooLargeError(f"an archive of more than {MAX_MEMBERS:,} members")
        self._pay(size)

    def metered(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        for chunk in chunks:
            self._pay(len(chunk))
            yield chunk

    def _pay(self, size: int) -> None:
        if size > self.bytes:
            raise TooLargeError("it unpacks to more than any texts would")
        self.bytes -= size


@dataclass(frozen=True, slots=True)
class Opened:
    """One file, or one member of an archive."""

    stream: BinaryIO
    path: str
    """As messages show it."""
    id: str
    """Of the article, if it is one article."""
    kinds: tuple[Kind, ...]
    """What it may be; one or more."""


def finds(
    file: Opened,
    options: ReadOptions,
    budget: Budget,
    beside: Unread | None = None,
    depth: int = 0,
) -> Iterator[Record | Skipped]:
    """Whatever goes wrong with the bytes ends as a note. `beside` counts what lies beside articles
    and is of another kind; None: the file was named itself, and has a note of its own."""
    unread = Unread()
    try:
        kind, whole = told(file.stream, file.kinds, budget.metered)
        if kind is None:
            names = ", ".join(each.name for each in file.kinds)
            if beside is not None:
                beside.add(f"whose content is none of: {names}", file.path, _NAME_IT)
            else:
                yield Skipped(file.path, "", f"the content is none of: {names}", _NAME_IT)
        elif not is_installed(kind):
            reason = f"reading {kind.name} needs more than is installed"
            yield Skipped(file.path, "", reason, how_to_install(kind))
        elif isinstance(kind, Format):
            yield from kind.read(whole, file.path, file.id, options)
        elif depth == MAX_DEPTH:
            yield Skipped(file.path, "", "an archive in an archive in an archive", _UNPACK)
        else:
            yield from _within(replace(file, stream=whole), kind, options, budget, depth, unread)
    except DamagedStreamError as error:
        reason = f"the packed file is damaged or cut short ({error})"
        yield Skipped(file.path, "", reason, "fetch it again; what came before was read")
    except TooLargeError as error:
        yield Skipped(file.path, "", f"{error}; the rest is left unread", _UNPACK)
    yield from unread.notes(file.path)


def _within(
    file: Opened, archive: Archive, options: ReadOptions, budget: Budget, depth: int, unread: Unread
) -> Iterator[Record | Skipped]:
    if options.format == archive.name:
        options = replace(options, format=AUTO)
    met: set[str] = set()
    for member in archive.members(file.stream):
        budget.take(member.size)
        path = f"{file.path}!{shown(member.name)}"
        if why := member.oddity or _oddity(member, met):
            unread.add(why, path, "unpack it yourself, and give it a plain name")
        elif not _is_left_alone(member.name):
            met.add(member.name)
            if one := _opened(member, path, file.id, options, budget, unread):
                yield from finds(one, options, budget, unread, depth + 1)
    if not met and not unread:
        yield Skipped(file.path, "", "no file in it that can be read", "check how it was made")


def _opened(
    member: Member, path: str, folder: str, options: ReadOptions, budget: Budget, unread: Unread
) -> Opened | None:
    name = PurePosixPath(member.name)
    stem, suffix = split_name(name)
    kinds = kinds_of(suffix, options.format)
    if name.name == MANIFEST:
        unread.add("with metadata", path, f"unpack it, and join it with --metadata {MANIFEST}")
    elif not is_left_unread(kinds, suffix, path, unread):
        id_ = f"{folder}/{shown(name.with_name(stem).as_posix())}"
        packing = name.suffix.lower()
        stream = unpacked(member.stream, packing, budget.metered)
        return Opened(stream, path, id_, kinds)
    return None


def _oddity(member: Member, met: set[str]) -> str:
    name = member.name.replace("\\", "/")
    if name.startswith("/") or ".." in name.split("/") or name[1:2] == ":":
        return "with a path that leads out of the archive"
    if member.name in met:
        return "with a name that was there before"
    return f"of more than {MAX_MEMBER_BYTES >> 30} GiB" if member.size > MAX_MEMBER_BYTES else ""


def _is_left_alone(name: str) -> bool:
    """As in a folder, names that begin with a dot are the system's business."""
    return any(
        (part.startswith(".") and part != ".") or part == "__MACOSX" for part in name.split("/")
    )

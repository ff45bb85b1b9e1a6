"""Source paths → the files to read, in order of path, and a note for what is passed over.

The order and the ids depend on the paths alone, not on the order of the
arguments or of a directory's entries; a file that is named twice is read once.
Names that begin with a dot are the system's business and are left alone.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lineage.errors import InputError
from lineage.model import Skipped
from lineage.options import AUTO
from lineage.read.formats import (
    READABLE,
    Kind,
    any_kind,
    how_to_install,
    is_installed,
    kinds_of,
    split_name,
)
from lineage.read.unread import Unread

MANIFEST = "manifest.csv"
_JOIN = "join it with --metadata"
_CONVERT = f"convert them to a format that is read: {READABLE}; or say what they are with --from"


@dataclass(frozen=True, slots=True)
class Input:
    """One file to read."""

    path: Path | None
    """None is standard input."""
    shown: str
    """The path as messages show it."""
    id: str
    """Of the article, if the file is one article."""
    kinds: tuple[Kind, ...]
    """What it may be, one or more: the opening bytes decide among several."""
    root: Path
    """The folder that the id starts from."""
    manifest: Path | None = None
    """Declares what its folder's articles are."""
    folder: str = ""
    """Where it was found, as messages show it; empty: it was named itself."""


def find_inputs(
    sources: Iterable[str | Path], wanted: str = AUTO, table: str | None = None
) -> tuple[list[Input], list[Skipped]]:
    """`wanted`: the name of the format that every file is; OptionError if there is none. `table`:
    a file of metadata, which holds no articles though it lies among them."""
    any_kind(wanted)
    inputs: list[Input] = []
    notes: list[Skipped] = []
    aside = _absolute(Path(table)) if table else None
    for source in sorted({os.fspath(source) for source in sources}):
        found = [_standard_input(wanted)] if source == "-" else _find(Path(source), wanted, aside)
        for one in found:
            (inputs if isinstance(one, Input) else notes).append(one)  # type: ignore[arg-type]
    if not inputs and not notes:
        raise InputError("Nothing to read: give files, folders, or - for standard input.")
    return _once(inputs), sorted(set(notes), key=lambda note: (note.path, note.place, note.reason))


def shown(path: Path | str) -> str:
    """The path as text; bytes of a name that are no text appear as `\\xff`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _once(inputs: list[Input]) -> list[Input]:
    """Sorted by path; of two ways to one file the outermost folder gives the id."""
    kept: dict[str, Input] = {}
    for one in sorted(inputs, key=lambda one: (len(one.root.parts), one.manifest is None)):
        kept.setdefault(str(one.path and _absolute(one.path)), one)
    return [kept[path] for path in sorted(kept)]


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - links must not be followed


def _standard_input(wanted: str) -> Input:
    return Input(None, "standard input", "stdin", any_kind(wanted), Path())


def _find(source: Path, wanted: str, aside: Path | None) -> Iterator[Input | Skipped]:
    try:
        mode = source.stat().st_mode
    except FileNotFoundError:
        raise InputError(f"{shown(source)} does not exist; check the path.") from None
    except OSError as error:
        raise InputError(f"{shown(source)} cannot be read: {error.strerror}.") from error
    if stat.S_ISDIR(mode):
        return _find_in(source, wanted, aside)
    return _named(source, wanted, is_file=stat.S_ISREG(mode))


def _named(path: Path, wanted: str, is_file: bool) -> Iterator[Input | Skipped]:
    """A file that was named itself; one without a suffix, or a pipe, is looked into."""
    stem, suffix = split_name(path)
    kinds = kinds_of(suffix, wanted)
    if not kinds and (not suffix or not is_file):
        kinds = any_kind(wanted)
    if kinds:
        yield Input(path, shown(path), shown(stem), kinds, _absolute(path).parent)
    else:
        reason = f"files that end in {shown(suffix)} are not read"
        step = f"say what it is with --from, or convert it to a format that is read: {READABLE}"
        yield Skipped(shown(path), "", reason, step)


def _find_in(root: Path, wanted: str, aside: Path | None) -> Iterator[Input | Skipped]:
    manifest = root / MANIFEST
    joined = manifest if manifest.is_file() else None
    unread = Unread()
    found = False
    for path in _walk(root):
        if isinstance(path, Skipped):
            yield path
            continue
        if path == joined or _absolute(path) == aside:
            continue
        if path.name == MANIFEST:
            unread.add("with metadata", shown(path), _JOIN)
            continue
        stem, suffix = split_name(path)
        kinds = kinds_of(suffix, wanted)
        if is_left_unread(kinds, suffix, shown(path), unread):
            continue
        found = True
        id_ = shown(path.relative_to(root).with_name(stem).as_posix())
        yield Input(path, shown(path), id_, kinds, _absolute(root), joined, shown(root))
    yield from unread.notes(shown(root))
    if not found:
        reason = "the folder holds no file that can be read"
        yield Skipped(shown(root), "", reason, f"files that are read: {READABLE}")


def is_left_unread(kinds: tuple[Kind, ...], suffix: str, name: str, unread: Unread) -> bool:
    """True, and counted, if there is no reader for a file with this suffix."""
    why = f"with the suffix {shown(suffix)}" if suffix else "without a suffix"
    if not kinds:
        unread.add(why, name, _CONVERT)
    elif not any(is_installed(kind) for kind in kinds):
        unread.add(why, name, how_to_install(kinds[0]))
    else:
        return False
    return True


def _walk(root: Path) -> Iterator[Path | Skipped]:
    """All files below a folder; what is neither file nor folder becomes a note."""
    folders = [root]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(folder) as entries:
                visible = [entry for entry in entries if not entry.name.startswith(".")]
        except OSError as error:
            reason = f"the folder cannot be opened: {error.strerror}"
            yield Skipped(shown(folder), "", reason, "check its permissions")
            continue
        for entry in visible:
            if entry.is_dir(follow_symlinks=False):
                folders.append(Path(entry.path))
            elif entry.is_file():
                yield Path(entry.path)
            else:
                yield Skipped(shown(entry.path), "", _oddity(entry), "name it itself to read it")


def _oddity(entry: os.DirEntry[str]) -> str:
    if not entry.is_symlink():
        return "not a file but a pipe or a device"
    return "a link to a folder" if entry.is_dir() else "a link to something that is not a file"

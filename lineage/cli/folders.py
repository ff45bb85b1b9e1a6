"""Files → a folder, which appears whole or not at all, with a file SHA256SUMS."""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from lineage.cli.output import as_chunks, umask, unwritable
from lineage.errors import OptionError, OutputError

if TYPE_CHECKING:
    from lineage.cli.console import Console

SUMS = "SHA256SUMS"
"""In every folder that is written: its other files, as `sha256sum -c` reads them."""

_OURS = "# written by wirelineage"

Files = Iterable[tuple[str, bytes | Iterable[bytes]]]
"""Names inside a folder (`data/train.parquet`), each once, and what stands in them."""


def deliver_folder(args: argparse.Namespace, files: Files) -> None:
    """To the folder that `-o` names."""
    console: Console = args.console
    write_folder(Path(args.output), files)
    console.say(f"wrote {args.output}")


def check_folder(args: argparse.Namespace, sources: Iterable[str]) -> None:
    """Before the work: the folder can be written, and holds none of the inputs."""
    if args.output in (None, "-"):
        raise OptionError("what is asked for is a folder of files; name it with -o DIR")
    output = Path(args.output)
    if any(source != "-" and _holds(output, Path(source)) for source in sources):
        raise OptionError(f"{output} holds one of the inputs; choose another folder")
    if not output.absolute().parent.is_dir():
        raise OutputError(f"{output.parent} does not exist; make the folder first")
    _check_replaceable(output)


def write_folder(path: Path, files: Files) -> None:
    """To a temporary folder beside the target, then moved into its place, with a file SHA256SUMS.

    What is there is replaced only if it is empty, or written by this program and nothing was
    added to it or changed since. Raises OutputError.
    """
    target = path.resolve()
    _check_replaceable(path)
    temporary: Path | None = None
    try:
        temporary = Path(tempfile.mkdtemp(prefix=f".{target.name[:100]}.", dir=target.parent))
        sums = [_written(temporary, name, as_chunks(content)) for name, content in files]
        (temporary / SUMS).write_text("\n".join([_OURS, *sums, ""]), "utf-8", newline="\n")
        temporary.chmod(0o777 & ~umask())
        _move(temporary, target)
    except OSError as error:
        raise OutputError(unwritable(path, error)) from error
    finally:
        if temporary:
            shutil.rmtree(temporary, ignore_errors=True)


def _written(folder: Path, name: str, chunks: Iterable[bytes]) -> str:
    """One file; its line in SHA256SUMS. Only new files inside the folder are written."""
    parts = PurePosixPath(name).parts
    if not parts or parts[0] == "/" or ".." in parts or "\n" in name or "\\" in name:
        raise ValueError(f"not a name inside a folder: {name!r}")
    file, digest = folder.joinpath(*parts), hashlib.sha256()
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("xb") as page:
        for chunk in chunks:
            digest.update(chunk)
            page.write(chunk)
    return f"{digest.hexdigest()}  {name}"


def _move(folder: Path, target: Path) -> None:
    """Into its place; what was there is back when that fails."""
    if not target.exists():
        folder.rename(target)
        return
    aside = folder.with_name(folder.name + ".old")
    target.rename(aside)
    try:
        folder.rename(target)
    except BaseException:
        aside.rename(target)
        raise
    shutil.rmtree(aside)


def _check_replaceable(path: Path) -> None:
    """Nobody's work is lost by writing a folder there."""
    if not path.exists():
        return
    if not path.is_dir():
        raise OutputError(f"{path} is a file; give the name of a folder")
    try:
        mine = {SUMS, *_unchanged(path)}
        others = sorted(name for name in _names(path) if name not in mine)
    except (OSError, UnicodeError) as error:
        raise OutputError(f"{path} cannot be read ({error}); choose another folder") from error
    if others:
        raise OutputError(
            f"{path} holds {others[0]}, which wirelineage did not write, or not as it is now; "
            "choose another folder, or empty this one"
        )


def _names(folder: Path) -> Iterator[str]:
    """Of all files in it, and of its empty folders."""
    for at, below, files in os.walk(folder):
        here = Path(at)
        names = files if below or files or here == folder else [""]
        linked = [name for name in below if (here / name).is_symlink()]
        yield from ((here / name).relative_to(folder).as_posix() for name in (*names, *linked))


def _unchanged(folder: Path) -> Iterator[str]:
    """Names of the files in it that this program wrote, as they are now."""
    try:
        first, *lines = (folder / SUMS).read_text("utf-8").splitlines() or [""]
    except FileNotFoundError:
        return
    for line in lines if first == _OURS else ():
        digest, _, name = line.partition("  ")
        file = folder / name
        if file.is_file() and not file.is_symlink() and _digest(file) == digest:
            yield name


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _holds(folder: Path, source: Path) -> bool:
    """The source is the folder, or in it."""
    return source.resolve().is_relative_to(folder.resolve())

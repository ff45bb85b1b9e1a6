"""Result → stdout, or a file, which appears whole or not at all."""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from lineage.errors import OptionError, OutputError

if TYPE_CHECKING:
    from lineage.cli.console import Console


def deliver(args: argparse.Namespace, result: str | bytes | Iterable[bytes]) -> None:
    """To `-o`, or to stdout when there is none or it is `-`."""
    console: Console = args.console
    chunks = as_chunks(result)
    if args.output in (None, "-"):
        console.out(chunks)
        return
    write_whole(Path(args.output), chunks)
    console.say(f"wrote {args.output}")


def check_output(args: argparse.Namespace, sources: Iterable[str]) -> None:
    """Before the work: the output can be written, and is none of the inputs."""
    if args.output in (None, "-"):
        return
    output = Path(args.output)
    if any(source != "-" and _same_file(output, Path(source)) for source in sources):
        raise OptionError(f"{output} is one of the inputs; choose another output")
    if output.is_dir():
        raise OutputError(f"{output} is a folder; give the name of a file in it")
    if not output.absolute().parent.is_dir():
        raise OutputError(f"{output.parent} does not exist; make the folder first")


def write_whole(path: Path, chunks: Iterable[bytes]) -> None:
    """To a temporary file beside the target, then moved into its place."""
    target = path.resolve()
    if target.exists() and not target.is_file():
        _write_through(path, chunks)
        return
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:100]}.", dir=target.parent)
    except OSError as error:
        raise OutputError(unwritable(path, error)) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as page:
            page.writelines(chunks)
        temporary.chmod(_mode(target))
        temporary.replace(target)
    except OSError as error:
        raise OutputError(unwritable(path, error)) from error
    finally:
        with suppress(FileNotFoundError):
            temporary.unlink()


def _write_through(path: Path, chunks: Iterable[bytes]) -> None:
    """Pipes and devices cannot be replaced."""
    try:
        with path.open("wb") as page:
            page.writelines(chunks)
    except OSError as error:
        raise OutputError(unwritable(path, error)) from error


def as_chunks(result: str | bytes | Iterable[bytes]) -> Iterable[bytes]:
    if isinstance(result, str):
        return [result.encode("utf-8", "replace")]
    return [result] if isinstance(result, bytes) else result


def _same_file(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)


def _mode(target: Path) -> int:
    """Of the file that is replaced, else what any new file gets."""
    if target.exists():
        return target.stat().st_mode & 0o777
    return 0o666 & ~umask()


def umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def unwritable(path: Path, error: OSError) -> str:
    return f"{path} cannot be written ({error.strerror or error}); choose another place with -o"

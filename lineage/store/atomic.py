"""A path → a place to write, moved to the path when it is complete, removed when it is not.

The place is a folder of its own, so that whatever a writer leaves there (journals too) goes with
it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from lineage.errors import OutputError


@contextmanager
def replaced(path: Path, overwrite: bool, near: Path | None = None) -> Iterator[Path]:
    """Yields where to write; on leaving, the file is on the disk and in its place.

    `near`: a folder to write in; beside the path, where none is given or it is on another disk."""
    goal = path.resolve()
    _check_goal(path, goal, overwrite)
    try:
        home = near if near and near.stat().st_dev == goal.parent.stat().st_dev else goal.parent
        with TemporaryDirectory(prefix=".wirelineage-", dir=home) as folder:
            unfinished = Path(folder) / "unfinished"
            yield unfinished
            _flush(unfinished)
            unfinished.replace(goal)
    except OSError as error:
        raise OutputError(
            f"{path} could not be written: {error.strerror or error}; name another place with -o."
        ) from error


def _check_goal(path: Path, goal: Path, overwrite: bool) -> None:
    if not goal.parent.is_dir():
        raise OutputError(f"{path}: the folder {path.parent} does not exist; make it first.")
    if not goal.exists():
        return
    if not goal.is_file():
        raise OutputError(f"{path} is not a file that can be replaced; name another with -o.")
    if not overwrite:
        raise OutputError(f"{path} exists already; name another file with -o, or remove it.")


def _flush(path: Path) -> None:
    """Waits until the disk has the file, so that the move can only reveal all of it."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

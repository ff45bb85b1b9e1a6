"""Paths → what the window shows: a store is opened, anything else is analysed.

Stores of analyses are in a folder that is removed when the loader is closed.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, TYPE_CHECKING

from lineage.errors import InputError, OptionError
from lineage.store.header import check_header, is_store
from tui.analysis import Analysis

if TYPE_CHECKING:
    from tui.library import Library


class Loader:
    def __init__(
        self,
        flags: Sequence[str] = (),
        stdin: int | IO[bytes] = subprocess.DEVNULL,
        who: str | None = None,
        *,
        read_only: bool = False,
    ) -> None:
        """`flags`: how sources are read, as the verb `run` takes it; `stdin`: what `-` reads;
        `who` decides about labels (None: who is logged in); `read_only`: people's decisions are
        shown, not taken."""
        self._flags = tuple(flags)
        self._who = who
        self._read_only = read_only
        self._stdin = stdin
        self._folder: TemporaryDirectory[str] | None = None
        self._analyses: list[Analysis] = []
        self._libraries: list[Library] = []

    def open(self, sources: Sequence[str]) -> Path | Analysis:
        """A store that can be opened, or an analysis that has begun.

        Raises InputError, FormatError or OptionError where there is nothing to open.
        """
        paths = [Path(source) for source in sources if source != "-"]
        for path in paths:
            if not path.exists():
                raise InputError(_missing(path))
        stores = [path for path in paths if path.suffix == ".wl" or is_store(path)]
        if not stores:
            return self._analysis(sources)
        if len(sources) > 1:
            raise OptionError(f"{stores[0]} is a store and stands alone; open it by itself")
        check_header(stores[0])
        return stores[0]

    def library(self, store: Path) -> Library:
        """Raises FormatError where the store is damaged.

        Stays open until the loader is closed: a worker may still read in it.
        """
        from lineage.store.archive import Archive
        from tui.decisions import Decisions
        from tui.library import Library

        archive = Archive(store)
        is_kept = self.is_kept(store)
        decisions = Decisions(store, self._who, can_save=is_kept, read_only=self._read_only)
        library = Library(archive, decisions)
        self._libraries.append(library)
        return library

    def is_kept(self, store: Path) -> bool:
        """Whether it will still be there when the loader is closed."""
        return self._folder is None or store.parent != Path(self._folder.name)

    def close(self) -> None:
        """May be called again."""
        for analysis in self._analyses:
            analysis.stop()
        while self._libraries:
            self._libraries.pop().close()
        if self._folder is not None:
            self._folder.cleanup()

    def _analysis(self, sources: Sequence[str]) -> Analysis:
        if self._folder is None:
            self._folder = TemporaryDirectory(prefix="wirelineage-")
        stem = Path(self._folder.name) / str(len(self._analyses))
        store, partial = stem.with_suffix(".wl"), stem.with_suffix(".partial.wl")
        stdin = self._stdin if "-" in sources else subprocess.DEVNULL
        self._analyses.append(Analysis(sources, store, partial, self._flags, stdin))
        return self._analyses[-1]


def keep(store: Path, goal: Path) -> None:
    """Copies a store, and what people decided of it; raises OutputError, also where something
    is in the way."""
    from lineage.store.atomic import replaced
    from lineage.store.labels_file import labels_path

    decided = labels_path(store)
    with replaced(goal, overwrite=False) as unfinished:
        shutil.copyfile(store, unfinished)
        if decided.exists():
            with replaced(labels_path(goal), overwrite=False) as beside:
                shutil.copyfile(decided, beside)


def _missing(path: Path) -> str:
    if path.suffix == ".wl":
        return f"{path} does not exist; make it by `wirelineage run SRC… -o {path}`"
    return f"{path} does not exist; check the path."

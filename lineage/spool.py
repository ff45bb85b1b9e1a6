"""Lines that are kept on the disk while a run may ask for them again; they go with it."""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile
from types import TracebackType

from lineage.errors import OutputError


class Spool:
    """Bytes by number, in a file without a name. Processes that are forked may read on."""

    def __init__(self, folder: Path | None = None) -> None:
        """`folder`: where the file is; None: in the folder for temporary files."""
        self._folder = folder
        self._file = TemporaryFile(prefix="wirelineage-", dir=folder)  # noqa: SIM115 - see `close`
        self._starts = array("q", [0])

    def extend(self, lines: Iterable[bytes]) -> None:
        """They get the next numbers, from 0 on."""
        try:
            for line in lines:
                self._file.write(line)
                self._starts.append(self._starts[-1] + len(line))
            self._file.flush()
        except OSError as error:
            place = f"in {self._folder} " if self._folder else ""
            where = "" if self._folder else ", or name a folder in TMPDIR"
            raise OutputError(
                f"temporary files {place}cannot be written ({error.strerror}); make room on the "
                f"disk{where}, and run again"
            ) from error

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, number: int) -> bytes:
        if not 0 <= number < len(self):
            raise IndexError(number)
        start, stop = self._starts[number : number + 2]
        if hasattr(os, "pread"):
            return os.pread(self._file.fileno(), stop - start, start)
        self._file.seek(start)  # forked processes would share the place; there are none here
        return self._file.read(stop - start)

    def __iter__(self) -> Iterator[bytes]:
        return (self[number] for number in range(len(self)))

    def __enter__(self) -> Spool:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        with suppress(OSError):  # what could not be written does not matter any more
            self._file.close()

"""Lines, and rows of numbers, that are kept on the disk while a run may ask for them again; they go
with it."""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryFile
from types import TracebackType
from typing import Any, BinaryIO, Literal
from weakref import finalize

import numpy as np
from numpy.typing import NDArray

from lineage.errors import OutputError

Rows = NDArray[np.void]
Numbers = NDArray[np.signedinteger[Any]]


class Spool:
    """Bytes by number, in a file without a name. Processes that are forked may read on."""

    def __init__(self, folder: Path | None = None) -> None:
        """`folder`: where the file is; None: in the folder for temporary files."""
        self._folder = folder
        self._file = _temporary(folder)
        self._starts = array("q", [0])

    def extend(self, lines: Iterable[bytes]) -> None:
        """They get the next numbers, from 0 on."""
        with _told(self._folder):
            for line in lines:
                self._file.write(line)
                self._starts.append(self._starts[-1] + len(line))
            self._file.flush()

    def __len__(self) -> int:
        return len(self._starts) - 1

    @property
    def size(self) -> int:
        """Bytes of all lines."""
        return self._starts[-1]

    def __getitem__(self, number: int) -> bytes:
        if not 0 <= number < len(self):
            raise IndexError(number)
        start, stop = self._starts[number : number + 2]
        return _read(self._file, start, stop - start)

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


class Table:
    """Rows of one type, by number, in a file without a name. Forked processes may read on."""

    def __init__(self, size: int, row: np.dtype[np.void], folder: Path | None = None) -> None:
        """`folder`: where the file is; None: in the folder for temporary files."""
        self._size, self._row, self._folder = size, row, folder
        self._file = _temporary(folder)
        finalize(self, self._file.close)
        with _told(folder):
            self._file.truncate(size * row.itemsize)

    def __len__(self) -> int:
        return self._size

    def put(self, numbers: Numbers, rows: Rows) -> None:
        if len(numbers):
            with _told(self._folder):
                self._mapped("r+")[numbers] = rows

    def within(self, start: int, stop: int) -> Rows:
        """Rows from one number to before another."""
        width = self._row.itemsize
        return np.frombuffer(_read(self._file, start * width, (stop - start) * width), self._row)

    def chosen(self, numbers: Numbers) -> Rows:
        """Rows that may stand anywhere."""
        return self._mapped("r")[numbers] if len(numbers) else np.zeros(0, self._row)

    def _mapped(self, mode: Literal["r", "r+"]) -> Rows:
        """What is read, or written, of it is in memory as long as this is."""
        return np.asarray(np.memmap(self._file, self._row, mode, shape=(self._size,)))


def _temporary(folder: Path | None) -> BinaryIO:
    return TemporaryFile(prefix="wirelineage-", dir=folder)


def _read(file: BinaryIO, start: int, size: int) -> bytes:
    if hasattr(os, "pread"):
        return os.pread(file.fileno(), size, start)
    file.seek(start)  # forked processes would share the place; there are none here
    return file.read(size)


@contextmanager
def _told(folder: Path | None) -> Iterator[None]:
    """What the disk refuses, with the next step."""
    try:
        yield
    except OSError as error:
        place = f"in {folder} " if folder else ""
        where = "" if folder else ", or name a folder in TMPDIR"
        raise OutputError(
            f"temporary files {place}cannot be written ({error.strerror}); make room on the "
            f"disk{where}, and run again"
        ) from error

"""Lines that are kept on the disk while a run may ask for them again; they go with it."""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterable, Iterator
from tempfile import TemporaryFile
from types import TracebackType

from lineage.errors import OutputError


class Spool:
    """Bytes by number, in a file without a name in the folder for temporary files."""

    def __init__(self) -> None:
        self._file = TemporaryFile(prefix="wirelineage-")  # noqa: SIM115 - closed by __exit__
        self._starts = array("q", [0])

    def extend(self, lines: Iterable[bytes]) -> None:
        """They get the next numbers, from 0 on."""
        try:
            for line in lines:
                self._file.write(line)
                self._starts.append(self._starts[-1] + len(line))
            self._file.flush()
        except OSError as error:
            raise OutputError(
                f"temporary files cannot be written ({error.strerror}); name a folder in TMPDIR"
            ) from error

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, number: int) -> bytes:
        if not 0 <= number < len(self):
            raise IndexError(number)
        start, stop = self._starts[number : number + 2]
        return os.pread(self._file.fileno(), stop - start, start)

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
        self._file.close()

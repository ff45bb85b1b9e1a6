"""Rows and statements → a new database, by another thread, in their order.

SQLite lets go of the interpreter's lock while a statement runs. What is written depends on the
statements alone, not on the threads. Each should be the work of some milliseconds: the thread may
wait as long for the lock.
"""

from __future__ import annotations

import sqlite3
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

Columns = Sequence[Sequence[Any]]
"""Of some rows; all of one length."""

MOST_VALUES = 1 << 15
"""In one statement, where SQLite takes as many."""
WAITING = 4
"""Statements that may wait for the thread."""
_TURN = 0.001
"""Seconds for which a thread goes on while another one wants to: whoever reads the disk lets go of
the interpreter, and should have it back soon."""


@contextmanager
def aside(place: Path) -> Iterator[Aside]:
    """`place`: of the database. After an error, what waits for the thread is not done."""
    with (
        closing(sqlite3.connect(place, isolation_level=None, check_same_thread=False)) as file,
        ThreadPoolExecutor(1) as worker,
    ):
        turn = sys.getswitchinterval()
        sys.setswitchinterval(min(turn, _TURN))
        try:
            yield Aside(file, worker)
        except BaseException:
            worker.shutdown(wait=False, cancel_futures=True)
            file.interrupt()
            raise
        finally:
            sys.setswitchinterval(turn)


class Aside:
    """Whatever is asked of it raises sqlite3.Error of what was asked before."""

    def __init__(self, file: sqlite3.Connection, worker: Executor) -> None:
        self._file, self._worker = file, worker
        most = file.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER)
        self.most_values = min(MOST_VALUES, most)
        self._running: deque[Future[Any]] = deque()

    def script(self, statements: str) -> None:
        """What was begun before is committed first."""
        self._submit(self._file.executescript, statements)

    def insert(self, into: str, width: int, values: Sequence[Any]) -> None:
        """Rows of so many values each, one after the other."""
        marks = f"({', '.join('?' * width)})"
        rows = ", ".join([marks] * (len(values) // width))
        self._submit(self._file.execute, f"INSERT INTO {into} VALUES {rows}", values)

    def _submit(self, function: Any, *given: Any) -> None:
        self._running.append(self._worker.submit(function, *given))
        if len(self._running) > WAITING:
            self._running.popleft().result()

    def done(self) -> sqlite3.Connection:
        """The database, when nothing is left to do."""
        while self._running:
            self._running.popleft().result()
        return self._file

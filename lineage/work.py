"""Work in numbered parts: what is made of each part is kept until the whole is done.

A stage of a run asks for `function(n)` of every n; where that is worked out, and where the results
wait, is not its business. In a workspace they wait in files, one for each part, so that two
processes share them without copying, memory holds what is looked at, and a second run goes on where
a first one was stopped. Nothing of a result depends on that.
"""

from __future__ import annotations

import mmap
import os
import pickle
import shutil
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, Protocol, TypeVar, overload

from lineage.errors import OutputError
from lineage.workers import CAN_FORK, each

Made = TypeVar("Made")
Given = TypeVar("Given")
Progress = Callable[[int], None]
"""Gets how many parts are done."""

_ALIGNED = 64
"""Arrays begin at multiples of this in a file."""
_LENGTH = 8
"""Bytes of a number in a file."""
_KEY = "key"
_LOCK = "lock"
_UNFINISHED = "~"
_UNSAVED = "unsaved"
_NAMED = "."
"""Before the name of a part that has one."""
_NUMPY = (
    ("numpy", "dtype"),
    ("numpy", "ndarray"),
    ("numpy._core.multiarray", "_reconstruct"),
    ("numpy._core.multiarray", "scalar"),
    ("numpy._core.numeric", "_frombuffer"),
)
"""What arrays are made of when they are read."""


class Work(Protocol):
    """Where and how parts are worked out."""

    def done(
        self,
        stage: str,
        function: Callable[[int], Made],
        parts: int | Sequence[str],
        progress: Progress | None = None,
        /,
    ) -> Sequence[Made]:
        """What the function makes of 0, 1, … for each of the parts: values of this package's or
        numpy's types, or of Python's own.

        A number of parts: the function depends on what this task has made before. Names: two parts
        of one name and stage are the same in any task, and may have been kept from another."""


class Task(Work, Protocol):
    """Work of one task, from its beginning on."""

    @property
    def folder(self) -> Path | None:
        """Where its files are; None: in the folder for temporary files."""

    @property
    def jobs(self) -> int:
        """Processes that work out parts."""

    def begin(self, key: str, jobs: int) -> None:
        """What waits from another task than `key` is of no use now; no more than these `jobs`."""

    def once(self, stage: str, function: Callable[[], Made], /) -> Made:
        """What the function makes, in this process. The numbered parts that it asks for are of no
        use when it is made."""


class Here:
    """Work in this process, kept in memory."""

    folder = None
    jobs = 1

    def begin(self, key: str, jobs: int) -> None:
        """Nothing waits here."""

    def done(
        self,
        _stage: str,
        function: Callable[[int], Made],
        parts: int | Sequence[str],
        progress: Progress | None = None,
        /,
    ) -> Sequence[Made]:
        made = []
        for n in range(len(named(parts))):
            made.append(function(n))
            if progress:
                progress(n + 1)
        return made

    def once(self, _stage: str, function: Callable[[], Made], /) -> Made:
        return function()


class Workspace:
    """Work in several processes, kept in a folder.

    Workers are forked, so that they see the caller's data without copying; where the platform
    cannot fork, the work is done here.
    """

    def __init__(self, folder: Path, jobs: int) -> None:
        """Makes the folder where there is none; only one process may work in it at a time."""
        self.folder = folder
        self.jobs = jobs
        self._forks = jobs > 1 and CAN_FORK
        self._used: set[str] = set()
        _open_many()
        with _told(folder):
            folder.mkdir(exist_ok=True)
            self._lock = (folder / _LOCK).open("wb")
            _lock(self._lock, folder)
        shutil.rmtree(folder / _UNSAVED, ignore_errors=True)

    def begin(self, key: str, jobs: int) -> None:
        """What the folder holds of another task than `key` is thrown away, but for parts that have
        a name of their own."""
        self.jobs = jobs
        note = self.folder / _KEY
        if note.is_file() and note.read_text(encoding="utf-8", errors="replace") == key:
            return
        for path in self.folder.iterdir():
            if path.name != _LOCK and not _is_named(path):
                path.unlink()
        with _told(self.folder):
            note.write_text(key, encoding="utf-8")

    @property
    def unsaved(self) -> Path:
        """A folder for a result that is being written: what is there when all is killed goes when
        another run begins."""
        made = self.folder / _UNSAVED
        with _told(self.folder):
            made.mkdir(exist_ok=True)
        return made

    def take_in(self, folder: Path) -> None:
        """What is kept there under a name of its own serves here too; it stays there. Where the
        disk has no second names for a file, it is worked out anew."""
        for path in filter(_is_named, folder.glob("*")):
            with suppress(OSError):
                os.link(path, self.folder / path.name)

    def clear(self) -> None:
        """Nothing is gone on with."""
        self._used.clear()
        self.tidy()

    def tidy(self) -> None:
        """Leaves the parts with names of their own that this task has used, for the next one."""
        shutil.rmtree(self.folder / _UNSAVED, ignore_errors=True)
        for path in self.folder.iterdir():
            if path.name != _LOCK and not (_is_named(path) and path.name in self._used):
                path.unlink()

    def remove(self) -> None:
        """To be called when the result is safe."""
        self.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def close(self) -> None:
        """What is done stays, for the next to go on from."""
        self._lock.close()

    def done(
        self,
        stage: str,
        function: Callable[[int], Made],
        parts: int | Sequence[str],
        progress: Progress | None = None,
        /,
    ) -> Sequence[Made]:
        paths = [self.folder / f"{stage}{name}" for name in named(parts)]
        self._used.update(path.name for path in paths)
        missing = [n for n, path in enumerate(paths) if not _is_whole(path)]

        def make(n: int) -> None:
            with _told(self.folder):
                _write(paths[n], function(n))

        jobs = self.jobs if self._forks else 0
        for done, _ in enumerate(each(make, missing, jobs), len(paths) - len(missing)):
            if progress:
                progress(done + 1)
        return Mapped(paths, _read)

    def once(self, stage: str, function: Callable[[], Made], /) -> Made:
        before = self._used.copy()
        (made,) = self.done(stage, lambda _: function(), 1)
        kept = before | {f"{stage}{name}" for name in named(1)}
        for name in self._used - kept:
            if _NAMED not in name:
                (self.folder / name).unlink(missing_ok=True)
        return made


class Counted:
    """Work whose parts are counted through several stages."""

    def __init__(self, work: Work, progress: Callable[[int, int], None], total: int) -> None:
        """`progress` gets how many parts are done, and `total`: of how many, or a little less."""
        self._work = work
        self._progress = progress
        self._total = total
        self._before = 0

    def done(
        self,
        stage: str,
        function: Callable[[int], Made],
        parts: int | Sequence[str],
        progress: Progress | None = None,
        /,
    ) -> Sequence[Made]:
        def tell(done: int) -> None:
            self._progress(min(self._before + done, self._total), self._total)
            if progress:
                progress(done)

        made = self._work.done(stage, function, parts, tell)
        self._before += len(made)
        return made


class Mapped(Sequence[Made]):
    """What a function makes of each item, made when it is asked for."""

    def __init__(self, items: Sequence[Given], function: Callable[[Given], Made]) -> None:
        self._items: Sequence[Any] = items
        self._function: Callable[[Any], Made] = function

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, index: int) -> Made: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Made]: ...
    def __getitem__(self, index: int | slice) -> Made | Sequence[Made]:
        if isinstance(index, slice):
            return Mapped(self._items[index], self._function)
        return self._function(self._items[index])


def _is_named(path: Path) -> bool:
    """A finished part with a name of its own."""
    return _NAMED in path.name and path.name[0] != _UNFINISHED


def named(parts: int | Sequence[str]) -> list[str]:
    """The end of each part's file name."""
    if isinstance(parts, int):
        return [f"-{n:06}" for n in range(parts)]
    return [f"{_NAMED}{name}" for name in parts]


# A file: the length of the pickle, the CRC-32 of all that follows the numbers, how many arrays
# there are, the length of each; the pickle; the arrays, each aligned.


def _write(path: Path, value: object) -> None:
    """The file appears when it is whole."""
    buffers: list[pickle.PickleBuffer] = []
    body = pickle.dumps(value, protocol=5, buffer_callback=buffers.append)
    arrays = [buffer.raw() for buffer in buffers]
    at = (3 + len(arrays)) * _LENGTH + len(body)
    pieces: list[bytes | memoryview] = [body]
    for array in arrays:
        pieces += [bytes(-at % _ALIGNED), array]
        at += -at % _ALIGNED + array.nbytes
    crc = 0
    for piece in pieces:
        crc = zlib.crc32(piece, crc)
    numbers = (len(body), crc, len(arrays), *(array.nbytes for array in arrays))
    unfinished = path.with_name(f"{_UNFINISHED}{path.name}")
    with unfinished.open("wb") as file:
        file.write(b"".join(n.to_bytes(_LENGTH, "little") for n in numbers))
        file.writelines(pieces)
    unfinished.replace(path)


def _layout(file: mmap.mmap) -> tuple[range, int, list[tuple[int, int]]]:
    """Where the pickle is, and the CRC-32; start and length of each array."""

    def number(place: int) -> int:
        return int.from_bytes(file[place * _LENGTH : (place + 1) * _LENGTH], "little")

    count = number(2)
    start = (3 + count) * _LENGTH
    at = stop = start + number(0)
    arrays = []
    for n in range(count):
        at += -at % _ALIGNED
        arrays.append((at, number(3 + n)))
        at += number(3 + n)
    if at != len(file):
        raise ValueError("the file is shorter or longer than it says")
    return range(start, stop), number(1), arrays


def _mapped(path: Path) -> mmap.mmap:
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def _read(path: Path) -> Any:
    """The value; its arrays are windows on the file, for reading only."""
    file = _mapped(path)
    body, _, arrays = _layout(file)
    view = memoryview(file)
    buffers = [view[at : at + length] for at, length in arrays]
    return loads(view[body.start : body.stop], buffers)


def loads(pickled: bytes | memoryview, buffers: Iterable[memoryview] = ()) -> Any:
    """A value of ours; a pickle of anything else is refused."""
    return _Unpickler(BytesIO(pickled), buffers=buffers).load()


def _is_whole(path: Path) -> bool:
    """Whether an earlier run has left the part's file as it should be."""
    if not path.is_file():
        return False
    try:
        with _mapped(path) as file:
            body, crc, _ = _layout(file)
            with memoryview(file) as view:
                return zlib.crc32(view[body.start :]) == crc
    except (OSError, ValueError):
        return False


class _Unpickler(pickle.Unpickler):
    """Makes no more than values: a file that was put there by others runs nothing."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _NUMPY:
            return super().find_class(module, name)
        if module.startswith("lineage."):
            found = super().find_class(module, name)
            if isinstance(found, type):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no result")


def _open_many() -> None:
    """As many files as the system lets a process have: each part that is looked at is one, and
    a corpus may have more than the thousand that are usual."""
    try:
        from resource import RLIMIT_NOFILE, getrlimit, setrlimit
    except ImportError:
        return
    _, most = getrlimit(RLIMIT_NOFILE)
    with suppress(ValueError, OSError):
        setrlimit(RLIMIT_NOFILE, (most, most))


def _lock(file: BinaryIO, folder: Path) -> None:
    """Where the platform has such locks; the system opens them when the process ends."""
    try:
        from fcntl import LOCK_EX, LOCK_NB, flock
    except ImportError:
        return
    try:
        flock(file, LOCK_EX | LOCK_NB)
    except BlockingIOError as error:
        file.close()
        raise OutputError(
            f"another run is at work in {folder}; wait for it, or name another store with -o."
        ) from error


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """What the disk refuses, with the next step."""
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"{folder} could not be written: {error.strerror or error}; make room on the disk, and "
            "run the same again: it goes on from there."
        ) from error

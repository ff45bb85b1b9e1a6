"""People's decisions ⇄ a file beside the store: JSON Lines, each a W3C Web Annotation (JSON-LD).

Lines are only ever added, each by one write, so that programs and version control can join two
people's files. What is not understood is told with its line and stays in the file. The only
file of the store, beside `lineage_file.py`, that knows orjson; the form of a line is in
`annotation.py`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import orjson

from lineage.errors import InputError, OutputError
from lineage.model import LabelLine, Skipped
from lineage.store.annotation import annotation, said

_FLAGS = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
_STAYS = "correct the line by hand, or leave it: nothing removes it"


def labels_path(store: Path) -> Path:
    """`feed.wl` → `feed.labels.jsonl`, beside it."""
    name = store.name.removesuffix(".wl")
    return store.with_name(f"{name}.labels.jsonl")


def read_decisions(path: Path) -> tuple[tuple[LabelLine, ...], tuple[Skipped, ...]]:
    """In the order of the file; nothing when there is no file. InputError: it cannot be read."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return (), ()
    except OSError as error:
        raise InputError(
            f"{path} cannot be read ({error.strerror or error}); let it be read, or leave people's "
            "labels out with --no-labels"
        ) from error
    lines: list[LabelLine] = []
    skipped: list[Skipped] = []
    raw_lines = data.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    for number, raw in enumerate(raw_lines, 1):
        if not raw.strip():
            continue
        try:
            lines.append(said(_parsed(raw)))
        except ValueError as error:
            is_torn = number == len(raw_lines) and isinstance(error, json.JSONDecodeError)
            reason = "an unfinished line" if is_torn else str(error)
            skipped.append(Skipped(str(path), f"line {number}", reason, _STAYS))
    return tuple(lines), tuple(skipped)


def _parsed(raw: bytes) -> object:
    """Half a surrogate pair, which a text may hold, is read by the standard library alone."""
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        try:
            return json.loads(raw)
        except RecursionError:
            raise ValueError(f"bad JSON: {error.msg}") from None


def append_decisions(path: Path, decisions: Iterable[LabelLine]) -> None:
    """On the disk when this returns. OutputError: the file or its folder cannot be written."""
    lines = list(to_bytes(decisions))
    if not lines:
        return
    try:
        file = os.open(path, _FLAGS, 0o666)
        try:
            _append(file, lines)
            os.fsync(file)
        finally:
            os.close(file)
    except OSError as error:
        raise OutputError(
            f"{path} cannot be written ({error.strerror or error}); people's labels are kept "
            "beside the store: copy the store into a folder of your own and label it there"
        ) from error


def to_bytes(decisions: Iterable[LabelLine]) -> Iterator[bytes]:
    """The lines of a file that holds them."""
    for decision in decisions:
        value = annotation(decision)
        try:
            yield orjson.dumps(value) + b"\n"
        except orjson.JSONEncodeError:
            yield json.dumps(value).encode() + b"\n"


def _append(file: int, lines: Iterable[bytes]) -> None:
    """A line that somebody did not finish is ended first, in the same write."""
    size = os.lseek(file, 0, os.SEEK_END)
    torn = bool(size) and _byte_before(file, size) != b"\n"
    for line in lines:
        whole = b"\n" + line if torn else line
        if os.write(file, whole) != len(whole):
            raise OSError("the disk is full")
        torn = False


def _byte_before(file: int, at: int) -> bytes:
    os.lseek(file, at - 1, os.SEEK_SET)
    return os.read(file, 1)

"""Items one by one → JSON text in pieces, so that a large document is written as it goes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lineage.report.json import dumps

Members = Iterable[tuple[str, bytes | Iterable[bytes]]]
"""Names, and their values as JSON."""


def json_object(members: Members) -> Iterator[bytes]:
    """A member a line; names are unique."""
    yield b"{"
    for number, (name, value) in enumerate(members):
        yield (b",\n" if number else b"\n") + dumps(name) + b": "
        yield from [value] if isinstance(value, bytes) else value
    yield b"\n}"


def json_list(values: Iterable[object]) -> Iterator[bytes]:
    """A value a line."""
    yield b"["
    for number, value in enumerate(values):
        yield (b",\n" if number else b"\n") + dumps(value)
    yield b"\n]"

"""A file of the store's format → the `Lineage` that was saved there; `saving.py` writes it.

The only file that knows how values within a column are written: as JSON, by orjson. `schema.py`
says what the tables mean.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import orjson

from lineage.errors import FormatError
from lineage.memory import uncollected
from lineage.model import Label, Lineage, Reason, Verdict
from lineage.store.build import Numbers, lineage_from
from lineage.store.header import MAKE_ANEW, check_header

if TYPE_CHECKING:
    from lineage.linked import VerdictColumns

VERDICT = "label, rule, probability, reasons"
_LABELS = {label.value: label for label in Label}
_WORDS = {label: label.value for label in Label}
_DAMAGE = (sqlite3.DatabaseError, ValueError, TypeError, LookupError, AttributeError)
"""What reading a damaged file raises: SQLite's own errors, or values that no lineage has."""


def load(path: Path) -> Lineage:
    """The lineage that was saved there."""
    with told_if_damaged(path), closing(connect(path)) as file, uncollected():
        return lineage_from(file, _numbers(file))


def connect(path: Path) -> sqlite3.Connection:
    """For reading only, from any thread; raises FormatError for what is no store of this format."""
    check_header(Path(path))
    address = f"{Path(path).absolute().as_uri()}?mode=ro&immutable=1"
    return sqlite3.connect(address, uri=True, check_same_thread=False)


@contextmanager
def told_if_damaged(path: Path) -> Iterator[None]:
    """What reading a damaged file raises, as a FormatError with the next step."""
    try:
        yield
    except _DAMAGE as error:
        raise FormatError(f"{path} is damaged ({error}); {MAKE_ANEW} {path}") from error


def _numbers(file: sqlite3.Connection) -> Numbers:
    verdicts = {n: verdict(*row) for n, *row in file.execute(f"SELECT id, {VERDICT} FROM verdict")}
    return Numbers({}, {}, dict(file.execute("SELECT id, name FROM wire")), verdicts)


def verdict(label: str, rule: str, probability: float, reasons: str) -> Verdict:
    """The columns `VERDICT`."""
    return Verdict(_LABELS[label], rule, probability, tuple(_reasons(reasons)))


def written(said: VerdictColumns) -> list[Sequence[str | float]]:
    """The columns `VERDICT`, row by row."""
    pairs = list(chain.from_iterable(zip(said.values, said.weights, strict=True)))
    numbers = orjson.dumps(pairs).decode()[1:-1].split(",")
    if "null" in numbers:
        raise ValueError("a reason is not a finite number")
    reasons, first = [], 0
    for size in said.reasons:
        last = first + size
        form = _form(tuple(said.features[first:last]))
        reasons.append(form % tuple(numbers[2 * first : 2 * last]))
        first = last
    return [
        [_WORDS[label] for label in said.labels],
        said.rules,
        said.probabilities,
        reasons,
    ]


@lru_cache(maxsize=1 << 14)
def _form(features: tuple[str, ...]) -> str:
    """Of `reasons`, for two numbers a reason."""
    names = (orjson.dumps(feature).decode().replace("%", "%%") for feature in features)
    reasons = ('{"feature":' + name + ',"value":%s,"weight":%s}' for name in names)
    return f"[{','.join(reasons)}]"


def _reasons(text: str) -> Iterator[Reason]:
    if text == "[]":
        return
    for each in orjson.loads(text):
        yield Reason(each["feature"], each["value"], each["weight"])

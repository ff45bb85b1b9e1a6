"""`Lineage` ⇄ a file of format 1: SQLite, written whole or not at all.

Equal lineages give equal bytes. The only file of the store that knows orjson;
`schema.py` says what the tables mean.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import orjson

from lineage.errors import FormatError, OutputError
from lineage.memory import uncollected
from lineage.model import Label, Lineage, Reason, Verdict
from lineage.store.atomic import replaced
from lineage.store.build import Numbers, lineage_from
from lineage.store.header import MAKE_ANEW, check_header
from lineage.store.rows import Row, table_rows
from lineage.store.schema import APPLICATION_ID, INDEXES, SCHEMA_VERSION, SEARCH, TABLES, VIEWS

VERDICT = "label, rule, probability, reasons"
_LABELS = {label.value: label for label in Label}
_DAMAGE = (sqlite3.DatabaseError, ValueError, TypeError, LookupError, AttributeError)
"""What reading a damaged file raises: SQLite's own errors, or values that no lineage has."""


def save(lineage: Lineage, path: Path, overwrite: bool = True) -> None:
    """Writes the file beside its place and moves it there; OutputError leaves nothing behind."""
    with replaced(Path(path), overwrite) as unfinished:
        try:
            with closing(sqlite3.connect(unfinished, isolation_level=None)) as file:
                _write(lineage, file)
        except sqlite3.OperationalError as error:
            raise OutputError(
                f"{path} could not be written ({error}); make room on the disk, or name another "
                "place with -o."
            ) from error


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


def _write(lineage: Lineage, file: sqlite3.Connection) -> None:
    file.executescript(
        "PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8'; PRAGMA auto_vacuum = 0;"
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY;"
        f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {SCHEMA_VERSION};"
        f"{TABLES}"
    )
    file.execute("BEGIN")
    verdicts = _Verdicts()
    for table, rows in table_rows(lineage, verdicts.number):
        _insert(file, table, rows)
    _insert(file, "verdict", verdicts.rows)
    file.execute("COMMIT")
    file.executescript(f"{INDEXES} {VIEWS}")
    if _can_search(file):
        file.executescript(SEARCH)


def _can_search(file: sqlite3.Connection) -> bool:
    """Whether this SQLite was built with its full-text index."""
    return bool(file.execute("SELECT sqlite_compileoption_used('ENABLE_FTS5')").fetchone()[0])


def _insert(file: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    width = len(file.execute(f"SELECT * FROM {table} LIMIT 0").description)
    file.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * width)})", rows)


class _Verdicts:
    """Verdicts → their numbers; equal ones share a row."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self._by_value: dict[Row, int] = {}
        self._by_object: dict[int, int] = {}

    def number(self, verdict: Verdict) -> int:
        """Looks at the object first: an origin has the very verdict of its best link."""
        known = self._by_object.get(id(verdict))
        if known is not None:
            return known
        reasons = orjson.dumps(
            [{"feature": r.feature, "value": r.value, "weight": r.weight} for r in verdict.reasons]
        )
        if b'":null' in reasons:
            raise ValueError(f"the rule {verdict.rule} gave a reason that is not a finite number")
        value = (verdict.label.value, verdict.rule, verdict.probability, reasons.decode())
        number = self._by_value.setdefault(value, len(self.rows))
        if number == len(self.rows):
            self.rows.append((number, *value))
        self._by_object[id(verdict)] = number
        return number


def _numbers(file: sqlite3.Connection) -> Numbers:
    verdicts = {n: verdict(*row) for n, *row in file.execute(f"SELECT id, {VERDICT} FROM verdict")}
    return Numbers({}, {}, dict(file.execute("SELECT id, name FROM wire")), verdicts)


def verdict(label: str, rule: str, probability: float, reasons: str) -> Verdict:
    """The columns `VERDICT`."""
    return Verdict(_LABELS[label], rule, probability, tuple(_reasons(reasons)))


def _reasons(written: str) -> Iterator[Reason]:
    if written == "[]":
        return
    for each in orjson.loads(written):
        yield Reason(each["feature"], each["value"], each["weight"])

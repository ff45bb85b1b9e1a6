"""The first bytes of a file → whether it is a lineage file that this program reads.

Loads nothing, so that it can be asked of every file.
"""

from __future__ import annotations

from pathlib import Path

from lineage.errors import FormatError, InputError
from lineage.store.schema import APPLICATION_ID, SCHEMA_VERSION

MAKE_ANEW = "make it anew with: wirelineage run SOURCES -o"
_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100


def is_store(path: Path) -> bool:
    """Whether the file says of itself that it is ours, of whatever version."""
    try:
        return _is_ours(_header(Path(path)))
    except InputError:
        return False


def _header(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_HEADER_BYTES)
    except FileNotFoundError:
        raise InputError(f"{path} does not exist; check the path.") from None
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}; check the path.") from error


def _is_ours(header: bytes) -> bool:
    ours = int.from_bytes(header[68:72], "big") == APPLICATION_ID
    return len(header) == _HEADER_BYTES and header.startswith(_MAGIC) and ours


def check_header(path: Path) -> None:
    """Raises InputError or FormatError for what cannot be a store of this format. That it can be
    one does not say that all of it is in order."""
    header = _header(path)
    if not _is_ours(header):
        kind = "another program's SQLite file" if header.startswith(_MAGIC) else "no lineage file"
        raise FormatError(f"{path} is {kind}; {MAKE_ANEW} X.wl")
    version = int.from_bytes(header[60:64], "big")
    if version > SCHEMA_VERSION:
        raise FormatError(
            f"{path} has format {version}, this program reads format {SCHEMA_VERSION}; "
            "update wirelineage."
        )
    if version < SCHEMA_VERSION:
        raise FormatError(
            f"{path} has format {version}, this program reads format {SCHEMA_VERSION}; "
            f"{MAKE_ANEW} {path}"
        )
    page_bytes, pages = (int.from_bytes(header[at:end], "big") for at, end in ((16, 18), (28, 32)))
    if path.stat().st_size != page_bytes * pages:
        raise FormatError(f"{path} is damaged (cut off or added to); {MAKE_ANEW} {path}")

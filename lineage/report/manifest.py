"""What a report was made of and what it consists of → `manifest.json`.

Digests are SHA-256 as hex: of each file's bytes, and of each article's text in UTF-8, as it was
read. No clock and no path: the same input gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from lineage.report.json import dumps, objects
from lineage.report.methods import Methods
from lineage.report.tables import Table
from lineage.report.view import View

SCHEMA = "wirelineage/manifest/1"


@dataclass(frozen=True, slots=True, order=True)
class Output:
    """A file of the report."""

    file: str
    bytes: int
    sha256: str


def output(name: str, data: bytes) -> Output:
    return Output(name, len(data), _digest(data))


def manifest_json(
    view: View, told: Methods, parameters: Mapping[str, str], outputs: Iterable[Output]
) -> bytes:
    """`view` with the whole texts; `parameters`: how the report was asked for."""
    document = {
        "schema": SCHEMA,
        "parameters": dict(parameters),
        "settings": {setting.name: setting.value for setting in told.settings},
        "versions": dict(told.versions),
        "input": {
            "digest": told.input_digest,
            "articles": objects(_articles(view)),
        },
        "output": sorted(outputs),
    }
    return dumps(document, indent=True) + b"\n"


def _articles(view: View) -> Table:
    articles = (d.article for d in view.lineage.documents)
    rows = tuple((a.id, _digest(a.text.encode("utf-8", "surrogatepass"))) for a in articles)
    return Table("inputs", ("article", "sha256"), rows)


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()

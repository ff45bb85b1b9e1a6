"""View → JSON Lines as passim 2 writes its clusters (`out.json`): one line for each reading.

A passage is a cluster, a run of neighbouring sentences of one article one of its members. Fields
stand in passim's order and have its types (Spark's `bigint` for `uid` and `cluster`); what is not
known is left out, as Spark does. `begin` and `end` are code points, half-open, in passim too.

What differs: `uid` is another 64-bit digest of the id than Spark's xxhash64 (passim makes its own
when it reads a file); `cluster` is a digest of the passage's id, so that it does not change with
what else is exported; `src` names the articles that the words are put down to, and is empty where
no direction is known: passim fills it in by the order of its ids, unless told otherwise; `series`
is the outlet. Only sentences that were copied or edited make a passage.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import blake2b

from lineage.model import ArticleId, Passage
from lineage.report.json import dumps
from lineage.report.readings import Reading, sources_of, stretches
from lineage.report.view import View


def passim_lines(view: View) -> Iterator[bytes]:
    """`{"uid", "cluster", "begin", "end", "boiler", "src", "size", "pboiler", "date", "id",
    "series", "text", "title", "url"}`, the largest cluster first."""
    for passage in sorted(view.lineage.passages, key=_order):
        for row in _rows(view, passage):
            told = {name: value for name, value in row.items() if value is not None}
            yield dumps(told) + b"\n"


def _order(passage: Passage) -> tuple[int, int]:
    return -_size(passage), _digest(passage.id)


def _size(passage: Passage) -> int:
    """Articles, as in passim."""
    return len({carrier.article for carrier in passage.carriers})


def _rows(view: View, passage: Passage) -> Iterator[dict[str, object]]:
    found = list(stretches(view, passage))
    spans: dict[ArticleId, list[Reading]] = {}
    for reading in found:
        spans.setdefault(reading.document.article.id, []).append(reading)
    pboiler = _pboiler(found)
    for reading in found:
        article, span = reading.document.article, reading.whole.span
        sources = sorted(id_ for id_ in sources_of(view, reading) - {article.id} if id_ in spans)
        outlets = {view.documents[id_].article.outlet for id_ in sources}
        yield {
            "uid": _digest(article.id),
            "cluster": _digest(passage.id),
            "begin": span.start,
            "end": span.stop,
            "boiler": article.outlet is not None and article.outlet in outlets,
            "src": [_place(source) for id_ in sources for source in spans[id_]],
            "size": len(spans),
            "pboiler": pboiler,
            "date": article.published,
            "id": article.id,
            "series": article.outlet,
            "text": reading.whole.text or None,
            "title": article.title,
            "url": article.url,
        }


def _place(reading: Reading) -> dict[str, int]:
    span = reading.whole.span
    return {"uid": _digest(reading.document.article.id), "begin": span.start, "end": span.stop}


def _pboiler(found: Sequence[Reading]) -> float:
    """The part of the pairs of readings that are of one outlet."""
    outlets = Counter(reading.document.article.outlet for reading in found)
    del outlets[None]
    pairs = len(found) * (len(found) - 1)
    return round(sum(n * (n - 1) for n in outlets.values()) / pairs, 4) if pairs else 0.0


def _digest(name: str) -> int:
    """A signed number of 64 bits."""
    data = name.encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big", signed=True)

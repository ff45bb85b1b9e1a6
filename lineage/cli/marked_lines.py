"""Records and what they repeat → the lines that are written of them."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from lineage.dedup import Marked, Why
from lineage.match.longest import longest_shared
from lineage.model import Span
from lineage.read.raw import text_of

if TYPE_CHECKING:
    from lineage.cli.packed import Write
    from lineage.model import Skipped
    from lineage.options import ReadOptions
    from lineage.spool import Spool

FIELDS = ("duplicate_of", "score", "why", "cluster")


class MarkedLines:
    """Counts and gathers clusters on the way."""

    def __init__(self, args: argparse.Namespace) -> None:
        self.counts: Counter[str] = Counter()
        self._console = args.console
        self._members: dict[str, list[str]] = {}
        """By cluster, of records that are left out."""
        self._names = [args.prefix + name for name in FIELDS]
        self._is_warned = False

    def skipped(self, skip: Skipped) -> None:
        self.counts["skipped"] += 1
        self._console.skip(skip)

    def lines(
        self, marked: Iterable[Marked], removed: Write | None, spool: Spool, options: ReadOptions
    ) -> Iterator[bytes]:
        for one in marked:
            self._count(one)
            if removed is None:
                yield self._tagged(one)
            elif one.duplicate is None:
                yield one.line + b"\n"
            else:
                removed(_removal(one, spool, options))

    def clusters(self) -> Iterator[bytes]:
        for kept, others in self._members.items():
            yield _line({"cluster": kept, "size": 1 + len(others), "ids": [kept, *others]})

    def stats(self) -> str:
        names = ("read", "kept", "removed", "clusters", "exact", "near", "skipped")
        self.counts["clusters"] = len(self._members)
        return json.dumps({name: self.counts[name] for name in names}) + "\n"

    def _count(self, one: Marked) -> None:
        self.counts["read"] += 1
        if one.duplicate is None:
            self.counts["kept"] += 1
            return
        self.counts["removed"] += 1
        self.counts[one.duplicate.why.value] += 1
        self._members.setdefault(one.duplicate.id, []).append(one.id)

    def _tagged(self, one: Marked) -> bytes:
        """The record as it was, and the fields added before its closing brace."""
        found = one.duplicate
        values = (found.id, found.score, found.why, found.id) if found else (*3 * [None], one.id)
        added = dict(zip(self._names, values, strict=True))
        if any(json.dumps(name).encode() in one.line for name in self._names):
            record = json.loads(one.line)
            if not record.keys().isdisjoint(added):
                self._warn()
                return _line(record | added)
        return one.line.rstrip()[:-1].rstrip() + b"," + _line(added)[1:]

    def _warn(self) -> None:
        if not self._is_warned:
            names = ", ".join(self._names)
            self._console.say(
                f"records have a field of their own among {names}; it is replaced: "
                "--prefix NAME puts something before the names of the added ones"
            )
        self._is_warned = True


def _removal(one: Marked, spool: Spool, options: ReadOptions) -> bytes:
    found = one.duplicate
    assert found
    text, span = text_of(one.line, options), None
    if found.why is Why.EXACT:
        span = Span(0, len(text))
    elif found.number is not None:
        span = longest_shared(text, text_of(spool[found.number], options))
    return _line(
        {
            "id": one.id,
            "kept_id": found.id,
            "score": found.score,
            "why": found.why,
            "span": span and [span.start, span.stop],
        }
    )


def _line(values: dict[str, object]) -> bytes:
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace") + b"\n"

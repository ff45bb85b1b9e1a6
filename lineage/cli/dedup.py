"""`dedup`: which records of a stream repeat another one, and which."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from lineage.cli import arguments

if TYPE_CHECKING:
    from lineage.cli.exit_codes import ExitCode
    from lineage.cli.packed import Write
    from lineage.dedup import Marked
    from lineage.model import Skipped
    from lineage.options import ReadOptions
    from lineage.read.raw import Raw
    from lineage.store.spool import Spool

KEEP = ("first", "earliest", "longest", "credited")
FIELDS = ("duplicate_of", "score", "why", "cluster")
_TOLD_OF = 1000
"""Records between two steps of the progress bar."""


def add_parser(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser(
        "dedup", help="JSON Lines in, the same out: which records repeat another one, and which"
    )
    parser.add_argument(
        "sources", nargs="+", metavar="SRC", help="files, folders and - for standard input"
    )
    parser.add_argument(
        "--threshold",
        type=float,
        default=0.8,
        metavar="SHARE",
        help="of all runs of five words that two texts have, the share that both have, from which "
        "on they are near duplicates; 0.5 to 1 (default: 0.8)",
    )
    parser.add_argument(
        "--keep", choices=KEEP, default="first", help="which of a cluster (default: first)"
    )
    parser.add_argument(
        "--index",
        metavar="URL",
        help="redis://HOST:PORT/0?name=NAME: what is kept is remembered there, and duplicates are "
        "found of all that any machine has put there (extra `redis`)",
    )
    out = parser.add_argument_group("output; names that end in .gz or .zst are packed")
    out.add_argument("-o", "--output", metavar="FILE", help="write here, not to stdout")
    out.add_argument(
        "--removed",
        metavar="FILE",
        help="leave duplicates out, unmarked the rest, and write here which were left out and why",
    )
    out.add_argument("--clusters", metavar="FILE", help="a line for each cluster: who is in it")
    out.add_argument(
        "--prefix", default="", metavar="NAME", help="before the names of the fields added"
    )
    out.add_argument("--stats", action="store_true", help="counts, as one JSON line on stderr")
    parser.add_argument("--quiet", action="store_true", help="no talk and no progress on stderr")
    parser.add_argument(
        "--strict", action="store_true", help="exit with 4 when anything had to be skipped"
    )
    arguments.add_fields(parser)


def run(args: argparse.Namespace) -> ExitCode:
    from lineage.cli.exit_codes import ExitCode
    from lineage.cli.packed import whole
    from lineage.dedup import MIN_THRESHOLD
    from lineage.errors import OptionError
    from lineage.read import open_corpus
    from lineage.read.raw import raw_records
    from lineage.store.spool import Spool

    if not MIN_THRESHOLD <= args.threshold <= 1:
        raise OptionError(f"--threshold must be from {MIN_THRESHOLD} to 1; got {args.threshold}")
    if args.index and args.keep != "first":
        raise OptionError(
            f"--index goes with --keep first; the {args.keep} is not known beforehand"
        )
    _check_outputs(args)
    options = arguments.read_options(args)
    corpus = open_corpus(args.sources, options)
    told = _Told(args)
    with ExitStack() as files, args.console.progress() as progress:
        spool = files.enter_context(Spool())
        records = raw_records(corpus, options, told.skipped, dated=args.keep != "first")
        marked = _marked(args, _counted(records, progress), spool, options)
        removed = files.enter_context(whole(Path(args.removed))) if args.removed else None
        lines = told.lines(marked, removed, spool, options)
        if args.output in (None, "-"):
            args.console.out(lines)
        else:
            write = files.enter_context(whole(Path(args.output)))
            for line in lines:
                write(line)
        if args.clusters:
            write = files.enter_context(whole(Path(args.clusters)))
            for line in told.clusters():
                write(line)
    if args.stats:
        args.console.raw(told.stats(), stderr=True)
    return ExitCode.SKIPPED if args.strict and told.counts["skipped"] else ExitCode.DONE


class _Told:
    """Marked records → the lines that are written; counts and clusters on the way."""

    def __init__(self, args: argparse.Namespace) -> None:
        self.counts: Counter[str] = Counter()
        self._console = args.console
        self._members: dict[str, list[str]] = {}
        """By cluster, of records that are left out."""
        self._names = [args.prefix + name for name in FIELDS]
        self._is_warned = False

    def skipped(self, skip: Skipped) -> None:
        self.counts["skipped"] += 1
        where = f"{skip.path}, {skip.place}" if skip.place else skip.path
        self._console.say(f"skipped: {where}: {skip.reason}; {skip.next_step}")

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


def _marked(
    args: argparse.Namespace, records: Iterator[Raw], spool: Spool, options: ReadOptions
) -> Iterator[Marked]:
    from lineage.dedup import Keep, Memory, as_they_come, by_preference
    from lineage.read.raw import text_of

    if args.keep != "first":
        return by_preference(
            records, Keep(args.keep), args.threshold, spool, lambda line: text_of(line, options)
        )
    kept = spool if args.removed else None
    if args.index:
        return _shared(args, records, kept)
    return as_they_come(records, Memory(args.threshold), kept)


def _shared(
    args: argparse.Namespace, records: Iterator[Raw], spool: Spool | None
) -> Iterator[Marked]:
    from lineage.dedup import as_they_come
    from lineage.dedup.shared import Shared
    from lineage.match.remote import remote

    with remote(args.index) as storage:
        yield from as_they_come(records, Shared(args.threshold, storage), spool)


def _removal(one: Marked, spool: Spool, options: ReadOptions) -> bytes:
    from lineage.dedup import Why
    from lineage.match.longest import longest_shared
    from lineage.model import Span
    from lineage.read.raw import text_of

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


def _counted(records: Iterator[Raw], progress: object) -> Iterator[Raw]:
    for number, record in enumerate(records, 1):
        yield record
        if number % _TOLD_OF == 0:
            progress("read", number, None)  # type: ignore[operator]


def _check_outputs(args: argparse.Namespace) -> None:
    """Before the work: none is an input, and no two are the same."""
    from lineage.cli.output import check_output
    from lineage.errors import OptionError

    outputs = [path for path in (args.output, args.removed, args.clusters) if path]
    for path in outputs:
        check_output(argparse.Namespace(output=path), args.sources)
    if len({Path(path).absolute() for path in outputs}) < len(outputs):
        raise OptionError("two outputs have one name; give each a name of its own")
    if "-" in (args.removed, args.clusters):
        raise OptionError("only the records go to stdout; name files for the rest")

"""`add`: articles to those of a store; the answer is that of one run over all of them."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from lineage.cli import arguments

if TYPE_CHECKING:
    from lineage.cli.exit_codes import ExitCode
    from lineage.model import Article, Contents, Skipped

FORMATS = ("text", "json")


def add_parser(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser(
        "add", help="add articles to a store, as if all had been read at once"
    )
    parser.add_argument("store", metavar="X.wl", help="a store; it is written anew")
    parser.add_argument(
        "sources", nargs="+", metavar="SRC", help="files, folders and - for standard input"
    )
    parser.add_argument(
        "-o", "--output", metavar="Y.wl", help="write the larger store here; X.wl stays as it is"
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help="of what is printed")
    arguments.add_common(parser)


def run(args: argparse.Namespace) -> ExitCode:
    from lineage.cli.inputs import is_stored, outcome
    from lineage.cli.storing import stored, target_of
    from lineage.errors import OptionError
    from lineage.read import open_corpus
    from lineage.store import stored_contents

    store = Path(args.store)
    if not is_stored(args.store):
        raise OptionError(f"{store} is no store; make one by `wirelineage run SRC… -o X.wl`")
    target = target_of(args.output or args.store)
    before = stored_contents(store)
    corpus = open_corpus(args.sources, arguments.read_options(args))
    notes: list[Skipped] = []
    skipped = before.skipped, corpus.skipped
    whole = _all(store, corpus, skipped, notes)
    after = stored(args, target, whole, notes, keep=True, grows=store)
    args.console.out([grown(before, after, args.format)])
    args.console.say(f"wrote {target}")
    return outcome(args, after)


def _all(
    store: Path,
    fresh: Iterable[Article],
    skipped: Iterable[Sequence[Skipped]],
    notes: list[Skipped],
) -> Iterator[Article]:
    """The stored articles, then those of other ids; `notes` gets what was skipped, then and now,
    each once."""
    from lineage.model import Skipped
    from lineage.store.articles import articles
    from lineage.text.digest import text_digest

    known: dict[str, bytes] = {}
    for article in articles(store):
        known[article.id] = text_digest(article.text)
        yield article
    repeated = []
    for article in fresh:
        if article.id not in known:
            yield article
        elif text_digest(article.text) != known[article.id]:
            reason = f"another article with the id '{article.id}' is in the store"
            next_step = "give every article an id of its own"
            repeated.append(Skipped(str(store), article.id, reason, next_step))
    notes += dict.fromkeys(chain(*skipped, repeated))


def grown(before: Contents | None, after: Contents, format_: str) -> bytes:
    """What a store holds more than before; `before`: None where there was no store."""
    from lineage.report.json import dumps

    held, holds = _counts(before) if before else {}, _counts(after)
    if format_ == "json":
        return dumps({"before": held, "after": holds}, indent=True) + b"\n"
    lines = [f"{name}: {n:,} ({n - held.get(name, 0):+,})" for name, n in holds.items()]
    return "\n".join(lines).encode() + b"\n"


def _counts(contents: Contents) -> dict[str, int]:
    return {
        "articles": contents.articles,
        "pairs": contents.pairs,
        "passages": contents.passages,
        "sources": contents.wires,
        "stories": contents.stories,
        "skipped": len(contents.skipped),
    }

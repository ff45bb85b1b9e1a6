"""What was named on the command line → a Lineage: loaded from a store, or traced on the spot."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from lineage.cli.arguments import options, read_options
from lineage.cli.exit_codes import ExitCode
from lineage.errors import InputError, OptionError
from lineage.model import ArticleId
from lineage.text.nearest import nearest

if TYPE_CHECKING:
    from lineage.cli.console import Console
    from lineage.cli.json_lines import JsonLines
    from lineage.model import Article, Contents, LabelLine, Lineage, Skipped
    from lineage.pipeline import Early
    from lineage.work import Task


def lineage_from(args: argparse.Namespace, sources: Sequence[str]) -> Lineage:
    """One store, or any number of sources; never both."""
    store = only_store(sources)
    if store is None:
        return traced(args, sources)
    from lineage.store import load

    return _labelled(args, load(store), store)


def only_store(sources: Sequence[str]) -> Path | None:
    """The store that was named; None: there are only sources. Raises OptionError for both."""
    stores = [source for source in sources if is_stored(source)]
    if not stores:
        return None
    if len(sources) > 1:
        raise OptionError(
            f"{stores[0]} is a store and stands alone; "
            "give it without other sources, or only the sources"
        )
    return Path(stores[0])


def _labelled(args: argparse.Namespace, lineage: Lineage, store: Path) -> Lineage:
    """With what people decided, unless that was to be left out; what could not be read of it is
    said and among what was skipped."""
    if args.no_labels:
        return lineage
    from lineage.store.labels_file import labels_path, read_decisions

    lines, skipped = read_decisions(labels_path(store))
    args.console.skipped(skipped)
    lineage = replace(lineage, skipped=(*lineage.skipped, *skipped)) if skipped else lineage
    return _decided(args, lineage, lines) if lines else lineage


def _decided(args: argparse.Namespace, lineage: Lineage, lines: Sequence[LabelLine]) -> Lineage:
    from lineage.labels import decided
    from lineage.labels.anchors import adopted
    from lineage.labels.places import orphans
    from lineage.report.numbers import count

    lines = adopted(lines, lineage.documents)
    lost = len(orphans(lineage, lines))
    if lost:
        args.console.say(
            f"{count(lost, 'human decision')} left out, about nothing that is in this store: "
            "`wirelineage labels orphans X.wl` lists them"
        )
    found = decided(lineage, lines)
    if found.arrows == lineage.arrows:
        return found
    from lineage.descent.census import Census
    from lineage.descent.outlets import outlets
    from lineage.descent.survey import survey

    census = Census(survey(found.documents), found.origins)
    of_outlets = outlets(census, found.arrows, found.wires)
    return replace(found, outlets=of_outlets)


def is_stored(source: str) -> bool:
    """An existing file that is one of our stores; a missing `.wl` is told at once."""
    path = Path(source)
    if source == "-" or not path.is_file():
        if path.suffix == ".wl":
            raise InputError(
                f"{source} does not exist; make it by `wirelineage run SRC… -o {source}`"
            )
        return False
    if path.suffix == ".wl":
        return True
    from lineage.store import is_store

    return is_store(path)


def traced(args: argparse.Namespace, sources: Sequence[str]) -> Lineage:
    from lineage.read import open_corpus

    corpus = open_corpus(sources, read_options(args))
    return trace_articles(args, corpus, corpus.skipped)


def trace_articles(
    args: argparse.Namespace,
    articles: Iterable[Article],
    skipped: Sequence[Skipped],
    early: Early | None = None,
    work: Task | None = None,
) -> Lineage:
    """Articles through the pipeline, with progress; what was skipped is said at the end. `early`
    gets the texts before they are compared; `work`: see `pipeline.trace`."""
    from lineage.pipeline import trace

    console: Console = args.console
    if console.lines:
        articles = _watched(articles, skipped, console.lines)
    with console.progress() as progress:
        lineage = trace(articles, options(args), skipped, progress, early, work)
    console.skipped(lineage.skipped)
    if not lineage.documents:
        raise InputError("no article could be read; give files that hold text")
    return lineage


def _watched(
    articles: Iterable[Article], skipped: Sequence[Skipped], lines: JsonLines
) -> Iterator[Article]:
    """What has to be skipped is told while reading."""
    for article in articles:
        lines.skipped(skipped)
        yield article


def article_named(lineage: Lineage, name: str) -> ArticleId:
    """An article by its id, by the name of its file, or by the unmistakable beginning of its id."""
    ids = [d.article.id for d in lineage.documents]
    for wanted in (ArticleId(name), ArticleId(Path(name).stem)):
        if wanted in ids:
            return wanted
    begun = [one for one in ids if name and one.startswith(name)]
    if len(begun) == 1:
        return begun[0]
    if begun:
        raise OptionError(f"{name} could be {begun[0]} or {begun[1]}; give more of the id")
    best = nearest(name, ids)
    all_ids = "`wirelineage report … --format csv --table articles` lists them"
    meant = f"did you mean {best}?" if best else all_ids
    raise OptionError(f"no article has the id {name}; {meant}")


def skipping(args: argparse.Namespace, skipped: Sequence[Skipped]) -> ExitCode:
    """Says what was skipped; done, unless that was to be told by the code too."""
    args.console.skipped(skipped)
    return ExitCode.SKIPPED if args.strict and skipped else ExitCode.DONE


def outcome(args: argparse.Namespace, answer: Lineage | Contents) -> ExitCode:
    """Done, unless something was skipped and that was to be told."""
    return ExitCode.SKIPPED if args.strict and answer.skipped else ExitCode.DONE

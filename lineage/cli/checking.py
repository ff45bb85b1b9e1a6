"""Articles and a store → what of each stands in the stored ones.

The store proposes a few articles that share phrases or rare words; these and the new one are
traced as a small corpus, in which a pair needs as many bits as it would among all that is stored.
"""

from __future__ import annotations

import argparse
import math
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from lineage.descent.explain import explain
from lineage.descent.uncredited import Uncredited, uncredited
from lineage.model import Article, ArticleId, Tally
from lineage.options import MatchOptions, Options
from lineage.pipeline import trace
from lineage.report import check as faces
from lineage.report.check import Check, Standing
from lineage.report.numbers import count, percent
from lineage.report.view import View, view
from lineage.store.articles import articles
from lineage.store.carriers import Carriers, IsPassedOver, Sought, carriers
from lineage.store.ignored import Ignored
from lineage.store.lineage_file import connect, told_if_damaged
from lineage.text.document import parse
from lineage.text.outlets import outlet
from lineage.text.phrases import phrases, rare_words
from lineage.work import Here

RARE_WORDS = 48
"""By which an article that was written anew is looked up."""


def checks(args: argparse.Namespace, given: Iterable[Article]) -> Iterator[Check]:
    """One for each article, in their order. Raises FormatError for a store that cannot be read."""
    against, is_ignored = Path(args.against), Ignored(args.ignore_source)
    with closing(connect(against)) as file, args.console.progress() as progress:
        with told_if_damaged(against):
            unknown = is_ignored.unknown(file)
        for name in unknown:
            args.console.say(f"--ignore-source {name}: {against} has no such article or outlet")
        for done, article in enumerate(given, start=1):
            with told_if_damaged(against):
                known = next(articles(file, [article.id]), None)
                free = _free(file, article.id)
            standing = Standing.of(article, known)
            article = _completed(article, known if standing is Standing.SAME else None, args)
            if standing is Standing.OTHER:
                article = replace(article, id=free)
            sought = _sought(article, args.most)
            with told_if_damaged(against):
                found = carriers(file, sought, _passed_over(article.id, is_ignored))
                stored = tuple(articles(file, found.ids))
            yield _check(args, article, standing, found, stored, is_ignored)
            progress("check", done, None)


def _completed(article: Article, same: Article | None, args: argparse.Namespace) -> Article:
    """With what the store knows of the very article; then with the outlet and the date that the
    command line gives to those that have none."""
    if same is not None:
        article = replace(
            same,
            outlet=article.outlet or same.outlet,
            published=article.published or same.published,
            url=article.url or same.url,
            sources=article.sources or same.sources,
        )
    if args.outlet and outlet(article) is None:
        article = replace(article, outlet=args.outlet)
    return replace(article, published=article.published or args.date)


def _free(file: sqlite3.Connection, id_: ArticleId) -> ArticleId:
    """An id that the store does not have."""
    while next(articles(file, [id_]), None) is not None:
        id_ = ArticleId(f"{id_} (new)")
    return id_


def _passed_over(own: ArticleId, is_ignored: Ignored) -> IsPassedOver:
    return lambda id_, publisher: id_ == own or is_ignored(id_, publisher)


def _sought(article: Article, most: int) -> Sought:
    document = parse(article)
    return Sought(
        phrases=phrases(document),
        words=rare_words(document, RARE_WORDS),
        most=most,
        least_bits=MatchOptions().min_event_bits,
    )


def _check(
    args: argparse.Namespace,
    article: Article,
    standing: Standing,
    found: Carriers,
    stored: Sequence[Article],
    is_ignored: Ignored,
) -> Check:
    corpus = [article, *stored]
    lineage = trace(corpus, _among(found.stored + 1, len(corpus)), work=Here())
    seen = view(lineage)
    without_credit = tuple(
        each
        for each in uncredited(lineage, article.id)
        if not is_ignored(each.arrow.source, each.name)
    )
    return Check(
        view=seen,
        explanation=explain(lineage, article.id),
        standing=standing,
        stored=found.stored,
        left_out=found.left_out,
        formulaic=found.formulaic,
        is_indexed=found.is_indexed,
        uncredited=without_credit,
        findings=tuple(_findings(args, seen, seen.tallies[article.id], without_credit)),
    )


def _among(all_articles: int, compared: int) -> Options:
    """What a pair of `compared` needs where it was looked for among `all_articles`."""
    more = math.log2(all_articles) - math.log2(compared)
    usual = MatchOptions()
    return Options(
        match=replace(
            usual,
            min_bits_per_pair=usual.min_bits_per_pair + more,
            min_event_bits=usual.min_event_bits + more,
        )
    )


def _findings(
    args: argparse.Namespace, seen: View, tally: Tally, without_credit: Iterable[Uncredited]
) -> Iterator[str]:
    limit = args.fail_over
    if limit is not None and 100 * tally.matched > limit * tally.told:
        share = percent(tally.matched, tally.told)
        yield (
            f"more than {limit:g} %: {tally.matched} of {count(tally.told, 'word')} ({share}) are "
            "copied, edited or paraphrased in stored articles"
        )
    if args.require_credit:
        yield from (faces.uncredited(seen, each) for each in without_credit if each.is_others)

"""`--filter`, or a story, and a Lineage → a view whose lists hold only what belongs to it.

The lists are shortened, not the knowledge: labels, sums and probabilities stay those of the whole
corpus, and what a shown row names can be looked up. Articles and their sentences, arrows to them,
pairs and links between two of them are shown; stories, passages, sources and outlets whole, when
one of their articles is.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lineage.model import ArticleId, Decision, Lineage, SentenceKey, Story
    from lineage.report.view import View
    from lineage.store.filters import Filter
    from lineage.store.hits import Hits


def add_filter(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--filter",
        metavar="TERMS",
        help='show only what fits: "outlet:anewz label:E|P words>=300" (docs: reference, Filters)',
    )


def check_filter(args: argparse.Namespace) -> None:
    """Before the work: the filter makes sense."""
    if args.filter is not None:
        from lineage.store.filters import parse

        parse(args.filter)


def shown(args: argparse.Namespace, lineage: Lineage) -> View:
    """All of it without a filter."""
    from lineage.report.view import view
    from lineage.store.filters import parse

    seen = view(lineage)
    chosen = parse(args.filter or "")
    if not chosen:
        return seen
    found = _hits(args.sources, lineage, chosen)
    only = f"{chosen.describe()}; {len(found.articles):,} of {len(seen.documents):,} articles"
    args.console.say(f"only: {only}")
    return replace(seen, lineage=_restricted(lineage, found), only=only)


def of_story(seen: View, story: Story) -> View:
    """Of what is shown, only what belongs to one story."""
    from lineage.store.hits import Hits

    outlets = (seen.documents[id_].article.outlet for id_ in story.articles)
    shown, passages = seen.lineage, seen.lineage.passages
    found = Hits(
        articles=frozenset(story.articles) & {d.article.id for d in shown.documents},
        stories=frozenset({story.id}),
        passages=frozenset(p.id for p in passages if any(_in(c, story) for c in p.carriers)),
        outlets=frozenset(outlet for outlet in outlets if outlet is not None),
    )
    only = "; ".join(filter(None, (seen.only, f"story {story.id}")))
    return replace(seen, lineage=_restricted(shown, found), only=only)


def _in(carrier: SentenceKey, story: Story) -> bool:
    return carrier.article in story.articles


def _hits(sources: Sequence[str], lineage: Lineage, chosen: Filter) -> Hits:
    from tempfile import TemporaryDirectory

    from lineage.cli.inputs import is_stored
    from lineage.store import save
    from lineage.store.hits import hits

    decided = _decided(lineage)
    if is_stored(sources[0]) and not decided:
        return hits(Path(sources[0]), chosen, decided)
    with TemporaryDirectory(prefix="wirelineage-") as folder:
        path = Path(folder) / "traced.wl"
        save(lineage, path)
        return hits(path, chosen, decided)


def _decided(lineage: Lineage) -> dict[ArticleId, bool]:
    """Articles of which people decided something → whether they wrote a note."""
    found: dict[ArticleId, bool] = {}
    for decision in lineage.decisions:
        article = _about(decision)
        found[article] = found.get(article, False) or bool(decision.note)
    return found


def _about(decision: Decision) -> ArticleId:
    """The article whose sentence, or an arrow to which, was judged."""
    from lineage.model import ArrowTarget

    judged = decision.target
    return judged.target if isinstance(judged, ArrowTarget) else judged.sentence.article


def _restricted(whole: Lineage, found: Hits) -> Lineage:
    ids = found.articles
    same = (tuple(one for one in family if one in ids) for family in whole.duplicates)
    return replace(
        whole,
        documents=tuple(d for d in whole.documents if d.article.id in ids),
        alignments=tuple(al for al in whole.alignments if {al.a, al.b} <= ids),
        origins=tuple(o for o in whole.origins if o.sentence.article in ids),
        passages=tuple(p for p in whole.passages if p.id in found.passages),
        edges=tuple(e for e in whole.edges if {e.a, e.b} <= ids),
        wires=tuple(w for w in whole.wires if not ids.isdisjoint({*w.carriers, w.seen})),
        arrows=tuple(a for a in whole.arrows if a.target in ids),
        stories=tuple(s for s in whole.stories if s.id in found.stories),
        outlets=tuple(o for o in whole.outlets if o.name in found.outlets),
        uses=tuple(u for u in whole.uses if {u.outlet, u.other} <= found.outlets),
        passed_over=tuple(p for p in whole.passed_over if {p.a, p.b} <= ids),
        duplicates=tuple(family for family in same if len(family) > 1),
        decisions=tuple(d for d in whole.decisions if _about(d) in ids),
    )

"""The account of distinct texts → the account of all articles, exact copies among them.

A text that several articles share to the letter is matched once, as the first of them. The
others have every sentence from there; they hang from what the first hangs from, and carry what
it carries. Who of them had it first, the text cannot tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from lineage.descent.whole import Descent
from lineage.model import Arrow, ArticleId, Label, Origin, SentenceKey, Story, Verdict, Wire

Families = Mapping[ArticleId, Sequence[ArticleId]]
"""The first article of a text → all that share it, itself among them; two or more."""


def with_copies(found: Descent, families: Families) -> Descent:
    if not families:
        return found
    return replace(
        found,
        origins=tuple(_origins(found.origins, families)),
        wires=tuple(_wire(wire, families) for wire in found.wires),
        arrows=tuple(
            sorted(
                (a for arrow in found.arrows for a in _arrows(arrow, families)),
                key=lambda a: (a.target, a.source),
            )
        ),
        stories=tuple(_story(story, families) for story in found.stories),
    )


def _origins(origins: Iterable[Origin], families: Families) -> Iterator[Origin]:
    """Article by article, as they are given."""
    of_text = {id_: list(given) for id_, given in groupby(origins, attrgetter("sentence.article"))}
    text = {id_: ids[0] for ids in families.values() for id_ in ids}
    for id_ in sorted(of_text.keys() | text.keys()):
        first = text.get(id_)
        if first is None:
            yield from of_text[id_]
        else:
            other = first if id_ != first else families[first][1]
            yield from (_same_text(origin, id_, other) for origin in of_text.get(first, ()))


def _same_text(origin: Origin, article: ArticleId, other: ArticleId) -> Origin:
    """The origin of a sentence of `article` whose whole text stands in `other` as well."""
    index = origin.sentence.index
    if origin.verdict.label in (Label.CREDIT, Label.FURNITURE):
        return replace(origin, sentence=SentenceKey(article, index))
    verdict = Verdict(Label.COPIED, "same_text", 1.0)
    return Origin(SentenceKey(article, index), SentenceKey(other, index), verdict)


def _wire(wire: Wire, families: Families) -> Wire:
    return replace(wire, carriers=_all(wire.carriers, families))


def _arrows(arrow: Arrow, families: Families) -> list[Arrow]:
    return [replace(arrow, target=id_) for id_ in families.get(arrow.target, (arrow.target,))]


def _story(story: Story, families: Families) -> Story:
    return replace(story, articles=_all(story.articles, families))


def _all(articles: Sequence[ArticleId], families: Families) -> tuple[ArticleId, ...]:
    return tuple(sorted({id_ for one in articles for id_ in families.get(one, (one,))}))

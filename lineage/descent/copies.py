"""The account of distinct texts → the account of all articles, exact copies among them.

A text that several articles share to the letter is matched once, as the first of them. The
others have every sentence from there; they hang from what the first hangs from, and carry what
it carries. Who of them had it first, the text cannot tell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from lineage.descent.whole import Descent
from lineage.linked import LABELS, OriginColumns, Origins, ranges
from lineage.model import Arrow, ArticleId, Label, Story, Verdict, Wire

Families = Mapping[ArticleId, Sequence[ArticleId]]
"""The first article of a text → all that share it, itself among them; two or more."""

_SAME_TEXT = Verdict(Label.COPIED, "same_text", 1.0)
_NOT_TOLD = [LABELS.index(label) for label in (Label.CREDIT, Label.FURNITURE)]


def with_copies(found: Descent, families: Families) -> Descent:
    if not families:
        return found
    return replace(
        found,
        origins=_origins(found.origins, families),
        wires=tuple(_wire(wire, families) for wire in found.wires),
        arrows=tuple(
            sorted(
                (a for arrow in found.arrows for a in _arrows(arrow, families)),
                key=lambda a: (a.target, a.source),
            )
        ),
        stories=tuple(_story(story, families) for story in found.stories),
    )


def _origins(found: Origins, families: Families) -> Origins:
    """Of all articles, in order of id."""
    text = {id_: ids[0] for ids in families.values() for id_ in ids}
    place = {id_: n for n, id_ in enumerate(found.ids)}
    ids = sorted(place.keys() | text.keys())
    number = {id_: n for n, id_ in enumerate(ids)}
    of_text = np.array([place[text.get(id_, id_)] for id_ in ids], np.int64)
    sizes = np.diff(found.firsts)[of_text]
    firsts = np.cumsum([0, *sizes.tolist()])
    told = found.columns
    rows = ranges(found.firsts[of_text], sizes)
    labels, verdicts = told.labels[rows], told.verdicts[rows]
    moved = firsts[[number[id_] for id_ in found.ids]] - found.firsts[:-1]
    owners = np.searchsorted(found.firsts, told.best, "right") - 1
    best = np.where(told.best < 0, -1, told.best + moved[owners])[rows]
    twins = [number[_twin(id_, families[text[id_]])] if id_ in text else -1 for id_ in ids]
    twin = np.repeat(np.array(twins, np.int64), sizes)
    same = (twin >= 0) & ~np.isin(labels, _NOT_TOLD)
    within = np.arange(len(rows)) - np.repeat(firsts[:-1], sizes)
    labels[same], verdicts[same] = LABELS.index(Label.COPIED), -1 - len(told.others)
    best[same] = (firsts[twin] + within)[same]
    others = (*told.others, _SAME_TEXT)
    columns = OriginColumns(np.arange(len(rows)), labels, best, verdicts, others)
    return Origins(ids, firsts, columns, found.alignments)


def _twin(id_: ArticleId, family: Sequence[ArticleId]) -> ArticleId:
    """The first other article that has the very same text."""
    return family[0] if id_ != family[0] else family[1]


def _wire(wire: Wire, families: Families) -> Wire:
    return replace(wire, carriers=_all(wire.carriers, families))


def _arrows(arrow: Arrow, families: Families) -> list[Arrow]:
    return [replace(arrow, target=id_) for id_ in families.get(arrow.target, (arrow.target,))]


def _story(story: Story, families: Families) -> Story:
    return replace(story, articles=_all(story.articles, families))


def _all(articles: Sequence[ArticleId], families: Families) -> tuple[ArticleId, ...]:
    return tuple(sorted({id_ for one in articles for id_ in families.get(one, (one,))}))

"""Origins of distinct texts → origins of all articles, exact copies among them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from lineage.labelled import LABELS, OriginColumns, Origins
from lineage.linked import numbers_below, ranges
from lineage.model import ArticleId, Label, Verdict

_SAME_TEXT = Verdict(Label.COPIED, "same_text", 1.0)
_NOT_TOLD = [LABELS.index(label) for label in (Label.CREDIT, Label.FURNITURE)]


def origins_of_all(found: Origins, families: Mapping[ArticleId, Sequence[ArticleId]]) -> Origins:
    """In order of id. `families`: the first article of a text → all that share it; their sentences
    stand in another of them."""
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
    kind = np.promote_types(numbers_below(len(rows)), told.verdicts.dtype)
    best = np.where(told.best < 0, -1, told.best + moved[owners]).astype(kind)[rows]
    twins = [number[_twin(id_, families[text[id_]])] if id_ in text else -1 for id_ in ids]
    twin = np.repeat(np.array(twins, np.int64), sizes)
    same = (twin >= 0) & ~np.isin(labels, _NOT_TOLD)
    within = np.arange(len(rows)) - np.repeat(firsts[:-1], sizes)
    labels[same], verdicts[same] = LABELS.index(Label.COPIED), -1 - len(told.others)
    best[same] = (firsts[twin] + within)[same]
    others = (*told.others, _SAME_TEXT)
    columns = OriginColumns(np.arange(len(rows), dtype=kind), labels, best, verdicts, others)
    return Origins(ids, firsts, columns, found.alignments)


def _twin(id_: ArticleId, family: Sequence[ArticleId]) -> ArticleId:
    """The first other article that has the very same text."""
    return family[0] if id_ != family[0] else family[1]

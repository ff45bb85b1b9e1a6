"""One aligned pair, by itself → what it shares, and its edge, unless its group is to judge it."""

from __future__ import annotations

from collections.abc import Mapping

from lineage.descent.edges import Draft, draft
from lineage.descent.prose import Gist, SharedProse
from lineage.descent.reading import Reading
from lineage.descent.relations import ruling
from lineage.linked import Alignments
from lineage.model import ArticleId


def alone(prose: SharedProse) -> Draft:
    """From what the pair shares and what its two articles declare."""
    return draft(prose, ruling(prose))


def shared_prose(
    alignments: Alignments,
    number: int,
    by_id: Mapping[ArticleId, Reading],
    gist: Gist | None = None,
) -> SharedProse:
    """`gist`: what was found out of the pair before."""
    a, b = alignments.pair(number)
    return SharedProse(by_id[a], by_id[b], tuple(alignments.told(number)), gist)

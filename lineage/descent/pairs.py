"""One aligned pair, by itself → its edge, unless its group is to judge it."""

from __future__ import annotations

from lineage.descent.edges import Draft, draft
from lineage.descent.prose import SharedProse
from lineage.descent.relations import ruling


def alone(prose: SharedProse) -> Draft:
    """From what the pair shares and what its two articles declare."""
    return draft(prose, ruling(prose))

"""Two small texts that share a reporter's words, and a shorthand for `descend`."""

from __future__ import annotations

import pytest

from lineage.descent import Descent, descend
from lineage.model import Credit, CreditKind, Edge, Span

PROSE = (
    "Speaking softly at a meeting of allies in the old harbour town, the minister gave the "
    "clearest account so far of the plan to close the border by next summer."
)
REWORKED = (
    "Speaking at a meeting of allies in the old harbour town, the minister gave the "
    "clearest account so far of how they plan to close the border next year."
)
SPEECH = "“We will not be moved by anybody who wishes to see this country fail again,”"
OTHER = "Rain fell on the market."


def credit(name: str, kind: CreditKind = CreditKind.CREDIT_LINE, is_agency: bool = True) -> Credit:
    return Credit(name, kind, Span(0, len(name)), is_agency)


@pytest.fixture(scope="session")
def descent_of(lineage_of):
    def build(*documents, links=()) -> Descent:
        return descend(documents, lineage_of(*documents, links=links).alignments)

    return build


@pytest.fixture(scope="session")
def edge_of(document, descent_of):
    """The edge of two articles `a` and `b` whose first sentences are linked as `label`."""

    def build(label="edited", text_a=PROSE, text_b=REWORKED, a=None, b=None) -> Edge:
        one = document("a", text_a, OTHER, **(a or {}))
        other = document("b", text_b, OTHER, **(b or {}))
        return descent_of(one, other, links=[("a", 0, label, "b", 0)]).edges[0]

    return build

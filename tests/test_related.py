"""Edges by columns are the edges."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lineage.model import Evidence, SentenceKey
from lineage.related import RelatedPairs, edge_columns, evidence_columns


class Held(RelatedPairs):
    def __init__(self, edges):
        self.edges = edges

    def __len__(self):
        return len(self.edges)

    def columns(self, start, stop):
        (made,) = edge_columns(self.edges[start:stop], len(self.edges))
        return made


@pytest.fixture
def edges(borders_lineage):
    """The first without evidence, the second with evidence of sentences in any order."""
    first, second, *rest = borders_lineage.edges
    cited = (SentenceKey(second.b, 1), SentenceKey(second.a, 0), SentenceKey("elsewhere", 4))
    said = (*second.evidence, Evidence("date", "A came first.", second.a, cited, 1.5))
    return (replace(first, evidence=()), replace(second, evidence=said), *rest)


def test_edges_made_from_columns_are_the_edges(edges):
    held = Held(edges)
    assert held == edges and tuple(held) == edges
    assert held[1] == edges[1] and held[-1] == edges[-1]


@pytest.mark.parametrize("most", [1, 2, 1000])
def test_columns_come_so_many_at_a_time(edges, most):
    by_values, by_columns = (list(edge_columns(each, most)) for each in (edges, Held(edges)))
    assert by_values == by_columns
    assert [len(some.a) for some in by_values[:-1]] == [most] * (len(by_values) - 1)
    assert [edge for some in by_values for edge in some.a] == [edge.a for edge in edges]
    assert not list(edge_columns((), most))


def test_evidence_keeps_whom_it_speaks_for_and_what_it_cites():
    keys = SentenceKey("a", 3), SentenceKey("b", 0)
    said = Evidence("credit", "A says so.", "wire:ap", keys, 2.0)
    found = evidence_columns([(4, said), (7, replace(said, sentences=()))])
    assert (found.owners, found.cited) == ([4, 7], [2, 0])
    assert (found.articles, found.indexes) == (["a", "b"], [3, 0])
    assert not any(evidence_columns(()))

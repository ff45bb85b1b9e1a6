import numpy as np
import pytest

from lineage.descent.drafts import Drafts, Edges, written
from lineage.descent.edges import Draft, Said
from lineage.linked import linked
from lineage.model import Evidence, Relation, SentenceKey, Tally


def draft(a, b, source="wire:reuters"):
    said = Said("credit", "b credits Reuters.", source, (0,), (1, 2), 4.0)
    tallies = (1, 2, 3, 4, 5, 6, 7), (7, 6, 5, 4, 3, 2, 1)
    return Draft(a, b, Relation.COMMON_SOURCE, source, 0.8, *tallies, (said,))


@pytest.fixture
def alignments(borders_lineage):
    return linked(borders_lineage.alignments)


def test_what_is_put_is_what_is_read_whatever_the_order(alignments, tmp_path):
    drafts = Drafts(alignments, tmp_path)
    numbers = np.arange(len(alignments))
    assert drafts.missing().tolist() == numbers.tolist()
    given = [draft(*alignments.pair(n)) for n in numbers.tolist()]
    drafts.put(numbers[1:], written(given[1:]))
    assert drafts.missing().tolist() == [0]
    drafts.put(numbers[:1], written(given[:1]))
    assert drafts == given and not len(drafts.missing())


def test_relations_and_common_sources_are_known_without_reading_a_draft(alignments):
    drafts = Drafts(alignments)
    first = draft(*alignments.pair(0))
    drafts.put(np.array([0]), written([first]))
    drafts.put(np.array([1]), written([first._replace(relation=Relation.DERIVED, source="a")]))
    assert drafts.related(Relation.COMMON_SOURCE).tolist() == [0]
    assert drafts.related(Relation.COMMON_SOURCE, Relation.DERIVED).tolist() == [0, 1]
    assert drafts.sources == {"wire:reuters"}
    assert drafts.is_named[:2].tolist() == [True, False]
    drafts.put(np.array([0]), written([first._replace(source="wire:unnamed#1.0")]))
    assert not drafts.is_named.any()


def test_an_edge_calls_wires_by_their_ids(alignments):
    drafts = Drafts(alignments)
    pairs = [alignments.pair(n) for n in range(len(alignments))]
    drafts.put(np.arange(len(pairs)), written(draft(*pair) for pair in pairs))
    edge = Edges(drafts, lambda article, label: f"{label}:{article}")[0]
    a, b = pairs[0]
    assert (edge.a, edge.b, edge.source) == (a, b, f"wire:reuters:{a}")
    keys = (SentenceKey(a, 0), SentenceKey(b, 1), SentenceKey(b, 2))
    assert edge.evidence == (Evidence("credit", "b credits Reuters.", edge.source, keys, 4.0),)
    assert (edge.tally_a, edge.tally_b) == (Tally(1, 2, 3, 4, 5, 6, 7), Tally(7, 6, 5, 4, 3, 2, 1))

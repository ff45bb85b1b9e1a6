"""The graph as files for other programs, hostile names included."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from io import BytesIO

import networkx
import pytest

from lineage.model import Arrow, ArticleId, Story
from lineage.options import MIN_ARROW_PROBABILITY
from lineage.report.dot import graph_dot, graph_mermaid
from lineage.report.graph import graph
from lineage.report.graph_files import graph_gexf, graph_graphml
from lineage.report.tree import story_trees
from lineage.report.view import view

HOSTILE = 'a"]; x\\ <b>\x1b[31m\x00\ud800 & `rm`'


@pytest.fixture
def hostile(lineage_of, document):
    one = document(HOSTILE, "It rained.", outlet='"><script>', title="]]> |")
    other = document("b", "It rained.")
    return lineage_of(
        one,
        other,
        arrows=(Arrow(HOSTILE, ArticleId("b"), 0.9, True),),
        stories=(Story("story:x", (ArticleId(HOSTILE), ArticleId("b")), (), 1),),
    )


def drawn(lineage):
    return graph(view(lineage), lineage.stories)


def test_nothing_under_the_threshold_is_an_arrow(borders_lineage):
    found = drawn(borders_lineage).arrows
    assert found
    assert all(arrow.probability >= MIN_ARROW_PROBABILITY for arrow in found)
    assert len(found) < len(borders_lineage.arrows)


def test_graphml_and_gexf_hold_the_same_graph(borders_lineage):
    found = drawn(borders_lineage)
    graphml = networkx.read_graphml(BytesIO(graph_graphml(found)))
    gexf = networkx.read_gexf(BytesIO(graph_gexf(found)))
    assert set(graphml.nodes) == set(gexf.nodes) == {node.id for node in found.nodes}
    ends = {(a.source, a.target) for a in found.arrows}
    assert set(graphml.edges) == set(gexf.edges) == ends
    assert graphml.nodes["wire:reuters"]["kind"] == "wire"
    assert graphml.edges["wire:reuters", "anewz"]["probability"] == pytest.approx(0.9)


def test_gexf_holds_no_date_of_writing(borders_lineage):
    assert b"lastmodified" not in graph_gexf(drawn(borders_lineage))


@pytest.mark.parametrize("face", [graph_graphml, graph_gexf])
def test_hostile_names_make_well_formed_files(hostile, face):
    assert ET.fromstring(face(drawn(hostile))) is not None


def test_hostile_names_end_no_string_and_steer_no_terminal(hostile):
    seen = view(hostile)
    for text in (graph_dot(drawn(hostile)), graph_mermaid(drawn(hostile)),
                 story_trees(seen, hostile.stories)):  # fmt: skip
        assert "\x1b" not in text
        assert "\x00" not in text
        assert "\ud800" not in text
    assert 'a\\"]; x\\\\' in graph_dot(drawn(hostile))
    assert "<b>" not in graph_mermaid(drawn(hostile))


def test_trees_end_where_arrows_go_in_circles(lineage_of, document):
    a, b = document("a", "It rained."), document("b", "It rained.")
    arrows = (Arrow("a", ArticleId("b"), 0.9, True), Arrow("b", ArticleId("a"), 0.9, True))
    story = Story("story:a", (ArticleId("a"), ArticleId("b")), (), 1)
    text = story_trees(view(lineage_of(a, b, arrows=arrows, stories=(story,))), (story,))
    assert text.count("● a") == text.count("● b") == 1


def test_a_parted_story_says_so(borders_lineage):
    parted = tuple(replace(s, is_parted=True) for s in borders_lineage.stories)
    text = story_trees(view(replace(borders_lineage, stories=parted)), parted)
    assert "only their strongest" in text

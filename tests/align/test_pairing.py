"""Which sentences correspond, and how: the claims of the alignment, on small articles."""

from itertools import combinations
from pathlib import Path

import pytest

from lineage.align import align, cells
from lineage.model import Article, ArticleId, Candidate, Label
from lineage.options import AlignOptions
from lineage.text.document import parse

SEEDS = Path(__file__).parents[2] / "seeds"
WIRE = (
    "The harbour authority closed the northern ferry terminal on Monday after inspectors found "
    "deep cracks in two supporting pillars.\n"
    "Engineers expect repairs to take at least six weeks and to cost about 4 million crowns.\n"
    "“We will not gamble with the safety of our passengers,” port director Anna Lindqvist told "
    "a news conference.\n"
    "Freight traffic was moved to the southern quay, where trucks queued for hours.\n"
)
REPORTER = (
    "Commuters on the islands woke to cancelled sailings this week.\n"
    "Port director Anna Lindqvist defended the move. “We will not gamble with the safety of our "
    "passengers,” she said at the town hall.\n"
    "Shop owners complained that nobody had warned them.\n"
)
OTHER = (
    "The orchestra opened its season with a rarely played symphony by a forgotten composer.\n"
    "Critics praised the soloist, a nineteen-year-old cellist from a mountain village.\n"
)


def aligned(**texts):
    documents = [parse(Article(ArticleId(name), text)) for name, text in sorted(texts.items())]
    pairs = [
        Candidate(a.article.id, b.article.id, ("event",), 30.0)
        for a, b in combinations(documents, 2)
    ]
    return align(documents, pairs, AlignOptions())


def labels(alignments):
    return {
        (link.source.index, link.target.index): link.verdict.label
        for alignment in alignments
        for link in alignment.links
    }


def labels_by_pair(alignments):
    return {
        (link.source.article, link.source.index, link.target.article, link.target.index): (
            link.verdict.label
        )
        for alignment in alignments
        for link in alignment.links
    }


def test_an_article_and_its_copy_are_copied_sentence_by_sentence():
    found = labels(aligned(a=WIRE, b=WIRE))
    n = len(parse(Article(ArticleId("a"), WIRE)).sentences)
    assert {(i, i) for i in range(n)} <= found.keys()
    assert {found[i, i] for i in range(n)} <= {Label.COPIED, Label.QUOTED}
    assert found[0, 0] is Label.COPIED


def test_a_shared_quotation_is_not_copying():
    found = labels(aligned(a=WIRE, b=REPORTER))
    assert Label.QUOTED in found.values()
    assert not {Label.COPIED, Label.EDITED} & set(found.values())


def test_unrelated_texts_have_no_links():
    assert aligned(a=WIRE, b=OTHER) == ()


def test_a_moved_sentence_is_found():
    lines = WIRE.splitlines()
    moved = "\n".join([lines[3], lines[1], lines[0]])
    assert labels(aligned(a=WIRE, b=moved))[3, 0] is Label.COPIED


def test_house_spelling_is_no_edit():
    american = WIRE.replace("harbour", "harbor").replace("“", '"').replace("”", '"')
    assert labels(aligned(a=WIRE, b=american))[0, 0] is Label.COPIED


def test_a_sentence_cut_in_two_corresponds_to_both_parts():
    parts = (
        "The harbour authority closed the northern ferry terminal on Monday.\n"
        "Inspectors had found deep cracks in two supporting pillars.\n"
    )
    assert {(0, 0), (0, 1)} <= labels(aligned(a=WIRE, b=parts)).keys()


def test_every_verdict_says_what_decided_and_how_sure_it_is():
    for alignment in aligned(a=WIRE, b=REPORTER):
        for link in alignment.links:
            assert link.verdict.rule
            assert link.verdict.reasons
            assert 0 < link.verdict.probability <= 1


def test_a_third_article_does_not_change_the_arithmetic_of_two_strangers():
    assert aligned(a=WIRE, b=OTHER, c=OTHER)[0].links[0].source.article == "b"


@pytest.mark.parametrize("text", ["", "\n\n", "Tags\n\nComments (0)\n", "…"])
def test_a_text_without_a_story_aligns_with_nothing(text):
    assert aligned(a=WIRE, b=text) == ()


def test_judging_the_likelier_cells_alone_makes_the_links_that_judging_all_makes(monkeypatch):
    texts = {path.stem: path.read_text() for path in sorted(SEEDS.glob("*.txt"))}
    links = labels_by_pair(aligned(**texts))
    monkeypatch.setattr(cells, "MIN_JUDGED_PROBABILITY", cells.MIN_CELL_PROBABILITY)
    assert labels_by_pair(aligned(**texts)) == links
    assert len(links) > 50

"""Sentences are compared with their neighbours' words as well."""

import numpy as np

from lineage.align.grids import GRIDS, grids
from lineage.align.pair_context import PairContext
from lineage.align.view import views
from lineage.model import Article, ArticleId
from lineage.text.document import parse

TOLD_IN_TWO = (
    "The minister visited Ankara on the last day of his journey. "
    "He rejected the proposal for a customs treaty. "
    "Farmers had asked for cheaper diesel."
)
TOLD_IN_ONE = (
    "In Ankara the proposal for a customs treaty was rejected by the visiting minister. "
    "Cheaper diesel is what farmers had asked for."
)


def made(first: str, second: str) -> np.ndarray:
    a, b = (views(parse(Article(ArticleId(t[:3]), t))) for t in (first, second))
    return grids(a, b, PairContext(a, b))


def column(name: str, values: np.ndarray) -> np.ndarray:
    return np.asarray(values[:, :, GRIDS.index(name)])


def test_a_statement_told_in_two_sentences_is_found_with_the_one_before() -> None:
    values = made(TOLD_IN_TWO, TOLD_IN_ONE)
    joined, least = column("with_one_before_max", values), column("with_one_before_min", values)
    assert joined[1, 0] > least[1, 0]
    assert joined[1].argmax() == 0


def test_grids_are_symmetric_in_the_two_articles() -> None:
    there, back = made(TOLD_IN_TWO, TOLD_IN_ONE), made(TOLD_IN_ONE, TOLD_IN_TWO)
    assert (there == back.transpose(1, 0, 2)).all()


def test_unnamed_words_are_neither_names_nor_titles() -> None:
    (first, *_) = views(parse(Article(ArticleId("a"), TOLD_IN_TWO)))
    assert {"visit", "journey"} <= first.unnamed
    assert not {"ankara", "minist"} & first.unnamed

"""Sentences are compared with their neighbours' words as well."""

import numpy as np

from lineage.align import stems as stems_
from lineage.align.cells import measured
from lineage.align.features import COLUMNS, UNNAMED
from lineage.align.pages import Library
from lineage.align.sheets import laid_out, sheets
from lineage.align.windows import WINDOWS
from lineage.model import Article, ArticleId
from lineage.text.document import outline, parse
from lineage.words import transcript

TOLD_IN_TWO = (
    "The minister visited Ankara on the last day of his journey. "
    "He rejected the proposal for a customs treaty. "
    "Farmers had asked for cheaper diesel."
)
TOLD_IN_ONE = (
    "In Ankara the proposal for a customs treaty was rejected by the visiting minister. "
    "Cheaper diesel is what farmers had asked for."
)


def made(first: str, second: str) -> dict[tuple[int, int], dict[str, float]]:
    sheets = laid_out([parse(Article(ArticleId(t[:3]), t)) for t in (first, second)])
    found = measured(sheets, np.array([0]), np.array([1]))
    at = zip(found.i.tolist(), found.j.tolist(), strict=True)
    return {
        place: dict(zip(COLUMNS, x, strict=True))
        for place, x in zip(at, found.x.tolist(), strict=True)
    }


def test_a_statement_told_in_two_sentences_is_found_with_the_one_before() -> None:
    found = made(TOLD_IN_TWO, TOLD_IN_ONE)
    assert found[1, 0]["with_one_before_max"] > found[1, 0]["with_one_before_min"]
    joined = {j: values["with_one_before_max"] for (i, j), values in found.items() if i == 1}
    assert max(joined, key=joined.__getitem__) == 0


def test_what_is_measured_is_symmetric_in_the_two_articles() -> None:
    there, back = made(TOLD_IN_TWO, TOLD_IN_ONE), made(TOLD_IN_ONE, TOLD_IN_TWO)
    for (i, j), values in there.items():
        for name in (*WINDOWS, *UNNAMED):
            assert values[name] == back[j, i][name], name


def test_unnamed_words_are_neither_names_nor_titles() -> None:
    article = Article(ArticleId("a"), TOLD_IN_TWO)
    library = Library([transcript([(article, outline(article))])])
    laid = sheets(library.pages(np.arange(1)), library.lexicon)
    names = {number: stem for stem, number in library.lexicon.stems.items()}
    stems = np.repeat(laid.stems.groups.keys, laid.stems.groups.sizes)
    unnamed = {names[stem] for stem in stems[laid.stems.are(stems_.UNNAMED)].tolist()}
    assert {"visit", "journey"} <= unnamed
    assert not {"ankara", "minist"} & unnamed

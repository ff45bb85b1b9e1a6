"""What is measured of many pairs at once is what the slow obvious way measures of each."""

from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineage.align.cells import measured
from lineage.align.features import COLUMNS
from lineage.align.sheets import laid_out
from lineage.model import Article, ArticleId
from lineage.text.document import parse
from tests.align.slow.cells import COLUMNS as SLOW_COLUMNS
from tests.align.slow.cells import looked_at
from tests.align.slow.view import views

SEEDS = Path(__file__).parents[2] / "seeds"

WORDS = (
    "Mr Lammy Massoum Masum Zelenskiy Zelenskyy war conflict United States U.S. harbour harbor "
    "ferry ferries terminal terminals pillars Twenty 20 1,500 percent per cent not never I we "
    "minister Monday crossing crossings the of to said won't Don't accession accessions"
).split()
some_words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join)
sentences = st.one_of(
    some_words.map("The {}.".format),
    some_words.map("He said: “The {}.”".format),
    st.tuples(some_words, some_words).map(lambda two: f"“{two[0]},” said {two[1]}."),
    st.just("Advertisement"),
)
texts = st.lists(sentences, min_size=1, max_size=5).map("\n".join)


def compared(*texts):
    """Every two of the texts, measured in one batch, and one after the other the slow way."""
    documents = [parse(Article(ArticleId(str(n)), text)) for n, text in enumerate(texts)]
    pairs = list(combinations(range(len(documents)), 2))
    a, b = (np.array(side, np.int64) for side in zip(*pairs, strict=True))
    fast = measured(laid_out(documents), a, b)
    seen = [views(document) for document in documents]
    for n, (one, other) in enumerate(pairs):
        places, x = looked_at(seen[one], seen[other])
        at = np.flatnonzero(fast.pair == n)
        found = list(zip(fast.i[at].tolist(), fast.j[at].tolist(), strict=True))
        assert found == [(seen[one][i].index, seen[other][j].index) for i, j in places]
        for column, name in enumerate(COLUMNS):
            assert fast.x[at, column] == pytest.approx(x[:, column], abs=1e-12), name
    return len(fast.pair)


def test_the_columns_are_those_of_the_slow_way():
    assert COLUMNS == SLOW_COLUMNS


def test_real_articles_measure_as_the_slow_way_measures_them():
    assert compared(*(path.read_text() for path in sorted(SEEDS.glob("*.txt")))) > 100


@settings(max_examples=150, deadline=None)
@given(texts, texts, texts)
def test_any_articles_measure_as_the_slow_way_measures_them(one, other, third):
    compared(one, other, third)


def test_a_pair_measures_the_same_whatever_stands_beside_it():
    texts = [path.read_text() for path in sorted(SEEDS.glob("*.txt"))]
    documents = [parse(Article(ArticleId(str(n)), text)) for n, text in enumerate(texts)]
    alone = measured(laid_out(documents[:2]), np.array([0]), np.array([1]))
    among = measured(laid_out(documents), np.array([0, 0, 3]), np.array([2, 1, 4]))
    assert (among.x[among.pair == 1] == alone.x).all()

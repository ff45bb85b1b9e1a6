"""Stretches are what a sentence falls into where quotations begin and end."""

from hypothesis import given
from hypothesis import strategies as st

from lineage.model import TOLD, Article, ArticleId, Role
from lineage.text.document import Outline
from lineage.words.stretches import stretches_of


def outlined(roles, cuts, quoted):
    """Units that end at some cuts; of each, quotations between its next edges."""
    text = "x" * (cuts[-1] if cuts else 0)
    units = list(zip([0, *cuts], cuts, strict=False))
    quotes = {}
    for n, edges in quoted.items():
        if n < len(units):
            start, stop = units[n]
            inner = sorted({min(start + edge, stop) for edge in edges})
            parts = list(zip(inner[::2], inner[1::2], strict=False))
            quotes |= {n: parts} if parts else {}
    return Article(ArticleId("a"), text), Outline(
        units, (roles * len(units))[: len(units)], dict(sorted(quotes.items())), (), []
    )


def one_by_one(start, end, quoted):
    at = start
    for number, (first, stop) in enumerate(quoted, 1):
        if at < first:
            yield 0, at, first
        yield number, first, stop
        at = stop
    if at < end:
        yield 0, at, end


ARTICLES = st.lists(
    st.builds(
        outlined,
        st.lists(st.sampled_from(list(Role)), min_size=1, max_size=5),
        st.lists(st.integers(1, 40), unique=True, max_size=6).map(sorted),
        st.dictionaries(st.integers(0, 5), st.lists(st.integers(0, 20), max_size=6)),
    ),
    max_size=4,
)


@given(ARTICLES)
def test_all_at_once_finds_what_one_by_one_finds(articles):
    found = stretches_of(articles)
    expected, sentences, base = [], [0], 2
    for article, drawn in articles:
        for n, (start, stop) in enumerate(drawn.units):
            if drawn.roles[n] in TOLD:
                cut = one_by_one(start, stop, drawn.quotes.get(n, ()))
                expected += [(number, base + a, base + b) for number, a, b in cut]
                sentences.append(len(expected))
        base += len(article.text) + 2
    told = zip(found.quotes, found.starts, found.stops, strict=True)
    assert [tuple(map(int, row)) for row in told] == expected
    assert found.sentence_starts.tolist() == sentences
    assert len(found.text) == base


@given(ARTICLES)
def test_sentences_stand_with_their_articles(articles):
    found = stretches_of(articles)
    told = [
        [(n, role is Role.BODY) for n, role in enumerate(drawn.roles) if role in TOLD]
        for _, drawn in articles
    ]
    flat = [sentence for of_article in told for sentence in of_article]
    assert list(zip(found.indexes.tolist(), found.is_body.tolist(), strict=True)) == flat
    assert (found.article_starts[1:] - found.article_starts[:-1]).tolist() == list(map(len, told))
    assert found.units.tolist() == [len(drawn.units) for _, drawn in articles]

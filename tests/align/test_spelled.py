"""Words of many articles at once are those of the slow obvious way: the words, whether quoted,
and whether a name, title or weekday."""

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lineage.align.pages import Library
from lineage.align.spelled import spelled
from lineage.model import Article, ArticleId
from lineage.text.document import looked_over, parse
from lineage.text.words import words
from lineage.words import transcript
from tests.align.slow.view import views

PIECES = (
    "Mr. Smith U.S. United States per cent don't Don't (WTI) St. Louis 4,000 5% Monday He said "
    'that’s “We will stay,” "never again" States" a.m. Embassy‘s naïve $3 St.\nLouis end. — '
    "Twenty Nations"
).split(" ")
blanks = st.sampled_from([" ", " ", " ", "  ", "\n", "\n\n", "\xa0"])
texts = st.lists(st.tuples(st.sampled_from(PIECES), blanks), min_size=1, max_size=30).map(
    lambda parts: "".join(piece + blank for piece, blank in parts)
)


def cuts_a_word(document):
    """A quotation without an end may stop amid `4,000`; here that cuts the number in two."""
    text = document.article.text
    edges = {edge for s in document.sentences for q in s.quotes for edge in (q.start, q.stop)}
    return any(start < edge < stop for _, start, stop in words(text) for edge in edges)


@settings(max_examples=300, deadline=None)
@given(st.lists(texts, min_size=1, max_size=3))
def test_words_are_those_of_the_slow_way(written):
    documents = [parse(Article(ArticleId(str(n)), text)) for n, text in enumerate(written)]
    assume(not any(map(cuts_a_word, documents)))
    library = Library([transcript(list(looked_over(documents).outlined()))])
    found = spelled(library.pages(np.arange(len(documents))), library.lexicon.tables())
    names = list(library.lexicon.words)
    expected = [view for document in documents for view in views(document)]
    assert len(found.starts) == len(expected) + 1
    for row, view in enumerate(expected):
        at = slice(found.starts[row], found.starts[row + 1])
        assert [names[word] for word in found.words[at].tolist()] == view.words
        assert found.quoted[at].tolist() == view.quoted
        assert found.stock[at].tolist() == view.stock

"""What is laid out of articles depends on them alone, and can be spelled again."""

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lineage.model import TOLD, Article, ArticleId
from lineage.text.document import outline, parse
from lineage.text.fold import JOINED, fold
from lineage.text.words import WORD, count_words, words
from lineage.words import lexicon, transcript

FIRST = Article(
    ArticleId("a"), "PARIS (Reuters) - Mr. Smith won’t pay 4,000 euros, he said. “We’ve paid.”"
)
SECOND = Article(
    ArticleId("b"), "The U.S. minister, Ms. Ünal, said: “Nobody pays.” Nobody paid.\n\nShare this"
)
OTHERS = Article(ArticleId("c"), "Nobody told the minister that euros are paid in Paris.")
WORDS = st.sampled_from(
    "The minister said “We stay,” he’d 4,000 U.S. naïve Mr. Ünal \ud800 \x00 $3 a.m. “Never” won't "
    "... end.".split(" ")
)  # fmt: skip
TEXTS = st.lists(
    st.tuples(WORDS, st.sampled_from([" ", "  ", "\n", "\n\n", "\t", "\xa0"])), min_size=1
)


def laid(*articles):
    return transcript([(article, outline(article)) for article in articles])


def arrays(told):
    listed = {name: getattr(told, name) for name in told.__slots__ if name != "vocabulary"}
    vocabulary = told.vocabulary
    return listed | {name: getattr(vocabulary, name) for name in vocabulary.__slots__}


def assert_same(one, other):
    for name, array in arrays(one).items():
        assert np.array_equal(array, arrays(other)[name]), name
        assert array.dtype == arrays(other)[name].dtype, name


def test_it_depends_on_the_articles_alone_not_on_what_was_seen_before():
    before = laid(FIRST, SECOND)
    laid(OTHERS)
    assert_same(laid(FIRST, SECOND), before)


def test_a_lexicon_that_is_begun_anew_changes_nothing(monkeypatch):
    before = laid(FIRST, SECOND)
    monkeypatch.setattr("lineage.words.transcripts._LARGE", 0)
    assert_same(laid(FIRST, SECOND), before)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_words_are_the_folded_words_of_the_told_sentences(parts):
    document = parse(Article(ArticleId("a"), "".join(map("".join, parts))))
    told = laid(document.article)
    sentences = [s for s in document.sentences if s.role in TOLD]
    expected = [list(fold(s.text).words) for s in sentences]
    edges = {edge for s in sentences for q in s.quotes for edge in (q.start, q.stop)}
    tokens = words(document.article.text)
    assume(not any(start < edge < stop for _, start, stop in tokens for edge in edges))
    assume(not any(word in JOINED.values() for of_sentence in expected for word in of_sentence))
    spelled = told.vocabulary.words(told.words)
    cuts = zip(told.sentence_starts, told.sentence_starts[1:], strict=False)
    assert [spelled[first:last] for first, last in cuts] == expected
    assert told.indexes.tolist() == [s.index for s in sentences]
    assert told.units.tolist() == [len(document.sentences)]


def test_stretches_are_those_in_and_outside_of_quotations():
    told = laid(SECOND)
    spelled = told.vocabulary.words(told.words)
    quoted = np.repeat(told.quotes, np.diff(told.stretch_starts)) > 0
    assert [word for word, q in zip(spelled, quoted, strict=True) if q] == ["nobody", "pays"]


def test_a_capital_counts_where_nothing_before_it_asks_for_one():
    told = laid(Article(ArticleId("a"), "On Monday Anna met Bob. He said: “Maybe.”"))
    spelled = told.vocabulary.words(told.words)
    capitals = {word for word, c in zip(spelled, told.capitals, strict=True) if c}
    assert capitals == {"on", "monday", "anna", "bob"}


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_an_outline_knows_how_many_words_each_unit_has(parts):
    article = Article(ArticleId("a"), "".join(map("".join, parts)))
    drawn = outline(article)
    assert list(drawn.words) == [count_words(article.text[a:b]) for a, b in drawn.units]


def test_nothing_can_be_laid_out():
    told = laid()
    assert len(told) == 0
    assert told.words.tolist() == []
    assert told.vocabulary.words(told.words) == []


def test_a_hash_of_a_word_is_the_same_everywhere():
    assert lexicon.word_hash("réel") == 0xBFACA3449EDFBFD8


@given(st.text("aZé.,’'“\"”$-()…_3\u0301ʼ"))
def test_a_word_between_marks_is_the_one_that_is_found_by_rule(piece):
    found = [match[0] for match in WORD.finditer(piece)]
    assert [token for token, _ in lexicon._tokens(piece)] == found

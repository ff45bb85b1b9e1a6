"""What several articles tell is what each tells alone, whichever transcripts hold them."""

import numpy as np
import pytest

from lineage.align.pages import Library
from lineage.model import Article, ArticleId
from lineage.text.document import outline
from lineage.words import transcript

TEXTS = (
    "He said “We will stay” on Monday. They left.",
    "The minister spoke. “Never again,” he said. Nobody listened to him.",
    "They left, the minister said.",
    "Nobody “will stay” here. He left on Monday.",
)


def told(articles):
    return transcript([(article, outline(article)) for article in articles])


def test_articles_of_several_transcripts_are_those_of_one() -> None:
    articles = [Article(ArticleId(str(n)), text) for n, text in enumerate(TEXTS)]
    whole, parts = Library([told(articles)]), Library([told(articles[:3]), told(articles[3:])])
    chosen = np.array([0, 2, 3])
    parts.pages(np.array([3]))
    one, other = whole.pages(chosen), parts.pages(chosen)
    assert len(one.sentences) == len(chosen)
    for name in ("sentences", "indexes", "positions", "sizes", "capitals", "lengths", "quotes"):
        assert getattr(one, name).tolist() == getattr(other, name).tolist(), name
    assert spelled(whole, one.words) == spelled(parts, other.words)


def test_an_article_is_the_same_beside_others() -> None:
    library = Library([told([Article(ArticleId(str(n)), text) for n, text in enumerate(TEXTS)])])
    alone, both = library.pages(np.array([2])), library.pages(np.array([1, 2]))
    start = len(both.words) - len(alone.words)
    assert alone.words.tolist() == both.words[start:].tolist()
    assert alone.positions.tolist() == pytest.approx(both.positions[-len(alone.positions) :])


def spelled(library, words):
    names = list(library.lexicon.words)
    return [names[word] for word in words.tolist()]

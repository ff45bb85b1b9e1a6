import numpy as np
import pytest

from lineage.labelled import LABELS
from lineage.model import Label, SentenceKey, Tally
from lineage.text.document import looked_over
from lineage.text.register import Register, Told


@pytest.fixture
def register(document):
    made = Register()
    made.add(
        looked_over([document("a", "He left.", "“I stay,” she said."), document("b")]).outlined()
    )
    made.add(looked_over([document("c", "Nothing else happened.")]).outlined())
    return made


def test_sentences_are_numbered_through_all_articles(register):
    keys = [SentenceKey("c", 0), SentenceKey("a", 1), SentenceKey("a", 0)]
    assert (
        register.all_sentences(keys).tolist() == [register.sentence(k) for k in keys] == [2, 1, 0]
    )
    assert (register.articles, register.sentences, register.article("c")) == (3, 3, 2)


def test_words_are_counted_as_articles_come(register, document):
    assert register.add(looked_over([document("d", "One two.", "Three.")]).outlined()) == [2, 1]
    assert [register.words(SentenceKey("c", 0)), register.words(SentenceKey("d", 1))] == [3, 1]


@pytest.mark.parametrize("key", [SentenceKey("a", 2), SentenceKey("a", -1), SentenceKey("b", 0)])
def test_a_sentence_that_is_not_there_is_refused(register, key):
    with pytest.raises(ValueError, match="is no sentence of the lineage"):
        register.sentence(key)
    with pytest.raises(ValueError, match="is no sentence of the lineage"):
        register.all_sentences([SentenceKey("a", 0), key])


def test_an_article_is_added_once(register, document):
    with pytest.raises(ValueError, match="two articles of the lineage have one id"):
        register.add(looked_over([document("a", "Another.")]).outlined())


def _places(*labels):
    return np.array([LABELS.index(label) for label in labels], np.uint8)


def test_words_are_told_by_label_and_article(register):
    told = Told(register)
    told.add(
        register.all_sentences([SentenceKey("a", 0), SentenceKey("a", 1)]),
        _places(Label.ADDED, Label.ADDED),
    )
    told.add(register.all_sentences([SentenceKey("c", 0)]), _places(Label.COPIED))
    tallies = [Tally(added=6), Tally(), Tally(copied=3)]
    assert [told.of(id_) for id_ in ("a", "b", "c")] == tallies

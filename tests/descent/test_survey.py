"""What is asked of all articles, as columns."""

from __future__ import annotations

import numpy as np
import pytest

from lineage.descent.survey import ROLES, survey
from lineage.model import Role, SentenceKey
from lineage.text.words import count_words
from lineage.work import Workspace

from .conftest import PROSE, credit


@pytest.fixture
def documents(document):
    return [
        document("b", PROSE, (Role.CREDIT, "Reuters"), outlet="Talk", named=[credit("Reuters")]),
        document("a", "One two.", published="2020-01-01T10:00:00Z"),
    ]


def test_articles_stand_in_order_of_id_and_sentences_article_by_article(documents):
    found = survey(documents)
    assert list(found.ids) == ["a", "b"] and found.firsts.tolist() == [0, 1, 3]
    texts = ["One two.", PROSE, "Reuters"]
    assert found.words.tolist() == [count_words(text) for text in texts]
    assert [ROLES[n] for n in found.roles] == [Role.BODY, Role.BODY, Role.CREDIT]
    assert found.is_told.tolist() == [True, True, False]
    assert found.owners(np.arange(3)).tolist() == [0, 1, 1]
    assert found.all_sentences([SentenceKey("b", 1)]).tolist() == [2]


def test_what_files_and_texts_declare_is_known_by_number(documents):
    found = survey(documents)
    assert found.publisher(0) is None and found.outlet_id(0) is None
    assert found.publisher(1).name == "Talk" and found.outlet_id(1) == "wire:talk"
    assert [found.date(n) for n in (0, 1)] == ["2020-01-01T10:00:00Z", None]
    assert [(n, list(by)) for n, by in found.credited()] == [(1, ["wire:reuters"])]
    assert found.find("c") is None and found.number("b") == 1


def test_a_survey_by_several_workers_is_the_same(document, tmp_path):
    many = [document(f"{n:04}", f"Number {n}.", outlet=f"O{n % 7}") for n in range(1100)]
    workspace = Workspace(tmp_path / "w", 2)
    here, there = survey(many), survey(many, workspace)
    workspace.close()
    assert here.words.tolist() == there.words.tolist()
    assert [here.publisher(n) for n in range(1100)] == [there.publisher(n) for n in range(1100)]


def test_two_articles_with_one_id_are_refused(document):
    with pytest.raises(ValueError, match="one id"):
        survey([document("a", "One."), document("a", "Two.")])

"""What a text would be known by elsewhere: its rarest words in a row, of what tells the story."""

import pytest

from lineage.model import Role
from lineage.text.phrases import SPEECH_SHARE, phrases, rare_words
from lineage.text.words import count_words

LONG = (
    "Speaking at a meeting of the allies in Brussels on Wednesday, Hegseth delivered the bluntest "
    "statement yet on the peacekeepers whom Zelensky had asked for in Kursk."
)


def texts(document):
    return [phrase.text for phrase in phrases(document)]


def test_a_sentence_is_known_by_several_phrases_of_five_words_in_its_own_order(document):
    found = texts(document("a", LONG))
    assert len(found) == 3
    places = [LONG.index(text) for text in found]
    assert places == sorted(places)
    assert [count_words(text) for text in found] == [5, 5, 5]


def test_phrases_do_not_overlap_and_hold_the_rarest_words(document):
    found = texts(document("a", LONG))
    ends = [LONG.index(text) + len(text) for text in found]
    assert all(end <= LONG.index(text) for end, text in zip(ends, found[1:], strict=False))
    assert "Hegseth" in found[1]
    assert "Zelensky" in found[2]


def test_a_longer_sentence_has_more_of_them(document):
    longer = f"{LONG.rstrip('.')}, while the harbour master kept his ledgers in herring barrels."
    assert len(texts(document("a", longer))) == 5


@pytest.mark.parametrize(
    ("headline", "found"),
    [
        ("Putin rejects truce", ["Putin rejects truce"]),
        ("Putin rejects", []),
        ("", []),
        ("¿ … !", []),
    ],
)
def test_a_headline_of_three_words_is_a_phrase_of_its_own(headline, found, document):
    assert texts(document("a", headline)) == found


def test_only_what_tells_the_story_is_looked_for(document):
    page = document("a", (Role.CREDIT, LONG), (Role.FURNITURE, LONG), (Role.BYLINE, LONG))
    assert texts(page) == []
    assert rare_words(page, 9) == []


def test_a_phrase_that_comes_twice_is_looked_for_once(document):
    assert texts(document("a", LONG, LONG)) == texts(document("a", LONG))


def test_quoted_words_weigh_a_quarter(document):
    (told,) = phrases(document("a", "Chasing this illusionary goal prolongs"))
    (quoted,) = phrases(document("a", "“Chasing this illusionary goal prolongs”"))
    assert quoted.bits == pytest.approx(SPEECH_SHARE * told.bits)


def test_own_prose_is_chosen_before_speech_as_rare(document):
    speech = "“illusionary peacekeepers bluntest Kursk Zelensky”"
    found = phrases(document("a", f"{speech} said Lowestoft harbour master counting herrings."))
    rarest = max(found, key=lambda phrase: phrase.bits)
    assert rarest.text == "Lowestoft harbour master counting herrings"


def test_rare_words_come_rarest_first_each_stem_once_without_numbers(document):
    found = rare_words(document("a", "Peacekeepers and a peacekeeper met 4,000 of Qxzzy's men."), 9)
    assert [word.text for word in found[:2]] == ["Qxzzy's", "Peacekeepers"]
    assert not {"peacekeeper", "4,000", "and"} & {word.text for word in found}


def test_no_more_rare_words_than_asked_for(document):
    assert len(rare_words(document("a", LONG), 3)) == 3

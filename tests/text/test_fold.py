"""What house styles choose freely is folded away; the span still points at what was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.text.fold import fold
from lineage.text.words import count_words, words

SAME = """\
colour labour neighbours favourite behaviour = color labor neighbors favorite behavior
organisation organised realise = organization organized realize
centre theatre metres fibre = center theater meters fiber
defence licence analyse programme = defense license analyze program
travelled cancelled modelling = traveled canceled modeling
towards whilst amongst = toward while among
Kiev = Kyiv
Zelenskyy Zelenskiy = Zelensky Zelensky
won’t can’t cannot = will not can not can not
he'd they’ll I'm you're we've = he would they will I am you are we have
isn’t = is not
Ukraine’s = Ukraine
Mr Lammy = Lammy
Dr. Bee, Ms Dee and Sir Cy = Bee Dee and Cy
U.S. USA U.S.A. = US US US
the United States = the U.S.
the United Nations and the United Kingdom = the UN and the U.K.
N.A.T.O. Nato = NATO NATO
a.m. = am
5 per cent = 5%
5pct = 5 percent
two twenty ninety = 2 20 90
1,000,000 = 1000000
José café naïve = Jose cafe naive
Jose\u0301 nai\u0308ve = José naïve
Straße ﬁnance = strasse finance
“unrealistic” — ‘plan’ = "unrealistic" - 'plan'
e-mail = e mail
""".splitlines()


@pytest.mark.parametrize("line", SAME)
def test_folds_alike(line):
    left, right = line.split(" = ")
    assert fold(left).words == fold(right).words


@pytest.mark.parametrize(
    "word", ["advised", "promised", "exercise", "surprise", "hours", "flour", "us", "one"]
)
def test_folds_to_itself(word):
    assert fold(word).words == (word,)


def test_the_country_is_not_the_pronoun():
    assert fold("US us").words == ("u.s.", "us")


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Mr Lammy won’t pay 4,000", "lammy:Lammy will:won’t not:won’t pay:pay 4000:4,000"),
        ("in the United States.", "in:in the:the u.s.:United_States"),
        ("Ten per cent fell", "10:Ten percent:per_cent fell:fell"),
    ],
)
def test_every_folded_word_points_at_what_it_stands_for(text, pairs):
    folded = fold(text)
    spans = zip(folded.starts, folded.stops, strict=True)
    written = [text[a:b].replace(" ", "_") for a, b in spans]
    assert " ".join(map(":".join, zip(folded.words, written, strict=True))) == pairs


def test_offsets_are_those_of_the_whole_text():
    text = "Aside. Kiev fell. Aside."
    folded = fold(text, 7, 17)
    assert [text[a:b] for a, b in zip(folded.starts, folded.stops, strict=True)] == ["Kiev", "fell"]


def test_words_are_counted_as_they_are_found():
    text = "The U.S. won’t pay £4,000.50 (5%) for e-mail at 12:55."
    assert count_words(text) == len(list(words(text))) == 13


@given(st.text())
def test_any_text_folds_and_its_spans_are_in_order(text):
    folded = fold(text)
    spans = list(zip(folded.starts, folded.stops, strict=True))
    assert len(spans) == len(folded.words)
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert spans == sorted(spans)


@given(st.text(alphabet="ndt's’ lveméˈ", max_size=12) | st.text())
def test_no_folded_word_is_empty(text):
    assert all(fold(text).words)


def test_a_contraction_cut_off_from_its_verb_is_its_meaning():
    assert fold("do n't").words == ("do", "not")

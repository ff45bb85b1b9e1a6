"""A sentence's own words as rows of numbers are those that are folded one by one."""

from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from lineage.descent.wording import GAP, NUMBER, PLAIN, spans, worded
from lineage.text.fold import fold
from lineage.words.lexicon import word_hash

WORDS = st.sampled_from(
    "per cent Per United States nations Mr Mrs won't can't two Two 4,000 Kyiv the colour % 3.0 né"
    "e — ministers said".split()
)
TEXTS = st.lists(WORDS, max_size=12).map(" ".join)


@st.composite
def quoted(draw):
    text = draw(TEXTS)
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    return text, tuple(zip(edges[::2], edges[1::2], strict=False))


def slowly(text, quotes):
    """Hash, whether plain, whether a number, of each place."""
    at, found = 0, []
    for start, stop in (*quotes, (len(text), len(text))):
        folded = fold(text, at, start)
        for word, begin in zip(folded.words, folded.starts, strict=True):
            found.append((word_hash(word), not text[begin].isupper(), word[:1].isdigit()))
        if folded.words:
            found.append((GAP, False, False))
        at = stop
    return found


@given(st.lists(quoted(), min_size=1, max_size=4))
def test_places_are_the_folded_words_outside_quotations(sentences):
    places, sizes = worded(sentences)
    expected = [slowly(*sentence) for sentence in sentences]
    assert sizes.tolist() == [len(found) for found in expected]
    kinds = places["kind"].tolist()
    found = zip(places["word"].tolist(), kinds, strict=True)
    assert [(w, bool(k & PLAIN), bool(k & NUMBER)) for w, k in found] == list(
        chain.from_iterable(expected)
    )
    assert all(not q for q, k in zip(places["quarters"], kinds, strict=True) if not k & PLAIN)


@given(quoted())
def test_spans_are_those_of_the_places(sentence):
    starts, stops = spans(*sentence)
    assert len(starts) == len(stops) == len(slowly(*sentence))


def test_a_word_of_two_is_plain_as_its_first_is():
    places, _ = worded([("per Cent and Per cent", ())])
    assert [bool(kind & PLAIN) for kind in places["kind"]] == [True, True, False, False]


def test_rare_words_are_worth_more_than_common_ones():
    places, _ = worded([("the photosynthesis", ())])
    common, rare, _ = places["quarters"].tolist()
    assert common == 0 < rare

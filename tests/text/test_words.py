"""What a word is."""

import re

from hypothesis import given
from hypothesis import strategies as st

from lineage.text.words import WORD

WITHOUT_SHORT_CUTS = re.compile(
    r"(?:[^\W\d_]\.){2,}"
    r"|\d+(?:[.,:]\d+)*"
    r"|[^\W\d_]+(?:(?:[\u0300-\u036f]+['’ʼ‘]?|['’ʼ‘])[^\W\d_]+)*[\u0300-\u036f]*"
    r"|[%$£€]"
)


def spans(pattern, text, *cut):
    return [match.span() for match in pattern.finditer(text, *cut)]


@given(st.text(st.sampled_from("aZé.'’ʼ‘\u0301&(_-0,: %€\n中²")), st.integers(0, 9))
def test_short_cuts_find_the_same_words(text, start):
    assert spans(WORD, text, start) == spans(WITHOUT_SHORT_CUTS, text, start)
    assert spans(WORD, text, 0, start) == spans(WITHOUT_SHORT_CUTS, text, 0, start)


def test_short_cuts_find_the_same_words_beside_every_character():
    every = "ab".join(map(chr, range(0x3000)))
    assert spans(WORD, every) == spans(WITHOUT_SHORT_CUTS, every)

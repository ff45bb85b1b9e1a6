from hypothesis import example, given, settings
from hypothesis import strategies as st

from lineage.text.counting import count_each
from lineage.text.words import count_words

nasty = st.text(st.sampled_from("aBé²٣Ⅷ1 .,:'’ʼ‘\u0301\u0345_-%$£€\n“”\0\ud800😀"), max_size=12)


@settings(max_examples=2000)
@given(st.lists(nasty | st.text(max_size=8), max_size=8))
@example(["U.S. Army", "U.S.A", "a.b.c", "O’a.b.c.", "4.b.c.", "e\u0301.a.b."])
@example(["won’t", "e\u0301\u0301’s", "a’\u0301b", "\u0301a", "a\u0301", "a’", "’a", "''a'b''"])
@example(["1.2,3:4", "1..2", ".1", "1.", "12a3", "5%", "$4.50", "a_b", ""])
def test_many_texts_are_counted_as_each_would_be_alone(texts):
    assert count_each(texts).tolist() == [count_words(text) for text in texts]

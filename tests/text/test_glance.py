"""A glance at a unit suspects whatever a slow look finds."""

from hypothesis import given
from hypothesis import strategies as st

from lineage.text import captions, furniture, signs
from lineage.text.captions import is_caption
from lineage.text.furniture import is_furniture
from lineage.text.glance import CAPTION, CREDIT, FURNITURE, OPEN, looks
from lineage.text.signs import may_hold_credit
from tests.text.test_furniture import FORMS

WORDS = st.sampled_from(
    "The This In For By AP Reuters image caption File photo: said the council met Read more of "
    "story. (AP) • “The — Tags and".split(" ")
)
HINTS = st.sampled_from((*signs.HINTS, *furniture.HINTS, *captions.HINTS, *signs.SIGNATURES))
SENTENCES = st.lists(WORDS | HINTS, min_size=1, max_size=12).map(" ".join)


def look(words):
    return looks(words, [(0, len(words))], [words])[0]


def test_a_plain_sentence_is_suspected_of_nothing():
    assert look("He told the council that the harbour would be closed for a year.") == 0


def test_a_line_without_a_mark_at_its_end_is_open():
    assert look("Council closes harbour") == OPEN
    assert look("He said: “The harbour is closed.”") == 0


@given(SENTENCES)
def test_what_may_hold_a_credit_is_known_exactly(words):
    assert bool(look(words) & CREDIT) is may_hold_credit(words)


@given(SENTENCES | FORMS.flatmap(st.from_regex))
def test_furniture_and_captions_are_suspected(words):
    words = words.strip() or "none"
    assert look(words) & FURNITURE or not is_furniture(words)
    assert look(words) & CAPTION or not is_caption(words)


def test_what_a_unit_holds_is_its_own():
    words = "He met them. It first appeared here."
    assert looks(words, [(0, 12), (13, 36)], [words[:12], words[13:]]) == [0, CREDIT]

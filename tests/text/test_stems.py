import pytest

from lineage.text.stems import NUMBER_BITS, UNSEEN_BITS, stem, stem_bits, stems_of


@pytest.mark.parametrize(
    "words", ["organize organizes organized organizing", "border borders", "say says", "4000 4000"]
)
def test_forms_of_a_word_share_a_stem(words):
    assert len(set(map(stem, words.split()))) == 1


def test_what_is_no_word_is_its_own_stem():
    assert [stem(token) for token in ("u.s.", "4,000s", "")] == ["u.s.", "4,000s", ""]


def test_a_rare_stem_says_more_than_a_common_one():
    assert stem_bits(stem("said")) < stem_bits(stem("ukraine")) < stem_bits("xyzzyq") == UNSEEN_BITS


def test_a_number_says_less_than_a_rare_name():
    assert stem_bits("2014") == NUMBER_BITS < UNSEEN_BITS


def test_many_are_stemmed_as_one_by_one():
    words = ["ministers", "u.s.", "2014", "", "running", "élysées"]
    assert stems_of(words) == list(map(stem, words))

from lineage.text.equivalents import groups
from lineage.text.stems import stem


def test_a_capital_stands_for_its_country():
    assert set(groups(stem("kyiv"))) & set(groups(stem("ukrainian")))


def test_two_countries_share_no_group():
    assert not set(groups(stem("kyiv"))) & set(groups(stem("moscow")))


def test_most_words_stand_for_no_other():
    assert groups("xyzzyq") == ()

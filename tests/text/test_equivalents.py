from importlib.resources import files

from lineage.text.equivalents import groups
from lineage.text.fold import fold
from lineage.text.stems import stem


def test_a_capital_stands_for_its_country():
    assert set(groups(stem("kyiv"))) & set(groups(stem("ukrainian")))


def test_two_countries_share_no_group():
    assert not set(groups(stem("kyiv"))) & set(groups(stem("moscow")))


def test_most_words_stand_for_no_other():
    assert groups("xyzzyq") == ()


def test_every_group_has_two_members_at_least():
    text = (files("lineage") / "data" / "equivalents.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    lonely = [line for line in lines if len({stem(word) for word in fold(line).words}) < 2]
    assert not lonely

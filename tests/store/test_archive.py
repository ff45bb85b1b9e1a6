import pytest

from lineage.store import save
from lineage.store.archive import Archive


@pytest.fixture
def archive(borders_lineage, tmp_path):
    save(borders_lineage, tmp_path / "x.wl")
    opened = Archive(tmp_path / "x.wl")
    yield opened
    opened.close()


def test_readings_are_the_sentences_that_carry_a_passage(archive):
    assert [(article, index, text[:21]) for article, index, _, text in archive.readings(0, 9)] == [
        (0, 2, "Speaking in Brussels,"),
        (1, 1, "Speaking in Brussels,"),
    ]


def test_readings_name_the_outlet_or_else_the_article(archive):
    assert [outlet for _, _, outlet, _ in archive.readings(0, 9)] == ["Anewz", "standard"]


def test_no_more_readings_than_asked_for(archive):
    assert len(archive.readings(0, 1)) == 1

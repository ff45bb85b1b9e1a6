"""Names of sources that a check passes over."""

from contextlib import closing

import pytest

from lineage.store import save
from lineage.store.ignored import Ignored
from lineage.store.lineage_file import connect


@pytest.mark.parametrize(
    "name", ["AP", "Associated Press", "associated press", "The Associated Press"]
)
def test_an_outlet_is_meant_however_it_is_written(name):
    assert Ignored([name])("a", "Associated Press")


def test_an_id_means_that_article_alone():
    is_ignored = Ignored(["a17"])
    assert is_ignored("a17", None)
    assert not is_ignored("a18", None)
    assert not is_ignored("a18", "Globe")


@pytest.mark.parametrize("names", [[], [""], [" "]])
def test_no_name_ignores_nothing(names):
    assert not Ignored(names)("a", None)
    assert not Ignored(names)("a", "Globe")


def test_names_that_the_store_does_not_have_are_told(borders_lineage, tmp_path):
    save(borders_lineage, tmp_path / "x.wl")
    names = ["ANEWZ", "standard", "reuters", "Anews", "17"]
    with closing(connect(tmp_path / "x.wl")) as file:
        assert Ignored(names).unknown(file) == ["Anews", "17"]

import pytest

from lineage.text.agencies import source_meant


@pytest.mark.parametrize(
    ("typed", "name"),
    [("ap", "Associated Press"), ("afp", "Agence France-Presse"), ("thomson  REUTERS", "Reuters")],
)
def test_a_typed_name_means_its_source_however_it_is_capitalised(typed, name):
    found = source_meant(typed)
    assert found is not None and found.name == name


def test_an_unknown_name_means_no_source():
    assert source_meant("nobody at all") is None

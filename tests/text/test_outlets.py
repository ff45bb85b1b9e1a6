from __future__ import annotations

import pytest

from lineage.text.outlets import outlet


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Fox Online News", "Fox News"),
        ("CNN (Web News)", "CNN"),
        ("New York Times - News", "The New York Times"),
        ("www.reuters.com", "Reuters"),
        ("AP News", "Associated Press"),
        ("Reuters UK", "Reuters"),
        ("Overt Defense", "Overt Defense"),
        ("", None),
    ],
)
def test_an_outlet_is_known_under_its_spellings(article, written, name):
    found = outlet(article(outlet=written))
    assert (found.name if found else None) == name


def test_an_address_tells_the_outlet_where_nothing_else_does(article):
    assert outlet(article(url="https://www.reuters.com/x")).name == "Reuters"
    assert outlet(article()) is None

"""A piece is what stands between blanks, without a comma or a full stop after a word."""

import pytest

from lineage.words.pieces import pieces_of


def said(found):
    cuts = zip(found.starts, found.stops, strict=True)
    return [found.raw[start:stop].decode() for start, stop in cuts]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("They spoke, he said.", ["They", "spoke", "he", "said"]),
        ("The U.S. paid 4,000. By 5 p.m.", ["The", "U.S.", "paid", "4,000.", "By", "5", "p.m."]),
        ("A. B, said... “Ünalü.”", ["A.", "B,", "said...", "“Ünalü.”"]),
        ("  ", []),
    ],
)
def test_pieces(text, pieces):
    assert said(pieces_of([text])) == pieces


def test_texts_are_apart():
    found = pieces_of(["He", "", "said so."])
    assert said(found) == ["He", "said", "so"]
    assert found.breaks.tolist() == [0, 1, 1, 3]


def test_a_full_stop_or_an_opening_mark_asks_for_a_capital_after_one_blank():
    found = pieces_of(["end. Then “ This said” so.  Then"])
    assert found.asked([False]).tolist() == [False, True, False, True, False, False, False]

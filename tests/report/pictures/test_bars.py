"""Bars of shares and of credit: as long as their twins say."""

from __future__ import annotations

import pytest

from lineage.model import Outlet, Tally
from lineage.report.pictures.credit_gap import credit_gap
from lineage.report.pictures.shares import LENGTH, TOLD, shares
from lineage.report.view import view

TALLY = Tally(copied=10, edited=20, paraphrased=30, quoted=15, added=25, credit=7, furniture=9)


@pytest.fixture
def of_outlets(lineage_of):
    return lambda *outlets: view(lineage_of(outlets=outlets))


def outlet(name, carried=0, uncredited=0, tally=TALLY):
    return Outlet(name, 1, tally, carried, uncredited, 0, None)


def test_parts_are_as_long_as_the_shares_of_the_twin(of_outlets, drawn):
    made = shares(of_outlets(outlet("Anewz")))
    assert made.table.rows == (("Anewz", 1, 100, 0.1, 0.2, 0.3, 0.15, 0.25),)
    seen = drawn(made)
    for label, share in zip(TOLD, made.table.rows[0][3:], strict=True):
        assert seen.widths(label.value) == [pytest.approx(LENGTH * share)]


def test_credit_lines_and_furniture_are_no_words_of_a_story(of_outlets, drawn):
    seen = drawn(shares(of_outlets(outlet("Anewz"))))
    assert not seen.all("rect", "credit") + seen.all("rect", "furniture")


def test_every_part_that_has_room_has_its_letter(of_outlets, drawn):
    seen = drawn(shares(of_outlets(outlet("Anewz"))))
    assert [seen.words(f"{label.value}-ink") for label in TOLD] == [[x] * 2 for x in "CEPQN"]


def test_outlets_beyond_the_twentieth_are_one_bar(crowd, drawn):
    made = shares(view(crowd))
    assert len(made.table.rows) == 21
    assert made.table.rows[-1][:3] == ("… and 120 more outlets", 240, 12_000)
    assert "… and 120 more outlets" in drawn(made).words()
    assert sum(row[2] for row in made.table.rows) == 14_000


def test_credited_and_uncredited_words_are_on_one_scale(of_outlets, drawn):
    made = credit_gap(of_outlets(outlet("a", 40, 10), outlet("b", 20, 20), outlet("c")))
    assert made.table.rows == (("a", 40, 30, 10, 0.25), ("b", 20, 0, 20, 1.0))
    seen = drawn(made)
    (filled,), (first, second) = seen.widths("solid"), seen.widths("hollow")
    assert filled == pytest.approx(3 * first)
    assert second == pytest.approx(2 * first)
    assert "no credit found: 10 of 40 (25 %)" in seen.words()


def test_what_is_not_credited_is_called_no_credit_found(of_outlets, drawn):
    made = credit_gap(of_outlets(outlet("a", 40, 10)))
    assert "no credit found" in drawn(made).words()
    assert "no credit found" in made.reading


def test_no_words_of_wires_are_left_out_of_the_credit_gap(crowd):
    rows = credit_gap(view(crowd)).table.rows
    assert sum(row[1] for row in rows) == sum(o.carried_words for o in crowd.outlets)
    assert sum(row[3] for row in rows) == sum(o.uncredited_words for o in crowd.outlets)

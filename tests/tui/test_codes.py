from hypothesis import given
from hypothesis import strategies as st

from tui.codes import LONGEST, SHORTEST, codes


def test_initials_else_first_letters_else_others():
    assert codes(["Anewz", "The Hill", "Another", "The Herald"]) == ["AN", "TH", "ANO", "THE"]


def test_one_name_many_times_is_numbered():
    assert codes(["Vox"] * 5) == ["VO", "VOX", "VX", "VOX1", "VOX2"]


def test_a_name_without_letters_has_a_code():
    assert codes(["[/", "\x1b\0", "\u202e"]) == ["X1", "X2", "X3"]


@given(st.lists(st.text(max_size=12), max_size=60))
def test_codes_are_short_and_all_different(names):
    found = codes(names)
    assert len(set(found)) == len(names)
    assert all(SHORTEST <= len(code) <= LONGEST and code.isalnum() for code in found)


def test_thousands_of_outlets_have_codes():
    found = codes([f"Outlet {n}" for n in range(3_000)])
    assert len(set(found)) == 3_000
    assert max(map(len, found)) <= LONGEST

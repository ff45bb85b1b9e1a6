from hypothesis import given
from hypothesis import strategies as st

from tui.paged import PAGE, Paged


@given(st.integers(0, 500), st.data())
def test_rows_are_those_of_their_numbers(size, data):
    numbers = data.draw(st.permutations(range(size)))
    rows = Paged(numbers, lambda some: [n * 2 for n in some])
    assert len(rows) == size
    for at in data.draw(st.lists(st.integers(0, size - 1), max_size=20)) if size else ():
        assert rows[at] == numbers[at] * 2
    assert list(rows[:]) == [n * 2 for n in numbers]


def test_a_page_is_fetched_once_and_only_when_it_is_seen():
    asked = []
    rows = Paged(range(1000), lambda some: asked.append(list(some)) or list(some))
    assert [rows[PAGE], rows[PAGE + 1], rows[PAGE]] == [PAGE, PAGE + 1, PAGE]
    assert asked == [list(range(PAGE, 2 * PAGE))]
    rows.forget()
    assert rows[PAGE] == PAGE
    assert len(asked) == 2


def test_pages_that_were_seen_long_ago_are_let_go():
    asked = []
    rows = Paged(range(100_000), lambda some: asked.append(1) or list(some))
    for at in range(0, 100_000, PAGE):
        assert rows[at] == at
    assert len(rows._pages) < 100

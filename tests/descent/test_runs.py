"""Runs of words in common, and what they explain, found for all links at once, are those that are
found link by link."""

from itertools import chain

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from lineage.descent.background import Explained, without_background
from lineage.descent.dates import BEYOND_DOUBT, Dates
from lineage.descent.marks import RUN_QUARTERS, Marked, marks, united, worth_of
from lineage.descent.own_words import Words
from lineage.descent.runs import in_common

GAP = 0
SENTENCES = st.lists(
    st.lists(st.integers(0, 3), max_size=12).map(lambda s: [*s, GAP] if s else s),
    min_size=1,
    max_size=5,
)
LINKS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=8)


def words_of(sentences, quarters=40):
    flat = np.array([*chain.from_iterable(sentences)], np.uint64)
    firsts = np.cumsum([0, *map(len, sentences)])
    before = np.append(0, np.cumsum(np.where(flat == GAP, 0, quarters)))
    return Words(firsts, flat, np.zeros(len(flat), np.bool_), before, before)


def threes(sentence):
    grams = zip(sentence, sentence[1:], sentence[2:], strict=False)
    return [None if GAP in gram else gram for gram in grams]


def runs_of(mine, theirs):
    there = set(threes(theirs)) - {None}
    shared = [gram in there for gram in threes(mine)]
    found = []
    for at, is_shared in enumerate(shared):
        if is_shared and (at == 0 or not shared[at - 1]):
            stop = next((n for n in range(at, len(shared)) if not shared[n]), len(shared))
            found.append((at, stop + 2))
    return found


def columns(links, count):
    pairs = [(a % count, b % count) for a, b in links]
    return tuple(np.array([pair[side] for pair in pairs], np.int64) for side in (0, 1))


@given(SENTENCES, LINKS)
def test_runs_are_those_of_each_link(sentences, links):
    words = words_of(sentences)
    one, other = columns(links, len(sentences))
    for found, mine, theirs in zip(
        in_common(words, one, other), (one, other), (other, one), strict=True
    ):
        base = words.firsts[mine[found.links]]
        rows = zip(
            found.links.tolist(),
            (found.starts - base).tolist(),
            (found.stops - base).tolist(),
            strict=True,
        )
        assert list(rows) == [
            (link, *run)
            for link, (m, t) in enumerate(zip(mine.tolist(), theirs.tolist(), strict=True))
            for run in runs_of(sentences[m], sentences[t])
        ]


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 30), st.integers(1, 9)), max_size=12))
def test_runs_that_meet_are_one(given_runs):
    rows = sorted(given_runs)
    of, starts, sizes = (np.array([row[k] for row in rows], np.int64) for k in range(3))
    found = zip(*(column.tolist() for column in united(of, starts, starts + sizes)), strict=True)
    painted = {(s, at) for s, start, size in rows for at in range(start, start + size)}
    made = list(found)
    assert {(s, at) for s, start, stop in made for at in range(start, stop)} == painted
    assert all((s, stop) not in painted for s, _, stop in made)


def test_a_pointer_is_paid_for_every_run():
    words = words_of([[1, 1, 2, 2, 3, GAP]], quarters=RUN_QUARTERS // 2)
    starts, stops = np.array([0, 0, 0]), np.array([1, 2, 5])
    assert (worth_of(words, starts, stops) * 2 / RUN_QUARTERS).tolist() == [0, 0, 3]


def test_marks_stand_pair_by_pair_the_first_article_before_the_second():
    words = words_of([[1, 2, 3, 1, GAP], [1, 2, 3, 1, GAP]])
    pairs, zero, one = np.array([1]), np.array([0]), np.array([1])
    of_a = Marked(pairs, zero + 7, zero, zero, zero + 4)
    of_b = Marked(pairs, zero + 9, zero + 5, zero + 5, zero + 8)
    found = marks(words, of_a, of_b, 2)
    assert found.ends.tolist() == [0, 0, 0, 1, 2]
    assert found.indexes.tolist() == [7, 9]
    assert list(zip(found.starts, found.stops, strict=True)) == [(0, 4), (0, 3)]
    assert found.worth().tolist() == [[0, 0], [160 - RUN_QUARTERS, 120 - RUN_QUARTERS]]
    assert found.chosen(one).indexes.tolist() == [7, 9]


HOURS = st.one_of(st.none(), st.integers(0, 120))
RUNS = st.dictionaries(
    st.tuples(st.integers(1, 3), st.integers(0, 1)),
    st.tuples(st.integers(0, 8), st.integers(1, 6)),
    min_size=1,
)
"""By parent and sentence of the child: where a run begins, and how many words it has."""


def dated(hours):
    return None if hours is None else f"2024-05-{1 + hours // 24:02}T{hours % 24:02}:00:00Z"


@given(st.lists(HOURS, min_size=4, max_size=4), RUNS)
def test_background_is_what_stands_in_an_article_days_older_than_both(hours, given_runs):
    marked = sorted(given_runs)
    words = words_of([[1] * 14 + [GAP]] * 2)
    parents, rows = np.array(marked, np.int64).T
    starts, sizes = np.array([given_runs[each] for each in marked], np.int64).T
    firsts = words.firsts[rows]
    given_marks = Explained(
        np.zeros_like(parents),
        parents,
        rows,
        worth_of(words, firsts + starts, firsts + starts + sizes),
        np.arange(len(marked) + 1),
        starts,
        starts + sizes,
    )
    found = without_background(given_marks, Dates([*map(dated, hours)]), words, rows)
    assert (found.parent.tolist(), found.rows.tolist()) == (parents.tolist(), rows.tolist())
    days = BEYOND_DOUBT.total_seconds() / 3600
    painted = {each: {*range(at, at + size)} for each, (at, size) in given_runs.items()}
    for mark, (parent, row) in enumerate(marked):
        kept = set(painted[parent, row])
        if hours[0] is not None and hours[parent] is not None:
            first = min(hours[0], hours[parent])
            for other, its_row in marked:
                is_dated = its_row == row and hours[other] is not None
                if is_dated and first - hours[other] >= days:
                    kept -= painted[other, row]
        part = slice(*found.runs[mark : mark + 2].tolist())
        runs = zip(found.starts[part].tolist(), found.stops[part].tolist(), strict=True)
        assert {at for start, stop in runs for at in range(start, stop)} == kept
        assert found.quarters[mark] == worth_of(words, found.starts[part], found.stops[part]).sum()

"""Signatures are datasketch's own."""

import subprocess
import sys

import numpy as np
import pytest
from datasketch import MinHash
from hypothesis import given
from hypothesis import strategies as st

from lineage.match.kernel import EMPTY, minima, mix, permutations, signatures
from lineage.match.sketch import ArticleIndex, lean_minhash, minhash
from lineage.model import ArticleId


def test_permutations_are_those_of_datasketch() -> None:
    theirs = MinHash(num_perm=128, scheme="affine32").permutations
    for ours, expected in zip(permutations(128), theirs, strict=True):
        assert np.array_equal(ours, expected)


@pytest.mark.parametrize("count", [16, 128])
def test_values_are_those_of_datasketch(count: int) -> None:
    draw = np.random.RandomState(7)
    sizes = [0, 1, 5, 0, 400, 40_000, 3, 0]
    hashes = draw.randint(0, 1 << 32, sum(sizes), dtype=np.uint32)
    starts = np.concatenate(([0], np.cumsum(sizes)))
    rows = signatures(hashes, starts, count)
    for row, start, stop in zip(rows, starts[:-1], starts[1:], strict=True):
        theirs = MinHash(num_perm=count, scheme="affine32", hashfunc=int)
        theirs.update_batch(hashes[start:stop])
        assert np.array_equal(row, theirs.hashvalues)


def test_an_empty_set_has_the_empty_signature() -> None:
    rows = signatures(np.zeros(0, np.uint32), np.zeros(3, np.int64), 8)
    assert rows.shape == (2, 8)
    assert (rows == EMPTY).all()


def test_rows_are_sketches_that_datasketch_compares() -> None:
    hashes = np.arange(150, dtype=np.uint32)
    rows = signatures(np.concatenate((hashes[:100], hashes[50:])), np.array([0, 100, 200]), 256)
    estimate = minhash(rows[0]).jaccard(minhash(rows[1]))
    assert estimate == lean_minhash(rows[0]).jaccard(lean_minhash(rows[1]))
    assert estimate == pytest.approx(1 / 3, abs=0.12)


def test_the_index_finds_what_is_much_the_same() -> None:
    draw = np.random.RandomState(1)
    sets = draw.randint(0, 1 << 32, (3, 200), dtype=np.uint32)
    nearly = np.append(sets[0][:190], sets[1][:10])
    rows = signatures(np.concatenate((*sets, nearly)), np.arange(5) * 200, 128)
    index = ArticleIndex()
    index.add([ArticleId(name) for name in "cba"], rows[:3])
    index.add([ArticleId("c")], rows[3:])
    assert index.sharing(rows[3:]) == [["c"]]
    stored = index.signatures([ArticleId(name) for name in "bxc"])
    assert list(stored) == ["b", "c"]
    assert np.array_equal(list(stored.values()), rows[[1, 0]])
    assert "a" in index
    assert len(index) == 3


def test_matching_does_not_import_datasketch_or_scipy() -> None:
    code = (
        "import sys; from lineage.match import find_candidates; import lineage.match.sketch\n"
        "from lineage.options import MatchOptions; from lineage.model import Article\n"
        "from lineage.text.document import parse\n"
        "find_candidates([parse(Article(n, 'One two three four five six.')) for n in 'ab'],"
        " MatchOptions())\n"
        "assert not {'datasketch', 'scipy'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@given(st.lists(st.lists(st.integers(0, 2**32 - 1), max_size=150), max_size=30))
def test_sets_of_one_length_side_by_side_have_the_same_values(sets):
    hashes = np.array([h for one in sets for h in one], np.uint32)
    starts = np.cumsum([0, *map(len, sets)])
    rows = np.full((len(sets), 16), EMPTY)
    for chosen, values in minima(mix(hashes), starts, 16):
        rows[chosen] = values.T
    assert np.array_equal(rows, signatures(hashes, starts, 16))

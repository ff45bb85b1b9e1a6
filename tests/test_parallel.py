"""Work in parts, in one process or in several."""

from itertools import chain

import pytest

from lineage.parallel import in_order


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("count", [0, 1, 700, 3000])
def test_every_number_is_worked_on_once_and_in_order(count, jobs):
    done = []
    found = in_order(lambda n, part: [(n, k) for k in part], count, jobs, done.append)
    numbered = list(chain.from_iterable(found))
    assert [k for _, k in numbered] == list(range(count))
    assert sorted({n for n, _ in numbered}) == list(range(len(done)))
    assert not count or done[-1] == count

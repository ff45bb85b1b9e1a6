"""The first alike one that leads, as the slow obvious way finds it."""

import numpy as np
import pytest

from lineage.match import buckets
from lineage.match.bands import band_keys
from lineage.match.buckets import BANDS, ROWS, Buckets
from lineage.match.kernel import signatures
from lineage.match.leaders import Leaders


def family_sketches(count, seed, families=40, size=100):
    """Sets that have more or less of their family's elements."""
    draw = np.random.RandomState(seed)
    kin = draw.randint(0, 1 << 32, (families, size), dtype=np.uint32)
    sets = []
    for _ in range(count):
        own = kin[draw.randint(families)].copy()
        changed = draw.randint(0, size // 4)
        own[:changed] = draw.randint(0, 1 << 32, changed, dtype=np.uint32)
        sets.append(own)
    starts = np.arange(count + 1) * size
    return signatures(np.concatenate(sets), starts, 128)


def slow_leaders(sketches, threshold):
    """(leader, score) of each row, one by one."""
    led, out = [], []
    for row, sketch in enumerate(sketches):
        scores = (sketches[led] == sketch).mean(axis=1)
        if led and scores.max() >= threshold:
            best = int(scores.argmax())
            out.append((led[best], float(scores[best])))
        else:
            led.append(row)
            out.append((row, 1.0))
    return out


@pytest.mark.parametrize("batch", [1, 7, 64, 1000])
@pytest.mark.parametrize("threshold", [0.7, 0.8, 0.95])
def test_leaders_are_those_of_the_slow_way(batch, threshold):
    sketches = family_sketches(300, 3)
    leaders = Leaders(threshold)
    rows = leaders.add(sketches)
    for at in range(0, len(rows), batch):
        leaders.settle(rows[at : at + batch])
    found = list(zip(leaders.leader[rows].tolist(), leaders.score[rows].tolist(), strict=True))
    assert found == slow_leaders(sketches, threshold)
    assert len({leader for leader, _ in found}) > 40


def test_leaders_outgrow_their_tables():
    sketches = family_sketches(3000, 5, families=2500)
    leaders = Leaders(0.8)
    for at in range(0, 3000, 512):
        leaders.settle(leaders.add(sketches[at : at + 512]))
    expected = slow_leaders(sketches, 0.8)
    assert leaders.leader[:3000].tolist() == [leader for leader, _ in expected]


def test_empty_signatures_lead_alone():
    leaders = Leaders(0.8)
    rows = leaders.add(signatures(np.zeros(0, np.uint32), np.zeros(4, np.int64), 128))
    leaders.settle(rows)
    assert leaders.leader[rows].tolist() == [0, 1, 2]
    assert not leaders.with_neighbours().any()


def test_neighbours_share_a_band():
    sketches = family_sketches(200, 9)
    leaders = Leaders(0.8)
    leaders.add(sketches)
    bands = sketches.reshape(200, BANDS, ROWS)
    same = (bands[:, None] == bands[None]).all(axis=3).any(axis=2)
    assert leaders.with_neighbours().tolist() == (same.sum(axis=1) > 1).tolist()


def test_only_the_newest_of_a_long_chain_are_found(monkeypatch):
    monkeypatch.setattr(buckets, "MAX_CHAIN", 3)
    keys = band_keys(np.repeat(family_sketches(1, 1), 9, axis=0), ROWS)
    held = Buckets(64)
    held.add(keys)
    asking, found = held.sharing(keys[:1])
    assert (asking.tolist(), found.tolist()) == ([0, 0, 0], [6, 7, 8])

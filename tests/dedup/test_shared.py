"""An index in Redis that several processes fill: a real server, and real processes."""

import json
import random
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from lineage.dedup import Memory, Why
from lineage.dedup.shared import Shared
from lineage.errors import OptionError, OutputError
from lineage.match.buckets import BANDS, ROWS
from lineage.match.remote import remote
from lineage.match.sketch import ArticleIndex
from lineage.match.texts import text_signatures
from lineage.model import ArticleId

ROOT = Path(__file__).parents[2]
WORDS = [f"word{n}" for n in range(500)]


def articles(count, seed, families=60):
    """Records of which many are near or exact copies of each other."""
    draw, kin = random.Random(seed), random.Random(1)
    stories = [kin.choices(WORDS, k=150) for _ in range(families)]
    for number in range(count):
        words = list(draw.choice(stories))
        for _ in range(draw.randrange(3)):
            words[draw.randrange(150)] = draw.choice(WORDS)
        yield {"id": f"{seed}-{number}", "text": " ".join(words)}


def fed(path, address, *flags):
    shared = "--index", address, "--quiet"
    command = [sys.executable, "-m", "lineage", "dedup", str(path), *shared, *flags]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def told(process):
    out, err = process.communicate(timeout=120)
    assert (process.returncode, err) == (0, b"")
    return [json.loads(line) for line in out.splitlines()]


@pytest.fixture
def feeds(tmp_path):
    paths = []
    for seed in (2, 3):
        path = tmp_path / f"feed{seed}.jsonl"
        path.write_text("".join(json.dumps(one) + "\n" for one in articles(1500, seed)))
        paths.append(path)
    return paths


def test_two_processes_at_once_keep_one_of_each_cluster(feeds, address):
    running = [fed(path, address) for path in feeds]
    records = [one for process in running for one in told(process)]
    assert len(records) == 3000
    kept = {one["id"]: one for one in records if one["duplicate_of"] is None}
    assert {one["duplicate_of"] for one in records} - {None} <= set(kept)
    assert {one["id"].partition("-")[0] for one in kept.values()} == {"2", "3"}
    crossing = [one for one in records if one["cluster"][:2] != one["id"][:2]]
    assert crossing
    sketches = text_signatures([one["text"] for one in kept.values()])
    alike = (sketches[:, None] == sketches[None]).mean(axis=2) >= 0.8
    assert alike.sum() == len(kept)
    by_id = dict(zip(kept, sketches, strict=True))
    for one in records:
        if one["duplicate_of"]:
            sketch = text_signatures([one["text"]])[0]
            assert one["score"] == (sketch == by_id[one["duplicate_of"]]).mean() >= 0.8


def test_of_the_same_records_again_the_same_are_kept_and_nothing_is_added(feeds, address):
    def size():
        import redis

        url, _, name = address.partition("?name=")
        client = redis.Redis.from_url(url)
        keys = sorted(client.scan_iter(f"{name}:*"))
        size = [
            client.llen(k) if client.type(k) == b"list" else client.memory_usage(k) for k in keys
        ]
        client.close()
        return keys, size

    first = told(fed(feeds[0], address))
    before = size()
    told(fed(feeds[1], address))
    grown = size()
    again = told(fed(feeds[0], address))
    assert [one["duplicate_of"] is None for one in again] == [
        one["duplicate_of"] is None for one in first
    ]
    assert all(b["score"] >= a["score"] for a, b in zip(first, again, strict=True) if a["score"])
    assert len(before[0]) < len(grown[0])
    assert size() == grown


def test_alone_it_says_what_memory_says(address):
    records = list(articles(600, 5))
    ids = [one["id"] for one in records]
    sketches = text_signatures([one["text"] for one in records])
    digests = [one["text"].encode()[:16].ljust(16) for one in records]
    digests = [bytes([*digest[:12], *n.to_bytes(4)]) for n, digest in enumerate(digests)]
    memory = Memory(0.8)
    with remote(address) as storage:
        shared = Shared(0.8, storage)
        for at in range(0, 600, 100):
            part = slice(at, at + 100)
            ours = shared(ids[part], digests[part], sketches[part])
            theirs = memory(ids[part], digests[part], sketches[part])
            assert [one and one.score for one in ours] == [one and one.score for one in theirs]
            assert [one is None for one in ours] == [one is None for one in theirs]


def test_the_very_text_is_told_from_a_near_one_and_short_texts_are_found_too(address):
    texts = ["Police said no.", "Police said no.", "Police said: NO", "…", "…"]
    sketches = text_signatures(texts)
    digests = [text.encode().ljust(16)[:16] for text in texts]
    with remote(address) as storage:
        one, other = Shared(0.8, storage), Shared(0.8, storage)
        assert one(["a"], digests[:1], sketches[:1]) == [None]
        found = other(list("bcde"), digests[1:], sketches[1:])
    assert [duplicate and (duplicate.id, duplicate.why) for duplicate in found] == [
        ("a", Why.EXACT), ("a", Why.NEAR), None, None,
    ]  # fmt: skip
    assert found[0].number is None


def test_spans_are_told_where_this_run_read_the_kept_record(feeds, address, tmp_path):
    removed = tmp_path / "removed.jsonl"
    kept = {one["id"] for one in told(fed(feeds[0], address))}
    assert kept
    told(fed(feeds[1], address, "--removed", str(removed)))
    for line in removed.read_text().splitlines():
        one = json.loads(line)
        assert (one["span"] is None) == (one["kept_id"][0] == "2" and one["why"] == "near")


def test_an_index_in_redis_is_one_in_memory(address):
    sketches = text_signatures([one["text"] for one in articles(80, 9, families=20)])
    names = [ArticleId(f"é{n}") for n in range(80)]
    with remote(address) as storage:
        there, here = ArticleIndex(128, 4, storage.config("test")), ArticleIndex(128, 4)
        for index in (there, here):
            index.add(names[:50], sketches[:50])
            index.add(names[40:60], sketches[40:60])
        assert there.sharing(sketches) == here.sharing(sketches)
        stored = there.signatures(names)
        assert list(stored) == names[:60]
        assert np.array_equal(np.stack(list(stored.values())), sketches[:60, : BANDS * ROWS])
        assert (len(there), len(here)) == (60, 60)
        assert names[0] in there
        assert names[70] not in there


def test_what_was_cut_short_is_completed_by_adding_it_again(address):
    sketches = text_signatures(["One two three four five six."])
    with remote(address) as storage:
        index = ArticleIndex(128, 4, storage.config("test"))
        table = index._index.hashtables[0]
        table.insert(sketches[0, :4].astype(">u4").tobytes(), b"a")
        assert index.sharing(sketches) == [["a"]]
        assert index.signatures([ArticleId("a")]) == {}
        index.add([ArticleId("a")], sketches)
        assert list(index.signatures([ArticleId("a")])) == ["a"]


def test_an_address_that_nobody_answers_is_told_without_its_password(tmp_path):
    expected = pytest.raises(OutputError, match=r"redis://127.0.0.1:1/0 cannot be used")
    with expected as told_, remote("redis://me:secret@127.0.0.1:1/0?name=x"):
        pass
    assert "secret" not in str(told_.value)


@pytest.mark.parametrize(
    "url", ["http://localhost", "redis", "redis://h?nonsense=1", "redis://h:x"]
)
def test_what_is_no_address_is_told(url):
    with pytest.raises(OptionError, match="is not the address of a Redis server"), remote(url):
        pass

"""`dedup`: a stream of records in, the same records out, and which of them repeat another."""

from __future__ import annotations

import gzip
import io
import json
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from lineage.cli.exit_codes import ExitCode

ROOT = Path(__file__).parents[2]
STORY = " ".join(random.Random(1).choices("ab cd ef gh ij kl mn op qr st uv wx yz".split(), k=200))
OTHER = " ".join(random.Random(2).choices("one two three four five six seven".split(), k=200))

RECORDS = [
    {"id": "a", "date": "2024-05-02", "text": STORY},
    {"id": "b", "date": "2024-05-03", "text": OTHER},
    {"id": "c", "date": "2024-05-01", "text": STORY + ". Ends."},
    {"id": "d", "date": "2024-05-04", "text": STORY},
    {"id": "e", "date": "2024-05-04", "text": "(Reuters) - " + STORY},
]


@pytest.fixture
def feed(tmp_path):
    def write(records=RECORDS, name="feed.jsonl"):
        path = tmp_path / name
        lines = [one if isinstance(one, str) else json.dumps(one) for one in records]
        data = "".join(f"{line}\n" for line in lines).encode()
        path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
        return path

    return write


def read(text):
    return [json.loads(line) for line in text.splitlines()]


def spawned(*argv, **more):
    return subprocess.Popen(
        [sys.executable, "-m", "lineage", "dedup", *map(str, argv)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **more,
    )


def test_every_record_comes_out_tagged(command, feed):
    code, out, err = command("dedup", feed())
    assert (code, err) == (0, "")
    told = read(out)
    assert [{k: one[k] for k in ("id", "date", "text")} for one in told] == RECORDS
    assert [one["duplicate_of"] for one in told] == [None, None, "a", "a", "a"]
    assert [one["why"] for one in told] == [None, None, "near", "exact", "near"]
    assert [one["cluster"] for one in told] == ["a", "b", "a", "a", "a"]
    assert told[0]["score"] is None
    assert told[3]["score"] == 1
    assert all(0.8 <= told[i]["score"] <= 1 for i in (2, 4))


def test_records_are_passed_on_as_they_were_written(command, feed):
    line = '{"n": 1.50, "big": 123456789012345678901, "ok":null , "id":7,"text" : "caf\\u00e9 x" }'
    _, out, _ = command("dedup", feed([line]))
    tag = ',"duplicate_of":null,"score":null,"why":null,"cluster":"7"}\n'
    assert out == line.removesuffix(" }") + tag


KEPT = {
    "first": ["a", "b"],
    "earliest": ["b", "c"],
    "longest": ["b", "e"],
    "credited": ["b", "e"],
}


@pytest.mark.parametrize("keep", KEPT)
def test_the_chosen_one_of_a_cluster_is_kept(keep, command, feed, tmp_path):
    removed = tmp_path / "removed.jsonl"
    code, out, _ = command("dedup", feed(), "--keep", keep, "--removed", removed)
    assert code == 0
    assert [one["id"] for one in read(out)] == KEPT[keep]
    assert all(one in RECORDS for one in read(out))
    told = read(removed.read_text())
    assert {one["id"] for one in told} == {one["id"] for one in RECORDS} - set(KEPT[keep])
    texts = {one["id"]: one["text"] for one in RECORDS}
    for one in told:
        start, stop = one["span"]
        assert one["kept_id"] in KEPT[keep]
        assert texts[one["id"]][start:stop].rstrip(".") in texts[one["kept_id"]]
        assert stop - start >= len(STORY)


@pytest.mark.parametrize("keep", ["earliest", "longest", "credited"])
def test_the_order_of_reading_does_not_decide_what_is_kept(keep, command, feed, tmp_path):
    def removed(records):
        path = tmp_path / "removed.jsonl"
        command("dedup", feed(records), "--keep", keep, "--removed", path)
        return sorted(path.read_text().splitlines())

    assert removed(RECORDS) == removed(RECORDS[::-1])


def test_what_is_kept_does_not_depend_on_batches(command, feed, monkeypatch):
    _, whole, _ = command("dedup", feed())
    monkeypatch.setattr("lineage.dedup.marking.BATCH", 1)
    assert command("dedup", feed())[1] == whole


def test_clusters_and_counts_are_told(command, feed, tmp_path):
    clusters = tmp_path / "clusters.jsonl"
    code, _, err = command("dedup", feed(), "--clusters", clusters, "--stats", "--quiet")
    assert code == 0
    assert read(clusters.read_text()) == [
        {"cluster": "a", "size": 4, "ids": ["a", "c", "d", "e"]},
    ]
    assert json.loads(err) == {
        "read": 5, "kept": 2, "removed": 3, "clusters": 1, "exact": 1, "near": 2, "skipped": 0,
    }  # fmt: skip


@pytest.mark.parametrize("keep", ["first", "longest"])
def test_standard_input_is_read_once(keep, command, feed, monkeypatch):
    expected = command("dedup", feed(), "--keep", keep)[1]
    data = io.TextIOWrapper(io.BytesIO(feed().read_bytes()))
    monkeypatch.setattr(sys, "stdin", data)
    assert command("dedup", "-", "--keep", keep)[1] == expected


def test_bad_lines_are_told_with_their_place_and_left_out(command, feed):
    path = feed([RECORDS[0], "{oops", RECORDS[3], {"id": "x"}, RECORDS[1]])
    code, out, err = command("dedup", path, "--strict", "--stats")
    assert code == ExitCode.SKIPPED
    assert [one["id"] for one in read(out)] == ["a", "d", "b"]
    *told, counts = err.splitlines()
    assert [f"{path}, line {n}:" in line for n, line in zip((2, 4), told, strict=True)] == [
        True
    ] * 2
    assert json.loads(counts)["skipped"] == 2


def test_a_field_of_another_kind_is_not_told_of(command, feed):
    _, out, err = command("dedup", feed([RECORDS[0] | {"title": ["x"], "outlet": {}}]))
    assert err == ""
    assert read(out)[0]["title"] == ["x"]


def test_packed_files_are_read_and_written(command, feed, tmp_path):
    expected = command("dedup", feed())[1].encode()
    target = tmp_path / "out.jsonl.gz"
    code, out, _ = command("dedup", feed(name="feed.jsonl.gz"), "-o", target)
    assert (code, out) == (0, "")
    assert gzip.decompress(target.read_bytes()) == expected
    first = target.read_bytes()
    command("dedup", feed(), "-o", target)
    assert target.read_bytes() == first
    packed = tmp_path / "out.jsonl.zst"
    command("dedup", feed(), "-o", packed)
    again = tmp_path / "again.jsonl"
    command("dedup", packed, "-o", again)
    assert len(read(again.read_text())) == len(RECORDS)


def test_folders_of_texts_are_read_too(command, folder):
    (folder / "copy.txt").write_text("Borders are old.")
    (folder / "manifest.csv").write_text("id,outlet,date\ncopy,Wire,2024-05-01\n")
    code, out, err = command("dedup", folder, "--keep", "earliest")
    assert code == 0
    assert "empty.txt" in err
    told = {one["id"]: one for one in read(out)}
    assert told["copy"]["outlet"] == "Wire"
    assert told["anewz"]["duplicate_of"] == "copy"
    assert told["anewz"]["why"] == "near"


def test_fields_of_that_name_are_replaced_with_a_word_or_named_otherwise(command, feed):
    path = feed([RECORDS[0] | {"score": 3}])
    _, out, err = command("dedup", path)
    assert read(out)[0]["score"] is None
    assert "--prefix" in err
    _, out, err = command("dedup", path, "--prefix", "dedup_")
    assert (read(out)[0]["score"], read(out)[0]["dedup_score"], err) == (3, None, "")


def test_the_same_id_twice_is_no_hindrance(command, feed):
    _, out, _ = command("dedup", feed([RECORDS[0], RECORDS[0]]))
    assert [one["duplicate_of"] for one in read(out)] == [None, "a"]


def test_a_lower_threshold_finds_more(command, feed):
    words = STORY.split()
    half = {"id": "h", "text": " ".join([*words[:160], *OTHER.split()[:40]])}
    path = feed([RECORDS[0], half])
    assert read(command("dedup", path)[1])[1]["duplicate_of"] is None
    assert read(command("dedup", path, "--threshold", "0.5")[1])[1]["duplicate_of"] == "a"


@pytest.mark.parametrize(
    "flags",
    [["--threshold", "0.2"], ["--threshold", "2"], ["--removed", "-"], ["--removed", "{feed}"],
     ["--removed", "{new}", "--clusters", "{new}"]],
)  # fmt: skip
def test_a_command_line_that_makes_no_sense_is_refused(flags, command, feed, tmp_path):
    path = feed()
    named = [flag.format(feed=path, new=tmp_path / "new") for flag in flags]
    assert command("dedup", path, *named)[0] == ExitCode.USAGE
    assert not (tmp_path / "new").exists()


def test_nothing_usable_is_no_input(command, feed, tmp_path):
    target = tmp_path / "out.jsonl"
    code, _, err = command("dedup", feed(["{}"]), "-o", target)
    assert code == ExitCode.NO_INPUT
    assert "No article could be read" in err
    assert not target.exists()


def test_a_closed_pipe_is_silent(feed, tmp_path):
    path = feed([{"id": i, "text": f"{i} {STORY}"} for i in range(3000)])
    removed = tmp_path / "removed.jsonl"
    with spawned(path, "--removed", removed) as process:
        process.stdout.close()
        assert process.wait() == ExitCode.BROKEN_PIPE
        assert process.stderr.read() == b""
    assert not removed.exists()


def test_ctrl_c_leaves_nothing_half_written(feed, tmp_path):
    target = tmp_path / "out.jsonl"
    with spawned("-", "-o", target, stdin=subprocess.PIPE) as process:
        process.stdin.write(feed().read_bytes() * 400)
        process.stdin.flush()
        while not list(tmp_path.glob(".wirelineage-*")):
            assert process.poll() is None
        os.kill(process.pid, signal.SIGINT)
        assert process.wait() == ExitCode.INTERRUPTED
    assert [path.name for path in tmp_path.iterdir()] == ["feed.jsonl"]


def test_datasketch_is_not_needed(feed):
    code = f"""
import sys
from lineage.cli.main import main
assert main(["dedup", {str(feed())!r}, "--keep", "longest"]) == 0
assert not {{"datasketch", "scipy", "redis", "rich"}} & set(sys.modules)
"""
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)

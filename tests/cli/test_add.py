"""Stores that grow: what `add` and `watch` give is what one run over everything gives."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lineage.cli.main import main

SEEDS = Path(__file__).parents[2] / "seeds"
LAST = "004_15f70cf22d401b4f.txt"


@pytest.fixture
def parted(tmp_path) -> Path:
    """A folder of four seeds, one of the last, and one of all; each with the manifest."""
    for name in ("old", "new", "all"):
        (tmp_path / name).mkdir()
        shutil.copy(SEEDS / "manifest.csv", tmp_path / name)
    for path in SEEDS.glob("*.txt"):
        shutil.copy(path, tmp_path / "all")
        shutil.copy(path, tmp_path / ("new" if path.name == LAST else "old"))
    return tmp_path


def wirelineage(*arguments: object, code: int = 0) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "lineage", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stderr
    return done


@pytest.fixture
def whole(parted) -> bytes:
    wirelineage("run", parted / "all", "-o", parted / "whole.wl")
    return (parted / "whole.wl").read_bytes()


@pytest.mark.parametrize("flags", [(), ("--keep-parts",)])
def test_what_is_added_is_told_as_if_all_had_been_read_at_once(parted, whole, flags) -> None:
    store = parted / "x.wl"
    wirelineage("run", parted / "old", "-o", store, *flags)
    told = json.loads(wirelineage("add", store, parted / "new", "--format", "json").stdout)
    assert (told["before"]["articles"], told["after"]["articles"]) == (4, 5)
    assert store.read_bytes() == whole


def test_another_store_can_be_written_and_the_same_articles_again_change_nothing(
    parted, whole
) -> None:
    store, larger = parted / "x.wl", parted / "y.wl"
    wirelineage("run", parted / "old", "-o", store)
    before = store.read_bytes()
    wirelineage("add", store, parted / "all", "-o", larger)
    assert store.read_bytes() == before
    assert larger.read_bytes() == whole
    wirelineage("add", larger, parted / "new")
    assert larger.read_bytes() == whole


def test_another_store_is_made_with_the_parts_of_the_first(parted, whole, monkeypatch) -> None:
    monkeypatch.setattr("lineage.pipeline.PART", 2)
    store, larger = parted / "x.wl", parted / "y.wl"
    assert main(["run", str(parted / "old"), "-o", str(store), "--keep-parts"]) == 0
    kept = {path.name: path.stat().st_ino for path in (parted / "x.wl.parts").iterdir()}
    assert main(["add", str(store), str(parted / "new"), "-o", str(larger)]) == 0
    assert larger.read_bytes() == whole
    assert {path.name for path in (parted / "x.wl.parts").iterdir()} == set(kept)
    used = {path.stat().st_ino for path in (parted / "y.wl.parts").glob("cut.*")}
    assert len(used) == 3 and len(used & set(kept.values())) == 2


def test_another_article_with_the_id_of_a_stored_one_is_skipped_and_told(parted) -> None:
    store = parted / "x.wl"
    wirelineage("run", parted / "all", "-o", store)
    (parted / "new" / LAST).write_text("Quite another text stands here now.", encoding="utf-8")
    done = wirelineage("add", store, parted / "new", "--strict", code=4)
    assert "is in the store" in done.stderr


def test_add_takes_a_store(parted) -> None:
    done = wirelineage("add", parted / "old" / "manifest.csv", parted / "new", code=2)
    assert "wirelineage run" in done.stderr


@pytest.mark.skipif(not hasattr(signal, "SIGINT") or os.name == "nt", reason="needs signals")
def test_a_watched_folder_is_followed_until_ctrl_c(parted, whole) -> None:
    store = parted / "x.wl"
    command = [sys.executable, "-m", "lineage", "watch", parted / "old", "-o", store]
    command += ["--every", "0.2", "--format", "json"]
    watching = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def until(is_so) -> None:
        deadline = time.monotonic() + 60
        while not is_so():
            assert time.monotonic() < deadline
            assert watching.poll() is None
            time.sleep(0.05)

    until(store.exists)
    first = store.stat().st_ino
    shutil.copy(parted / "new" / LAST, parted / "old")
    until(lambda: store.stat().st_ino != first)
    watching.send_signal(signal.SIGINT)
    assert watching.wait(timeout=30) == 130
    watching.communicate()
    assert store.read_bytes() == whole

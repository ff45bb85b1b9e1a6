"""A run that was stopped goes on, and its store is the same, byte for byte."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

COUNT = 700
"""Articles; more than two parts of them."""
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that fork")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory) -> Path:
    """Invented articles; one in seven carries a passage of an earlier one."""
    draw = random.Random(7)
    words = ["".join(draw.choices("aeioudlmnrst", k=draw.randint(3, 9))) for _ in range(4000)]

    def sentence() -> str:
        return " ".join(draw.choices(words, k=draw.randint(8, 20))).capitalize() + "."

    texts: list[list[str]] = []
    for n in range(COUNT):
        text = [sentence() for _ in range(12)]
        if n % 7 == 6:
            text[3:6] = texts[draw.randrange(n)][2:5]
        texts.append(text)
    path = tmp_path_factory.mktemp("corpus") / "articles.jsonl"
    lines = [
        json.dumps({"id": f"a{n:04}", "text": " ".join(text), "date": f"2021-03-{1 + n % 28:02}"})
        for n, text in enumerate(texts)
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "lineage", "run", *map(str, arguments)]


@pytest.fixture(scope="module")
def whole(corpus, tmp_path_factory) -> bytes:
    """The store of a run that nobody stopped, by one process."""
    store = tmp_path_factory.mktemp("whole") / "x.wl"
    subprocess.run(command(corpus, "-o", store, "--jobs", 1), check=True, capture_output=True)
    assert not store.with_name("x.wl.parts").exists()
    return store.read_bytes()


@pytest.mark.parametrize("stop", [signal.SIGKILL, signal.SIGINT])
@pytest.mark.parametrize("stage", ["cut.", "compare."])
def test_a_stopped_run_goes_on_to_the_same_store(corpus, whole, tmp_path, stop, stage) -> None:
    store, parts = tmp_path / "x.wl", tmp_path / "x.wl.parts"
    first = subprocess.Popen(
        command(corpus, "-o", store), stderr=subprocess.PIPE, stdout=subprocess.DEVNULL
    )
    deadline = time.monotonic() + 60
    while not any(parts.glob(f"{stage}*")) and time.monotonic() < deadline:
        assert first.poll() is None
        time.sleep(0.01)
    stopped = time.monotonic()
    first.send_signal(stop)
    _, told = first.communicate(timeout=30)
    if stop == signal.SIGINT:
        assert (first.returncode, b"goes on from there" in told) == (130, True)
        assert time.monotonic() - stopped < 5
    assert not store.exists()
    assert any(parts.glob(f"{stage}*"))
    again = subprocess.run(command(corpus, "-o", store, "--jobs", 2), capture_output=True)
    assert again.returncode == 0, again.stderr
    assert store.read_bytes() == whole
    assert not parts.exists()

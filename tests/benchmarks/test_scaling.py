"""Slopes, and what of the planted pairs a store relates."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from benchmarks import scaling
from benchmarks.scaling import made, planted, slope, slopes
from benchmarks.synthetic.__main__ import truth_path, write


def test_the_slope_is_the_power_of_the_size():
    assert slope([(n, 3 * n**1.25) for n in (10, 100, 5000)]) == 1.25
    assert slope([(10, 4), (10, 5)]) is None
    assert slope([]) is None


def test_slopes_are_those_of_large_corpora_where_there_are_any():
    rows = [
        {"articles": n, "wall_s": n, "cpu_s": cpu, "all_processes_mb": 100}
        for n, cpu in ((1000, 50), (16_000, 1600), (160_000, 16_000))
    ]
    told = {"from": 16_000, "wall_s": 1.0, "cpu_s": 1.0, "all_processes_mb": 0.0}
    assert slopes(rows) == told
    assert slopes(rows[:1]) == dict.fromkeys(told) | {"from": 1000}


def test_planted_pairs_are_looked_up_among_those_of_the_store(tmp_path: Path):
    truth = tmp_path / "t.jsonl"
    pairs = [("a", "b", "edited"), ("a", "c", "edited"), ("b", "c", "viral"), ("x", "y", "viral")]
    lines = (json.dumps(dict(zip("ab", (a, b), strict=True), kind=k)) for a, b, k in pairs)
    truth.write_text("\n".join(lines))
    found = {("a", "b"): "one from the other", ("b", "c"): "undetermined", ("x", "y"): "same text"}
    assert planted(truth, found) == {
        "edited": {"pairs": 2, "related": 0.5, "told as copying": 0.5},
        "viral": {"pairs": 2, "related": 1.0, "told as copying": 0.5},
    }


def test_sizes_are_measured_one_after_the_other(material, tmp_path: Path, capsys):
    for size in (40, 80):
        corpus = tmp_path / f"synthetic-1-{size}.jsonl"
        write(material, size, 1, 50, corpus, truth_path(corpus))
    out = tmp_path / "scaling.json"
    flags = ["--corpora", "nowhere", "--work", str(tmp_path), "--sizes", "80,40"]
    assert scaling.main([*flags, "--out", str(out)]) == 0
    told = json.loads(out.read_text())
    assert [row["articles"] for row in told["sizes"]] == [40, 80]
    assert told["slopes"]["cpu_s"] is not None
    assert told["sizes"][1]["planted"]["verbatim"]["related"] > 0.9
    assert not list(tmp_path.glob("*.wl"))
    assert capsys.readouterr().out.count("wall_s") == 2


def test_a_corpus_that_cannot_be_made_is_told(tmp_path: Path):
    with pytest.raises(ChildProcessError, match="EMNLP 2020"):
        made(tmp_path, 10, argparse.Namespace(seed=1, corpora=tmp_path))

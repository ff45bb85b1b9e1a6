"""Speed and recall of a run, on a small corpus of invented text."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from benchmarks import speed
from benchmarks.corpora import named, take
from benchmarks.run import stages
from benchmarks.synthetic.__main__ import write

STAGES = ["start", "read", "cut", "match", "compare", "align", "trace", "save"]


@pytest.fixture(scope="module")
def folder(material, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("corpora")
    plain = folder / "plain.txt"
    write(material, 120, 1, 250, plain, folder / "truth.txt")
    (folder / "small.docs.jsonl.gz").write_bytes(gzip.compress(plain.read_bytes()))
    return folder


def test_a_run_is_measured_and_its_pairs_are_compared_with_the_truth(folder, tmp_path):
    out = tmp_path / "speed.json"
    assert speed.main(["--corpora", str(folder), "--corpus", "small", "--out", str(out)]) == 0
    told = json.loads(out.read_text())
    assert told["provenance"]["python"]
    small = told["corpora"]["small"]
    assert small["articles"] == 120
    assert list(small["stages_s"]) == STAGES
    assert sum(small["stages_s"].values()) == pytest.approx(small["wall_s"], abs=0.1)
    assert small["cpu_s"] > 0 and 20 < small["largest_process_mb"] < 2000
    assert small["pairs"]["pairs aligned"] >= small["pairs"]["edges"] > 0
    for of in ("seen", "related"):
        assert small["recall"][of]["other outlet, without furniture"]["20+"]["recall"] > 0.5
    assert small["recall"]["related"]["all"]["8-12"]["pairs"] > 0


def test_a_missing_corpus_is_named_and_left_out(folder, tmp_path, capsys):
    out = tmp_path / "speed.json"
    assert speed.main(["--corpora", str(folder), "--corpus", "abp37k", "--out", str(out)]) == 0
    assert "EMNLP 2020" in capsys.readouterr().err
    assert json.loads(out.read_text())["corpora"] == {}


def test_without_a_folder_it_says_what_is_wanted(capsys, monkeypatch):
    monkeypatch.delenv("LINEAGE_CORPORA", raising=False)
    assert speed.main([]) == 2
    assert "--corpora" in capsys.readouterr().err


def test_a_stage_lasts_from_its_first_word_to_that_of_the_next():
    lines = [(0.5, '{"stage": "read", "done": 1, "total": null}'), (0.9, "a warning"),
             (1.0, '{"said": "x"}'), (1.5, '{"stage": "read", "done": 9, "total": 9}'),
             (2.0, '{"stage": "cut", "done": 0, "total": 9}')]  # fmt: skip
    assert stages(lines, 2.25) == {"start": 0.5, "read": 1.5, "cut": 0.25}


def test_only_records_with_a_text_are_taken(tmp_path):
    corpus = tmp_path / "x.jsonl"
    corpus.write_text(
        '{"id": 7, "text": "Größe"}\n{"id": 8, "text": " "}\n{"id": 9, "text": "b"}\n'
    )
    assert named(tmp_path, "x") == corpus
    assert take(corpus, 2, tmp_path / "out") == (1, 7)
    assert json.loads((tmp_path / "out").read_text())["id"] == "7"

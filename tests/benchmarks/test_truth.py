"""What is to be found in a corpus, and what share of it was."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.oracle import oracle
from benchmarks.truth import main, named, recall

STORY = "the envoy spoke of peace in a low voice before he left town"
LINE = "sign up here for our free morning letter today please"


def test_pairs_are_named_by_the_smaller_id_first():
    text = "one two three four five six seven eight nine"
    assert named(oracle([text, text]), ["b", "a"]) == {("a", "b"): 9}


def test_recall_is_told_by_the_length_of_the_longest_run():
    truth = {("a", "b"): 8, ("a", "c"): 15, ("b", "c"): 150, ("b", "d"): 25}
    assert recall(truth, {("a", "b"), ("b", "c"), ("x", "y")}) == {
        "8-12": {"pairs": 1, "recall": 1.0},
        "12-20": {"pairs": 1, "recall": 0.0},
        "20-30": {"pairs": 1, "recall": 0.0},
        "100+": {"pairs": 1, "recall": 1.0},
        "20+": {"pairs": 2, "recall": 0.5},
    }


def test_pairs_of_other_outlets_and_without_furniture_are_told_apart(tmp_path: Path):
    corpus, out = tmp_path / "x.jsonl", tmp_path / "pairs.tsv"
    articles = [("A", f"{n} {LINE}") for n in range(11)]
    articles += [("A", STORY), ("B", STORY), ("B", LINE)]
    lines = (
        json.dumps({"id": f"{number:02}", "outlet": outlet, "text": text})
        for number, (outlet, text) in enumerate(articles)
    )
    corpus.write_text("\n".join(lines))
    found = []
    for flags in ([], ["--across"], ["--furniture"]):
        assert main([str(corpus), "-o", str(out), *flags]) == 0
        found.append(len(out.read_text().splitlines()))
    assert found == [55 + 11 + 1, 11 + 1, 1]
    assert out.read_text() == "11\t12\t13\n"

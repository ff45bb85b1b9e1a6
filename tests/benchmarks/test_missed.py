"""What is not found is listed by the words that it shares."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks import missed
from lineage.cli.main import main as wirelineage

STORY = "the envoy spoke of peace in a low voice before he left the town by the river at dawn"
OTHER = "a ferry with forty people on board sank in the storm off the northern cape last night"


def test_runs_of_pairs_that_a_store_lacks_are_listed_most_frequent_first(
    tmp_path: Path, capsys, monkeypatch
):
    read = tmp_path / "read.tsv"
    read.write_text(f"{missed.digest(OTHER)}\tpage\n")
    monkeypatch.setattr(missed, "READ", read)
    corpus, part = tmp_path / "x.jsonl", tmp_path / "part.jsonl"
    texts = [STORY, f"Monday. {STORY}", f"Tuesday. {STORY}", OTHER, f"Wednesday. {OTHER}"]
    lines = [
        json.dumps({"id": f"{n}", "outlet": f"outlet {n}", "text": text})
        for n, text in enumerate(texts)
    ]
    corpus.write_text("\n".join(lines))
    part.write_text("\n".join(lines[:2]))
    store = tmp_path / "part.wl"
    assert wirelineage(["run", str(part), "-o", str(store), "--quiet"]) == 0
    capsys.readouterr()
    assert missed.main([str(corpus), str(store)]) == 0
    told = capsys.readouterr()
    assert told.out.splitlines() == [
        f"2\t{len(STORY.split())}\t?\t0\t2\t{STORY}",
        f"1\t{len(OTHER.split())}\tpage\t3\t4\t{OTHER}",
    ]
    assert told.err.splitlines() == [
        "12-20 words: 4 pairs, missed 3 (1 page, 0 prose, 2 not read); found 0.2500, of all but "
        "page 0.3333"
    ]

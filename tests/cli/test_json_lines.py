"""What a program that watches a run is told."""

from __future__ import annotations

import json

from lineage.cli import json_lines
from lineage.cli.json_lines import JsonLines
from lineage.model import Skipped


def collected():
    lines: list[str] = []
    return JsonLines(lines.append), lambda: [json.loads(line) for line in lines]


def test_a_stage_is_told_at_its_beginning_and_end_and_seldom_in_between(monkeypatch) -> None:
    monkeypatch.setattr(json_lines, "_SECONDS_BETWEEN", 1000)
    lines, told = collected()
    for done in range(1, 501):
        lines.show("read", done, None)
    lines.show("cut", 1, 2)
    lines.show("cut", 2, 2)
    assert [(step["stage"], step["done"]) for step in told()] == [
        ("read", 1),
        ("read", 500),
        ("cut", 1),
        ("cut", 2),
    ]


def test_of_a_growing_list_only_what_is_new_is_told() -> None:
    lines, told = collected()
    found = [Skipped("a\x1b.txt", "", "bad", "fix it")]
    lines.skipped(found)
    lines.skipped(found)
    lines.skipped([*found, Skipped("b.txt", "line 1", "bad", "fix it")])
    assert [one["skipped"]["path"] for one in told()] == ["a\x1b.txt", "b.txt"]


def test_run_tells_everything_as_json_and_writes_the_texts_early(command, tmp_path, folder) -> None:
    store, partial = tmp_path / "x.wl", tmp_path / "y.wl"
    code, _, err = command(
        "run", folder, "-o", store, "--progress", "json", "--partial", partial, "--jobs", 1
    )
    told = [json.loads(line) for line in err.splitlines()]
    stages = [one["stage"] for one in told if "stage" in one]
    assert code == 0
    assert list(dict.fromkeys(stages)) == ["read", "cut", "match", "trace", "save"]
    assert {"partial": str(partial)} in told
    assert [one["skipped"]["path"] for one in told if "skipped" in one] == [
        str(folder / "empty.txt")
    ]
    assert store.exists() and partial.exists()


def test_a_failed_run_says_why_as_json(command, tmp_path) -> None:
    code, _, err = command("run", "nowhere", "-o", tmp_path / "x.wl", "--progress", "json")
    assert code == 3
    assert json.loads(err)["failed"].startswith("nowhere does not exist")

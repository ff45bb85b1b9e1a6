"""Other tools on the same texts; datasketch stands for all, for it is a dependency of ours."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.child import Taken
from benchmarks.peers.__main__ import Comparison, main, middle
from benchmarks.peers.environment import Environment, NotPresentError, environment
from benchmarks.peers.peers import PASSIM, Peer, peers
from benchmarks.peers.programs import shared
from benchmarks.synthetic.__main__ import write

HERE = Environment(Path(sys.executable), "2")
SKETCH = Peer("datasketch", "datasketch", ("datasketch",), "datasketch_lsh", ("0.5",))


@pytest.fixture(scope="module")
def comparison(material, tmp_path_factory) -> Comparison:
    folder = tmp_path_factory.mktemp("peers")
    write(material, 150, 1, 50, folder / "x.jsonl", folder / "truth")
    return Comparison(folder / "x.jsonl", 100, folder, seconds=60)


def test_a_peer_runs_beside_ours_and_both_are_compared_with_the_truth(comparison):
    row = comparison.against(SKETCH, HERE, rounds=1)
    ours = comparison.ours()
    assert row["articles"] == ours["articles"] == 100
    assert row["wall_s"] > 0 and ours["cpu_s"] > 0
    runs = "20+"
    sketched, kept = (r["recall"]["other outlet"][runs] for r in (row, ours))
    assert sketched["pairs"] == kept["pairs"] > 0
    assert 0 < sketched["recall"] < kept["recall"]


def test_a_peer_that_takes_too_long_has_no_recall(comparison, monkeypatch):
    monkeypatch.setattr(comparison, "_seconds", 0.05)
    monkeypatch.setattr(comparison, "_ours", lambda: None)
    row = comparison.against(SKETCH, HERE, rounds=1)
    assert "not ready" in row["failed"] and "recall" not in row


def test_a_peer_that_fails_is_told_with_its_own_words(comparison, monkeypatch):
    monkeypatch.setattr(comparison, "_ours", lambda: None)
    broken = Peer("x", "x", (), "datasketch_lsh", ("no number",))
    assert "could not convert" in comparison.against(broken, HERE, rounds=2)["failed"]


def test_what_a_peer_needs_is_asked_for_before_anything_is_installed(tmp_path):
    peer = Peer("x", "x", ("x",), "x", needs="no-such-command-anywhere")
    with pytest.raises(NotPresentError, match="needs no-such-command"):
        environment(peer, tmp_path)
    assert not list(tmp_path.iterdir())


def test_of_several_runs_the_median_is_told():
    runs = [Taken(wall_s=n, cpu_s=2 * n, rss_mb=100) for n in (1.0, 9.0, 2.0)]
    assert middle(runs) == {
        "runs": 3, "wall_s": 2.0, "cpu_s": 4.0, "largest_process_mb": 100, "all_processes_mb": 0
    }  # fmt: skip


def test_every_peer_has_a_program_and_a_name_of_its_own():
    folder = Path(shared.__file__).parent
    assert all((folder / f"{peer.program}.py").exists() for peer in peers(PASSIM))
    assert len({peer.name for peer in peers(PASSIM)}) == len(peers(PASSIM))


def test_pairs_are_written_once_smaller_id_first(tmp_path):
    out = tmp_path / "pairs.tsv"
    shared.write(str(out), [("b", "a"), ("a", "b"), ("c", "c"), ("b", "c")])
    assert out.read_text() == "a\tb\nb\tc\n"


def test_shingles_are_runs_of_five_words_or_the_whole_of_a_shorter_text():
    assert shared.shingles("One, two three FOUR five. Six") == [
        "one two three four five", "two three four five six"
    ]  # fmt: skip
    assert shared.shingles("Two words") == ["two words"]


def test_numbers_and_groups_become_pairs_of_ids():
    assert list(shared.named(["a", "b"], [[0, 1], [1]])) == [("a", "a"), ("a", "b"), ("b", "b")]
    assert list(shared.within(["abc"])) == [("a", "b"), ("a", "c"), ("b", "c")]


def test_without_a_folder_it_says_what_is_wanted(tmp_path, capsys, monkeypatch):
    monkeypatch.delenv("LINEAGE_CORPORA", raising=False)
    assert main(["--environments", str(tmp_path)]) == 2
    assert "--corpora" in capsys.readouterr().err

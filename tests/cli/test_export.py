"""`export`: which formats there are, where they go, and what they share with `graph`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from pyarrow.parquet import read_table

from lineage.cli.exit_codes import ExitCode
from lineage.store import save

PAGES = ("links", "sentences", "passim", "meter", "tei", "prov", "jsonld")
TOLD = Path(__file__).parents[2] / "docs" / "reference" / "exports.md"
GRAPHS = ("gexf", "graphml", "dot", "mermaid")
FOLDERS = ("parquet", "dataset")


@pytest.fixture
def stored(tmp_path, borders_lineage):
    path = tmp_path / "borders.wl"
    save(borders_lineage, path)
    return path


@pytest.mark.parametrize("format_", GRAPHS)
@pytest.mark.parametrize("flags", [(), ("--story", "talk"), ("--filter", "nowhere")])
def test_a_graph_is_the_one_that_graph_draws(format_, flags, stored, command) -> None:
    argv = (stored, "--format", format_, *flags)
    code, out, _ = command("export", *argv)
    assert (code, out) == command("graph", *argv)[:2]
    assert code == ExitCode.DONE
    assert out


@pytest.mark.parametrize("format_", [*PAGES, *GRAPHS])
def test_a_page_goes_to_stdout_or_to_a_file_with_the_same_bytes(
    format_, stored, command, tmp_path
) -> None:
    code, out, _ = command("export", stored, "--format", format_)
    assert code == ExitCode.DONE
    assert command("export", stored, "--format", format_, "-o", tmp_path / "o")[0] == ExitCode.DONE
    assert (tmp_path / "o").read_bytes().decode() == out


@pytest.mark.parametrize("format_", FOLDERS)
def test_a_folder_is_written_whole_and_again(format_, stored, command, tmp_path) -> None:
    target = tmp_path / "made"
    argv = ("export", stored, "--format", format_, "-o", target)
    assert command(*argv)[0] == ExitCode.DONE
    before = {path: path.read_bytes() for path in target.rglob("*") if path.is_file()}
    assert command(*argv)[0] == ExitCode.DONE
    assert before == {path: path.read_bytes() for path in target.rglob("*") if path.is_file()}
    (target / "notes.txt").write_text("mine")
    code, _, err = command(*argv)
    assert code == ExitCode.NO_OUTPUT
    assert "notes.txt" in err


@pytest.mark.parametrize("format_", FOLDERS)
@pytest.mark.parametrize("flags", [(), ("-o", "-")])
def test_a_folder_must_be_named(format_, flags, stored, command) -> None:
    assert command("export", stored, "--format", format_, *flags)[0] == ExitCode.USAGE


def test_a_suffix_picks_the_format(stored, command, tmp_path) -> None:
    command("export", stored, "-o", tmp_path / "borders.jsonld")
    assert json.loads((tmp_path / "borders.jsonld").read_bytes())["@context"]
    assert command("export", stored)[1] == command("export", stored, "--format", "links")[1]


def test_a_missing_library_is_told_before_the_work(monkeypatch, command, tmp_path) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    code, _, err = command("export", "nowhere.wl", "--format", "parquet", "-o", tmp_path / "p")
    assert code == ExitCode.USAGE
    assert "wirelineage[parquet]" in err


@pytest.mark.parametrize("format_", PAGES)
def test_a_story_is_exported_alone(format_, tmp_path, command, document, lineage_of) -> None:
    from lineage.model import ArticleId, Label, Passage, SentenceKey, Story

    made = [document(id_, "It rained.") for id_ in ("q1a", "q1b", "q2a", "q2b")]
    stories = [
        Story(f"story:{a}", (ArticleId(a), ArticleId(b)), (), 1)
        for a, b in [("q1a", "q1b"), ("q2a", "q2b")]
    ]
    passages = [
        Passage(f"passage:{a}:0", Label.COPIED, tuple(SentenceKey(ArticleId(x), 0) for x in (a, b)))
        for a, b in [("q1a", "q1b"), ("q2a", "q2b")]
    ]
    links = [("q1a", 0, "copied", "q1b", 0), ("q2a", 0, "copied", "q2b", 0)]
    store = tmp_path / "two.wl"
    save(lineage_of(*made, links=links, stories=tuple(stories), passages=tuple(passages)), store)
    code, out, _ = command("export", store, "--format", format_, "--story", "q2b")
    assert code == ExitCode.DONE
    assert "q2a" in out
    assert "q1a" not in out
    code, out, _ = command(
        "export", store, "--format", format_, "--story", "q2b", "--filter", "article:q1a"
    )
    assert "q2b" not in out


def test_an_unknown_story_is_told(stored, command) -> None:
    assert command("export", stored, "--format", "tei", "--story", "nowhere")[0] == ExitCode.USAGE


@pytest.mark.parametrize("format_", PAGES)
def test_a_filter_shortens_every_page(format_, stored, command) -> None:
    whole = command("export", stored, "--format", format_)[1]
    code, out, _ = command("export", stored, "--format", format_, "--filter", "article:talk")
    assert code == ExitCode.DONE
    assert len(out) < len(whole)


@pytest.mark.parametrize("format_", ["passim", "tei", "parquet", "dataset"])
def test_texts_are_left_out_on_request(format_, stored, command, tmp_path) -> None:
    target = tmp_path / "out"
    for rule, is_told in (("full", True), ("none", False)):
        command("export", stored, "--format", format_, "--text", rule, "-o", target)
        told = [target] if target.is_file() else target.rglob("*.*")
        assert any(holds(path, "most direct statement") for path in told) == is_told


def holds(path, text) -> bool:
    if path.suffix == ".parquet":
        return text in str(read_table(path).to_pylist())
    return text in path.read_text("utf-8")


def test_what_xml_cannot_hold_is_told(tmp_path, command, document, lineage_of) -> None:
    store = tmp_path / "x.wl"
    save(lineage_of(document("a", "It\x00 rained.")), store)
    assert "1 character that XML cannot hold" in command("export", store, "--format", "tei")[2]


@pytest.mark.parametrize("format_", [*PAGES, *GRAPHS, *FOLDERS])
def test_every_format_is_explained(format_) -> None:
    assert f"`{format_}`" in TOLD.read_text("utf-8")

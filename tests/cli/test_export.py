"""`export`: which formats there are, where they go, and what they share with `graph`."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from string import ascii_lowercase

import pytest
from pyarrow.parquet import read_table

from lineage.cli.exit_codes import ExitCode
from lineage.model import ArticleId, Credit, CreditKind, Label, Passage, SentenceKey, Span, Story
from lineage.store import save
from lineage.text.words import words

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


@pytest.fixture
def telling(tmp_path, dated):
    """Every title is the beginning of the text, and what an article credits is words of it."""
    path = tmp_path / "telling.wl"
    said = Credit("Reuters", CreditKind.BYLINE, Span(0, 30), True)
    documents = [
        replace(d, article=replace(d.article, title=d.article.text[:40]), credits=(said,))
        for d in dated.documents
    ]
    save(replace(dated, documents=tuple(documents)), path)
    return path


def exported(command, store, format_, texts, target):
    """The words of all files, parted by blanks."""
    code, _, err = command("export", store, "--format", format_, "--text", texts, "-o", target)
    assert (code, "rror" in err) == (ExitCode.DONE, False)
    paths = [target] if target.is_file() else sorted(target.rglob("*.*"))
    return " ".join(word for path in paths for word, _, _ in words(content(path)))


def content(path):
    if path.suffix == ".parquet":
        return str(read_table(path).to_pylist())
    return path.read_text("utf-8").replace("\\n", "\n")


def runs(text):
    """All of three neighbouring words."""
    said = [word for word, _, _ in words(text)]
    return {" ".join(said[n : n + 3]) for n in range(len(said) - 2)}


WORDLESS = ("links", "sentences", "meter", "dot", "mermaid")


@pytest.mark.parametrize("format_", [*PAGES, *GRAPHS, *FOLDERS])
def test_none_leaves_no_words_of_any_article_in_any_format(
    format_, telling, dated, command, tmp_path
) -> None:
    there = {run for d in dated.documents for run in runs(d.article.text)}
    full = exported(command, telling, format_, "full", tmp_path / "full")
    none = exported(command, telling, format_, "none", tmp_path / "none")
    assert any(run in full for run in there) == (format_ not in WORDLESS)
    assert not [run for run in there if run in none]


@pytest.mark.parametrize("format_", ["passim", "tei", "parquet", "dataset"])
def test_a_snippet_is_the_first_forty_words_of_an_article(
    format_, tmp_path, document, lineage_of, command
) -> None:
    said = [f"Sentence {letter * 3} tells of rain." for letter in ascii_lowercase[:20]]
    made = [document(id_, *said) for id_ in "ab"]
    links = [("a", n, "copied", "b", n) for n in range(20)]
    carriers = tuple(SentenceKey(ArticleId(id_), n) for id_ in "ab" for n in range(20))
    passages = (Passage("passage:a:1", Label.COPIED, carriers),)
    save(lineage_of(*made, links=links, passages=passages), tmp_path / "x.wl")
    told = exported(command, tmp_path / "x.wl", format_, "snippet", tmp_path / "out")
    assert "Sentence hhh tells of rain" in told
    assert "iii" not in told


@pytest.mark.parametrize("format_", WORDLESS)
def test_what_holds_no_words_is_the_same_without_them(format_, stored, command) -> None:
    argv = ("export", stored, "--format", format_, "--text")
    assert command(*argv, "none") == command(*argv, "snippet") == command(*argv, "full")


def test_what_xml_cannot_hold_is_told(tmp_path, command, document, lineage_of) -> None:
    store = tmp_path / "x.wl"
    save(lineage_of(document("a", "It\x00 rained.")), store)
    assert "1 character that XML cannot hold" in command("export", store, "--format", "tei")[2]


@pytest.mark.parametrize("format_", [*PAGES, *GRAPHS, *FOLDERS])
def test_every_format_is_explained(format_) -> None:
    assert f"`{format_}`" in TOLD.read_text("utf-8")

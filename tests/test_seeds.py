"""The whole job on the five seeds: what is said of them, the same every time."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import validate

from lineage.model import Label, Relation
from lineage.options import Options, ReadOptions
from lineage.pipeline import trace
from lineage.read import open_corpus

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"
STANDARD, NBC, ANEWZ, REWRITE, OVERT = (
    "000_fe8aca2d0c2033a4",
    "001_3851e0dce195f78a",
    "002_40cbf716cb98a2c8",
    "003_f15592eed41c0707",
    "004_15f70cf22d401b4f",
)
COPYING = {Relation.DERIVED, Relation.COMMON_SOURCE}


@pytest.fixture(scope="module")
def lineage():
    corpus = open_corpus([SEEDS], ReadOptions())
    return trace(corpus, Options(), corpus.skipped)


@pytest.fixture(scope="module")
def edges(lineage):
    return {(edge.a, edge.b): edge for edge in lineage.edges}


def run(*arguments, seed="0", stdin=None):
    return subprocess.run(
        [sys.executable, "-m", "lineage", *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed},
        input=stdin,
        capture_output=True,
        check=False,
    )


def test_all_pairs_of_the_seeds_are_compared(lineage):
    assert len({(a.a, a.b) for a in lineage.alignments}) == 10


def test_two_carriers_of_one_wire_have_a_common_source_that_is_not_there(lineage, edges):
    edge = edges[STANDARD, ANEWZ]
    assert edge.relation is Relation.COMMON_SOURCE
    reuters = next(wire for wire in lineage.wires if wire.id == edge.source)
    assert reuters.name == "Reuters"
    assert reuters.seen is None
    assert set(reuters.carriers) == {STANDARD, ANEWZ}
    assert edge.evidence


def test_a_full_rewrite_is_at_most_undetermined(edges):
    assert edges[STANDARD, REWRITE].relation in {Relation.COMMON_SOURCE, Relation.UNDETERMINED}
    assert edges[STANDARD, REWRITE].probability < edges[STANDARD, ANEWZ].probability


def test_nobody_else_is_said_to_copy(edges):
    accused = {pair for pair, edge in edges.items() if edge.relation in COPYING}
    assert accused <= {(STANDARD, ANEWZ), (STANDARD, REWRITE)}


def test_the_republished_article_stands_apart_as_its_agency_s(lineage):
    nbc = next(wire for wire in lineage.wires if wire.name == "NBC News")
    assert nbc.seen is None
    assert nbc.carriers == (NBC,)


@pytest.mark.parametrize("article", [NBC, OVERT])
def test_an_independent_account_has_no_copied_or_edited_sentence(lineage, article):
    labels = {o.verdict.label for o in lineage.origins if o.sentence.article == article}
    assert not labels & {Label.COPIED, Label.EDITED}


def test_a_shared_quotation_is_quoted(lineage):
    text = {(s.article, s.index): s.text for d in lineage.documents for s in d.sentences}
    verdicts = {
        link.verdict.label
        for alignment in lineage.alignments
        if NBC in (alignment.a, alignment.b)
        for link in alignment.links
        if text[link.source.article, link.source.index].startswith(("“We want, like", '"We want'))
        and text[link.target.article, link.target.index].startswith(("“We want, like", '"We want'))
    }
    assert verdicts == {Label.QUOTED}


def test_every_sentence_has_one_origin(lineage):
    keys = [(s.article, s.index) for d in lineage.documents for s in d.sentences]
    assert [(o.sentence.article, o.sentence.index) for o in lineage.origins] == keys


def test_the_report_has_the_same_bytes_whatever_the_hash_seed_the_order_and_the_jobs():
    files = sorted(SEEDS.glob("*.txt"))
    names = [str(f) for f in files]
    first = run("report", *names, "--format", "json", seed="1")
    second = run("report", *reversed(names), "--format", "json", "--jobs", "2", seed="2")
    assert first.returncode == second.returncode == 0
    assert first.stdout == second.stdout


def test_a_report_s_folder_has_the_same_bytes_and_its_json_fits_its_schema(tmp_path):
    files = sorted(str(f) for f in SEEDS.glob("*.txt"))
    folders = tmp_path / "one", tmp_path / "other"
    run("report", *files, "-o", str(folders[0]), seed="1")
    run("report", *reversed(files), "-o", str(folders[1]), "--jobs", "2", seed="2")
    one, other = ({f.name: f.read_bytes() for f in folder.iterdir()} for folder in folders)
    assert one == other
    validate(json.loads(one["report.json"]), json.loads(one["report.schema.json"]))


def test_a_store_of_the_seeds_tells_what_the_seeds_tell(tmp_path):
    store = tmp_path / "seeds.wl"
    assert run("run", "seeds/", "-o", str(store)).returncode == 0
    from_store = run("report", str(store), "--format", "json")
    from_sources = run("report", "seeds/", "--format", "json")
    assert from_store.stdout == from_sources.stdout
    again = tmp_path / "again.wl"
    assert run("run", "seeds/", "-o", str(again), seed="7").returncode == 0
    assert store.read_bytes() == again.read_bytes()


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("seeds-report.txt", ["report", "seeds/"]),
        ("seeds-report.md", ["report", "seeds/", "--format", "md"]),
        ("seeds-compare.txt", ["compare", "seeds/", "--pair", STANDARD, ANEWZ]),
        ("seeds-explain.txt", ["explain", ANEWZ, "seeds/"]),
    ],
)
def test_the_seeds_are_told_as_in_the_golden_file(golden, name, arguments):
    shown = run(*arguments)
    assert shown.returncode == 0
    golden(name, shown.stdout)

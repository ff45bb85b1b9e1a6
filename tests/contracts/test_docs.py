"""What README and docs show can be typed: verbs, options and SQL are those of the program."""

from __future__ import annotations

import re
import shlex
import sqlite3
from pathlib import Path

import pytest

from lineage.cli.console import Console
from lineage.cli.exit_codes import ExitCode
from lineage.cli.layers import layers
from lineage.cli.main import VERBS, parser
from lineage.cli.settings import apply
from lineage.model import Label, Relation
from lineage.store import save
from lineage.store.schema import SCHEMA_VERSION, VIEWS

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
NAMES = [page.relative_to(ROOT).as_posix() for page in PAGES]
_FENCE = re.compile(r"^ *```(\w+)\n(.*?)^ *```", re.MULTILINE | re.DOTALL)


def blocks(page, language):
    return [body for kind, body in _FENCE.findall(page.read_text("utf-8")) if kind == language]


def commands(page):
    """Each `wirelineage …` of a console block, as words."""
    for block in blocks(page, "console"):
        for line in block.replace("\\\n", " ").splitlines():
            typed: list[str] = []
            for word in _words(line):
                if word == "wirelineage" or typed:
                    typed.append(word)
            if len(typed) > 1:
                yield typed[1:]


def _words(line):
    """Of the simple command in a line that is wirelineage's; the others are left out."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars=True)
    lexer.whitespace_split = True
    simple: list[str] = []
    for word in lexer:
        if set(word) <= set("|&;<>()"):
            if "wirelineage" in simple:
                return simple
            simple = []
        else:
            simple.append(word)
    return [word for word in simple if word not in ("$", "do")]


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_what_is_shown_can_be_typed(page):
    for words in commands(page):
        if words[0] in VERBS:
            parser(Console()).parse_args(words)
        else:
            assert not re.fullmatch("[a-z]+", words[0]), f"no verb: {words[0]}"


def test_commands_are_found_where_they_are_shown():
    assert sum(len([*commands(page)]) for page in PAGES) > 40


@pytest.fixture(scope="module")
def store(borders_lineage, tmp_path_factory):
    path = tmp_path_factory.mktemp("store") / "borders.wl"
    save(borders_lineage, path)
    with sqlite3.connect(path) as connection:
        yield connection
    connection.close()


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_the_sql_that_is_shown_runs(page, store):
    for block in blocks(page, "sql"):
        assert store.execute(block).description


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_the_settings_that_are_shown_are_settings(page, tmp_path):
    for block in blocks(page, "toml"):
        (tmp_path / "wirelineage.toml").write_text(block, "utf-8")
        apply(parser(Console()), layers({"HOME": str(tmp_path)}, tmp_path))


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_links_between_pages_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def test_every_exit_code_is_told():
    told = (ROOT / "docs/reference/exit-codes.md").read_text("utf-8")
    assert [int(code) for code in re.findall(r"^\| (\d+) \|", told, re.MULTILINE)] == [*ExitCode]


def test_the_reference_names_the_format_and_the_views_of_a_store():
    told = (ROOT / "docs/reference/store.md").read_text("utf-8")
    assert re.findall(r"store format (\d+)", told) == [str(SCHEMA_VERSION)]
    assert set(re.findall(r"`(v_\w+)`", told)) == set(re.findall(r"CREATE VIEW (\w+)", VIEWS))


@pytest.mark.parametrize("name", ["ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_the_files_that_are_named_are_there(name):
    named = re.findall(r"`([\w-]+/[\w/.-]+)`", (ROOT / name).read_text("utf-8"))
    assert not [n for n in named if not any((ROOT / at / n).exists() for at in ("", "lineage"))]


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_shown_somewhere(verb):
    assert any(words[0] == verb for page in PAGES for words in commands(page)), verb


@pytest.mark.parametrize("label", [*Label, *Relation])
def test_readme_tells_the_label(label):
    assert label.value in (ROOT / "README.md").read_text("utf-8")

"""Flag, environment, files: what becomes an option's default, and what is told of faults."""

from __future__ import annotations

import pytest

from lineage.cli.console import Console
from lineage.cli.layers import layers
from lineage.cli.main import parser
from lineage.cli.settings import apply
from lineage.errors import OptionError

HERE, PROJECT, OWN = "wirelineage.toml", "pyproject.toml", "config/wirelineage/config.toml"


@pytest.fixture
def settled(tmp_path):
    """`settled("report x", {file: text}, {variable: value})` → the arguments."""

    def settled(line, files=(), env=()):
        for name, content in dict(files).items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, "utf-8")
        env = {"XDG_CONFIG_HOME": str(tmp_path / "config"), **dict(env)}
        top = parser(Console())
        apply(top, layers(env, tmp_path))
        return top.parse_args(line.split())

    return settled


@pytest.mark.parametrize("strongest", range(6))
def test_the_nearer_a_setting_the_stronger(settled, strongest):
    files = {
        HERE: "encoding = 'e2'",
        PROJECT: "[tool.wirelineage]\nencoding = 'e3'",
        OWN: "encoding = 'e4'",
    }
    files = dict([*files.items()][max(strongest - 2, 0) :])
    env = {"WIRELINEAGE_ENCODING": "e1"} if strongest <= 1 else {}
    flag = "--encoding e0" if strongest == 0 else ""
    expected = "utf-8" if strongest == 5 else f"e{strongest}"
    assert settled(f"info x {flag}", files, env).encoding == expected


def test_a_table_of_a_verb_is_for_that_verb_alone(settled):
    files = {HERE: "jobs = 2\n[report]\njobs = 3\n[labels]\nseed = 5\n[labels.sample]\nnumber = 9"}
    assert (settled("report x", files).jobs, settled("graph x", files).jobs) == (3, 2)
    sample = settled("labels sample x.wl", files)
    assert (sample.seed, sample.number) == (5, 9)


def test_a_nearer_file_wins_over_a_table_of_a_farther_one(settled):
    files = {HERE: "jobs = 2", OWN: "[report]\njobs = 3"}
    assert settled("report x", files).jobs == 2


def test_above_a_value_counts_for_the_verbs_that_take_it(settled):
    files = {HERE: "format = 'csv'"}
    assert settled("report x", files).format == "csv"
    assert settled("graph x", files).format is None


def test_yes_no_numbers_and_lists_are_values_of_toml(settled):
    file = "strict = true\n[check]\nfail-over = 30\nignore_source = ['Our Paper', 'a17']"
    check = settled("check x --against y.wl --ignore-source b", {HERE: file})
    assert (check.strict, check.fail_over) == (True, 30)
    assert check.ignore_source == ["Our Paper", "a17", "b"]


def test_the_environment_says_them_as_text(settled):
    env = {"WIRELINEAGE_JOBS": "7", "WIRELINEAGE_STRICT": "no", "WIRELINEAGE_IGNORE_SOURCE": "a,b"}
    files = {HERE: "strict = true"}
    check = settled("check x --against y.wl", files, env)
    assert (check.jobs, check.strict, check.ignore_source) == (7, False, ["a", "b"])


def test_what_a_verb_requires_may_be_set(settled):
    assert settled("check x", {HERE: "[check]\nagainst = 'archive.wl'"}).against == "archive.wl"


def test_settings_of_the_screen_are_let_alone(settled):
    files = {HERE: "theme = 'mono'\ntext_width = 70\nwho = 'Ana'\nascii = true\n[keys]\nfind = 'x'"}
    ui = settled("ui", files)
    assert (ui.theme, ui.ascii) == (None, None)
    assert settled("report x", files).ascii is True


def test_settings_can_be_switched_off(settled):
    off = {"WIRELINEAGE_CONFIG": "off", "WIRELINEAGE_JOBS": "7"}
    assert settled("info x", {HERE: "jobs = 'many'"}, off).jobs is None


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("jbos = 4", "line 1: there is no setting 'jbos'; did you mean 'jobs'?"),
        ("\n# more\n[reprot]\njobs = 1", "line 3: there is no setting 'reprot'; did you mean 'rep"),
        ("[report]\ntabel = 'x'", "line 2: there is no setting 'tabel' of [report]; did you mean"),
        ("[graph]\nfail-over = 3", "there is no setting 'fail-over' of [graph]; "),
        ("jobs = 'four'", "line 1: jobs must be a whole number; got 'four'"),
        ("jobs = 1.5", "jobs must be a whole number; got 1.5"),
        ("jobs = true", "jobs must be a whole number; got True"),
        ("memory = 4", 'line 1: memory must be text, between quotation marks: "4"'),
        ("memory = 'much'", "memory cannot be 'much' (a size is written as 800M or 4G)"),
        ("strict = 3", "strict must be true or false; got 3"),
        ("encoding = 8", 'encoding must be text, between quotation marks: "8"'),
        ("[report]\nformat = 'jsn'", "got 'jsn'; did you mean 'json'?"),
        ("ignore-source = 'a'", "ignore-source must be a list; got 'a'"),
        ("[dedup]\nindex = 'redis://x'", "line 2: index is said anew with each call; give it as a"),
        ("output = 'x'", "output is said anew with each call; give it as a flag"),
        ("report = 3", "there is no setting 'report'"),
        ('a = """\njobs = 1\n"""\n\n\nx.y = [\n1,\n2]', "line 1: there is no setting 'a'"),
        ("jobs = ", "is not TOML"),
        (f"jobs = {'[' * 9999}", "is not TOML"),
    ],
)
def test_a_mistake_is_told_with_file_line_key_and_what_is_valid(
    settled, tmp_path, content, message
):
    with pytest.raises(OptionError) as told:
        settled("info x", {HERE: content})
    assert str(told.value).startswith(str(tmp_path / HERE))
    assert message in str(told.value)


def test_a_line_is_where_the_statement_begins(settled):
    file = 'jobs = 1\nid-field = """\nnope = 1\n"""\nignore-source = [\n  "a",\n]\nnope = [\n  1\n]'
    with pytest.raises(OptionError, match="line 8: there is no setting 'nope'"):
        settled("info x", {HERE: file})


def test_a_mistake_in_a_project_has_its_line_there(settled):
    file = "[project]\nname = 'x'\n\n[tool.wirelineage]\njobs = 1\n\n[tool.wirelineage.report]\nx=1"
    with pytest.raises(OptionError, match=r"pyproject\.toml, line 8: there is no setting 'x' of"):
        settled("info x", {PROJECT: file})


def test_a_mistake_in_the_environment_names_the_variable(settled):
    with pytest.raises(OptionError, match=r"^WIRELINEAGE_JOSB: .* did you mean 'jobs'"):
        settled("info x", env={"WIRELINEAGE_JOSB": "4"})


def test_several_mistakes_are_counted(settled):
    with pytest.raises(OptionError, match="2 more: `wirelineage config check`"):
        settled("info x", {HERE: "a = 1\nb = 2\nc = 3"})


def test_lines_are_looked_for_only_when_somebody_is_told(settled, monkeypatch):
    def fail(*_):
        raise AssertionError("a line was looked for")

    monkeypatch.setattr("lineage.cli.layers._line", fail)
    assert settled("info x", {HERE: "jobs = 3\n[report]\nformat = 'md'"}).jobs == 3

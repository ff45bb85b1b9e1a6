"""`config`, and that every verb hears of the settings."""

from __future__ import annotations

import pytest

from lineage.cli.exit_codes import ExitCode

SETTINGS = """\
jobs = 2
who = "Ana"
[report]
format = "json"
[keys]
find = "ctrl+f"
list.sort = "o"
"""


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "wirelineage.toml"


def test_a_setting_changes_what_a_verb_does(here, straw, folder, command):
    here.write_text("[report]\nformat = 'json'\n")
    assert command("report", folder)[1].startswith("{")
    assert not command("report", folder, "--format", "text")[1].startswith("{")


def test_a_wrong_setting_stops_a_verb_but_not_its_help(here, straw, folder, command):
    here.write_text("jbos = 3\n")
    code, out, err = command("report", folder)
    assert (code, out) == (ExitCode.USAGE, "")
    assert "line 1: there is no setting 'jbos'; did you mean 'jobs'?" in err
    assert command("report", "--help")[0] == ExitCode.DONE


def test_show_tells_what_is_set_and_where(here, command, monkeypatch):
    here.write_text(SETTINGS)
    monkeypatch.setenv("WIRELINEAGE_JOBS", "3")
    assert command("config", "show", "--origin")[1].splitlines() == [
        'jobs = "3"  # WIRELINEAGE_JOBS',
        f'who = "Ana"  # {here}, line 2',
        "[keys]",
        f'find = "ctrl+f"  # {here}, line 6',
        "[keys.list]",
        f'sort = "o"  # {here}, line 7',
        "[report]",
        f'format = "json"  # {here}, line 4',
    ]


def test_show_of_a_verb_tells_the_defaults_as_well(here, command):
    here.write_text(SETTINGS)
    shown = command("config", "show", "report", "--origin")[1].splitlines()
    assert f"jobs = 2  # {here}, line 1" in shown
    assert 'encoding = "utf-8"  # default' in shown
    assert "# table is not set  # default" in shown
    code, _, err = command("config", "show", "reports")
    assert code == ExitCode.USAGE
    assert "no verb is called `reports`" in err


def test_path_names_the_files_nearest_first(here, command):
    here.write_text("")
    assert command("config", "path")[1].splitlines() == [
        str(here),
        f"{here.parent / 'pyproject.toml'}  (not there)",
        f"{here.parent / 'config/wirelineage/config.toml'}  (not there)",
    ]


def test_check_tells_everything_that_is_wrong_of_verbs_and_screen(here, command):
    here.write_text(SETTINGS)
    assert command("config", "check")[:2] == (ExitCode.DONE, "")
    here.write_text("jbos = 1\nformat = 'x'\n[keys]\nfnid = 'x'\n")
    code, out, _ = command("config", "check")
    assert code == ExitCode.USAGE
    assert [line.partition(", ")[2][:6] for line in out.splitlines()] == [
        "line 1",
        "line 2",
        "line 4",
    ]


def test_what_a_file_says_cannot_steer_the_terminal(here, command):
    here.write_text('who = "\\u001b[2J"\n')
    assert "\x1b" not in command("config", "show")[1]


def test_a_folder_that_is_gone_has_no_settings(here, straw, folder, command, monkeypatch):
    command("report", folder)  # CPython 3.13.0 cannot import everything where it stands nowhere
    gone = here.parent / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    said = command("report", folder)
    assert said[0] == ExitCode.DONE, said


def test_show_says_so_when_nothing_is_set(here, command):
    code, out, err = command("config", "show", "--origin")
    assert (code, out) == (ExitCode.DONE, "")
    assert "nothing is set" in err

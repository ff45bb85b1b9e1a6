"""The articles that come with the program."""

from __future__ import annotations

from pathlib import Path

from lineage.cli.exit_codes import ExitCode

TUTORIAL = Path(__file__).parents[2] / "docs/tutorial.md"


def test_the_demo_shows_an_agency_that_is_not_there_and_who_does_not_credit_it(command):
    code, out, err = command("demo", "--plain", "--width", "200")
    assert (code, err) == (ExitCode.DONE, "")
    assert "common source, Northern Wire, which is not in this corpus" in out
    assert "vellmouth-post-update (Vellmouth Post) is an update of its outlet's own" in out
    assert "5 articles, 2 independent accounts" in out


def test_where_there_is_no_screen_the_demo_is_the_report(command):
    assert command("demo", "--color", "always")[1].startswith("5 articles read")
    assert "\x1b[1mWHO CARRIES" in command("demo", "--color", "always")[1]


def test_settings_for_other_articles_do_not_change_the_demo(command, monkeypatch, tmp_path):
    plain = command("demo")[1]
    monkeypatch.chdir(tmp_path)
    (tmp_path / "wirelineage.toml").write_text(
        "outlet-field = 'publication'\nfilter = 'outlet:x'\nformat = 'json'\nencoding = 'utf-16'\n"
    )
    assert command("demo") == (ExitCode.DONE, plain, "")


def test_the_screen_of_the_demo_keeps_to_ascii_too(command, monkeypatch):
    seen = []
    monkeypatch.setattr("lineage.cli.console.has_screen", lambda: True)
    monkeypatch.setattr("lineage.cli.ui.run", lambda args: seen.append(args) or 0)
    assert command("demo", "--ascii")[0] == ExitCode.DONE
    assert [(args.ascii, args.read_only) for args in seen] == [(True, False)]


def test_the_files_can_be_had_and_are_never_written_over(command, tmp_path):
    assert command("demo", "--copy", tmp_path / "sample")[0] == ExitCode.DONE
    plain = command("demo", "--plain")[1]
    assert command("report", tmp_path / "sample")[1] == plain
    code, out, err = command("demo", "--copy", tmp_path / "sample")
    assert (code, out) == (ExitCode.NO_OUTPUT, "")
    assert "name a folder that is not there" in err


def test_the_tutorial_shows_what_the_program_says(command, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    command("demo", "--copy", "sample")
    said = command("graph", "sample")[1] + command("report", "sample")[1]
    shown = TUTORIAL.read_text("utf-8").split("```text\n")[1:]
    assert len(shown) == 2
    for block in shown:
        assert block.partition("```")[0] in said

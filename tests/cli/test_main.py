"""Exit codes, help, and what becomes of errors."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

from lineage.cli import info
from lineage.cli.console import Console
from lineage.cli.exit_codes import ExitCode
from lineage.cli.main import LOOKLESS, VERBS, parser
from lineage.cli.settings import options
from lineage.errors import FormatError, InputError, LineageError, OptionError, OutputError


def program(*argv: str, **more) -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "lineage", *argv]
    return subprocess.run(command, capture_output=True, text=True, check=False, **more)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OptionError("x"), ExitCode.USAGE),
        (InputError("x"), ExitCode.NO_INPUT),
        (FormatError("x"), ExitCode.BAD_STORE),
        (OutputError("x"), ExitCode.NO_OUTPUT),
        (LineageError("x"), ExitCode.BUG),
        (KeyboardInterrupt(), ExitCode.INTERRUPTED),
        (RuntimeError("x"), ExitCode.BUG),
    ],
)
def test_each_kind_of_failure_has_its_code_and_one_line(error, code, monkeypatch, command) -> None:
    def fail(_):
        raise error

    monkeypatch.setattr(info, "run", fail)
    got, out, err = command("info", "x")
    assert (got, out) == (code, "")
    assert err.startswith("wirelineage: ")
    assert err.count("\n") == 1


def test_codes_are_as_documented() -> None:
    codes = {code.name: code.value for code in ExitCode}
    assert codes == {
        "DONE": 0,
        "FINDING": 1,
        "USAGE": 2,
        "NO_INPUT": 3,
        "SKIPPED": 4,
        "BAD_STORE": 5,
        "NO_OUTPUT": 6,
        "BUG": 70,
        "INTERRUPTED": 130,
        "BROKEN_PIPE": 141,
    }


def test_the_traceback_is_shown_when_asked_for(monkeypatch, command) -> None:
    monkeypatch.setattr(info, "run", lambda _: 1 // 0)
    assert "WIRELINEAGE_DEBUG=1" in command("info", "x")[2]
    monkeypatch.setenv("WIRELINEAGE_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        command("info", "x")


def test_a_message_cannot_steer_the_terminal(monkeypatch, command) -> None:
    def fail(_):
        raise InputError("\x1b[2J.txt does not exist")

    monkeypatch.setattr(info, "run", fail)
    assert "\x1b" not in command("info", "x")[2]


@pytest.mark.parametrize(
    ("typed", "meant"), [("reprot", "report"), ("comapre", "compare"), ("exlpain", "explain")]
)
def test_a_mistyped_verb_gets_the_nearest_one(typed, meant, command) -> None:
    code, _, err = command(typed, "x")
    assert code == ExitCode.USAGE
    assert f"did you mean `{meant}`?" in err


def test_what_is_neither_verb_nor_file_is_told_so(command) -> None:
    code, _, err = command("nowhere/at/all")
    assert code == ExitCode.USAGE
    assert "no verb and no file `nowhere/at/all`" in err


def test_no_words_at_all_get_help_on_stderr(command) -> None:
    code, out, err = command()
    assert (code, out) == (ExitCode.USAGE, "")
    assert err.startswith("examples:")


def test_help_begins_with_three_examples(command) -> None:
    code, out, err = command("--help")
    assert (code, err) == (0, "")
    assert out.startswith("examples:\n")
    assert sum(line.startswith("  wirelineage ") for line in out.splitlines()) == 3


@pytest.mark.parametrize("verb", sorted({*VERBS} - {"dedup", "demo", "labels", *LOOKLESS}))
def test_every_verb_has_the_common_flags(verb, command) -> None:
    code, out, _ = command(verb, "--help")
    assert code == 0
    for flag in ("--format", "-o", "--quiet", "--jobs", "--id-field", "--metadata"):
        assert flag in out
    assert ("--strict" in out) == (verb != "watch")  # which has no end, so no code of its own


@pytest.mark.parametrize("verb", VERBS)
def test_a_wrong_flag_is_a_usage_error(verb, command) -> None:
    code, out, err = command(verb, "x", "--nonsense")
    assert (code, out) == (ExitCode.USAGE, "")
    assert f"wirelineage {verb} --help" in err


def test_a_mistyped_flag_gets_the_nearest_one(command) -> None:
    assert "did you mean --format? See" in command("report", "x", "--formt=csv")[2]
    assert "did you mean --stratify? See" in command("labels", "sample", "x", "--strat", "role")[2]
    assert "did you mean" not in command("labels", "sample", "x", "--text", "none")[2]


@pytest.mark.parametrize("flag", ["--outlet", "--text", "--form"])
def test_a_flag_is_written_out(flag, command) -> None:
    code, out, err = command("run", "x", "-o", "x.wl", flag, "Reuters")
    assert (code, out) == (ExitCode.USAGE, "")
    assert f"cannot make sense of {flag}" in err


@pytest.mark.parametrize("verb", [(), *options(parser(Console()))], ids=" ".join)
def test_help_fits_eighty_columns(verb, command, monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    code, out, _ = command(*verb, "--help")
    assert code == 0
    assert [line for line in out.splitlines() if len(line) > 80] == []


def test_version(command) -> None:
    code, out, _ = command("--version")
    assert code == 0
    assert out.startswith("wirelineage ")


def test_help_answers_at_once_and_loads_nothing_heavy() -> None:
    code = (
        "import sys; from lineage.cli.main import main; main(['--help']); "
        "print(*sys.modules, file=sys.stderr)"
    )
    started = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert time.perf_counter() - started < 2  # far above the target: only a gross fault shows
    loaded = {name.partition(".")[0] for name in done.stderr.split()}
    assert not loaded & {
        *("numpy", "rich", "textual", "datasketch", "scipy", "orjson", "rapidfuzz"),
        *("diff_match_patch", "sqlite3", "difflib", "tempfile"),
    }


def test_a_reader_that_goes_away_is_no_error_message() -> None:
    code = (
        "import sys; from lineage.cli import info; from lineage.cli.main import main\n"
        "info.run = lambda args: args.console.out([b'x' * 70000] * 9) or 0\n"
        "sys.exit(main(['info', 'x']))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    process.stdout.read(1)
    process.stdout.close()
    with process:
        assert process.stderr.read() == b""
    assert process.returncode == ExitCode.BROKEN_PIPE


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no full device here")  # noqa: PTH110
def test_a_full_disk_under_stdout_is_said() -> None:
    code = (
        "import sys; from lineage.cli import info; from lineage.cli.main import main\n"
        "info.run = lambda args: args.console.out([b'x']) or 0\n"
        "sys.exit(main(['info', 'x']))"
    )
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        done = subprocess.run(
            [sys.executable, "-c", code], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == ExitCode.NO_OUTPUT
    assert done.stderr.startswith(b"wirelineage: the result cannot be written")


def test_python_m_lineage_is_the_command() -> None:
    done = program("reprot")
    assert done.returncode == ExitCode.USAGE
    assert "did you mean" in done.stderr

"""The scripts of `completion`, asked by the shells themselves; and the manual page."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from lineage.cli.main import VERBS

ASKS = {
    "bash": r"""
source "$1"
read -ra COMP_WORDS <<< "$2"
[[ $2 == *' ' ]] && COMP_WORDS+=('')
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
COMP_LINE=$2 COMP_POINT=${#2} COMP_TYPE=9
asked=$(complete -p wirelineage | sed 's/.*-F \([^ ]*\).*/\1/')
$asked wirelineage "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
printf '%s\n' "${COMPREPLY[@]}"
""",
    "zsh": r"""
zmodload zsh/zpty
zpty z zsh -f -i
zpty -w z "PS1=; fpath=(${1:h} \$fpath); autoload -Uz compinit; compinit -u -D; stty columns 200"
zpty -w z 'told() { print REA""DY; }; zle -N told; bindkey "^X" told; zle -N zle-line-init told'
zpty -r z line '*READY*'
zpty -n -w z "$2"$'\C-d\C-x'
zpty -r z line '*READY*'
print -r -- "$line"
zpty -d z
""",
    "fish": r"""
source $argv[1]
complete -C $argv[2]
""",
}


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    """`ask("bash", "wirelineage rep")` → what the shell offers."""
    folder = tmp_path_factory.mktemp("completion")

    def ask(shell, line):
        if not shutil.which(shell):
            pytest.skip(f"there is no {shell} here")
        name = "_wirelineage" if shell == "zsh" else f"wirelineage.{shell}"
        script, question = folder / name, folder / f"ask.{shell}"
        if not script.exists():
            script.write_text(written(shell), "utf-8")
            question.write_text(ASKS[shell], "utf-8")
        env = {"HOME": str(folder), "PATH": "/usr/bin:/bin", "TERM": "dumb", "LANG": "C.UTF-8"}
        done = subprocess.run(
            [shell, str(question), str(script), line],
            capture_output=True,
            text=True,
            check=False,
            env=env,
            cwd=folder,
            timeout=30,
        )
        assert not done.stderr
        return done.stdout

    return ask


def written(shell):
    import io
    from contextlib import redirect_stdout

    from lineage.cli.main import main

    page = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with redirect_stdout(page):
        assert main(["completion", shell]) == 0
    return page.buffer.getvalue().decode()


def test_the_script_is_bash(tmp_path):
    (tmp_path / "script").write_text(written("bash"), "utf-8")
    subprocess.run(["bash", "-n", str(tmp_path / "script")], check=True)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("wirelineage co", ("compare", "config", "completion")),
        ("wirelineage report --f", ("--format", "--filter")),
        ("wirelineage report --format ", ("text", "md", "json", "csv")),
        ("wirelineage export --format ", ("tei", "parquet", "dataset")),
        ("wirelineage report --table ", ("pairs", "story_articles")),
        ("wirelineage labels sample --s", ("--stratify", "--seed")),
        ("wirelineage config ", ("show", "path", "check")),
        ("wirelineage completion ", ("bash", "zsh", "fish")),
    ],
)
def test_a_shell_is_offered_what_the_parser_knows(ask, shell, line, offered):
    assert set(offered) <= set(ask(shell, line).split())


@pytest.mark.parametrize("shell", ["bash", "fish"])
def test_files_are_offered_for_sources(ask, shell):
    assert "ask." in ask(shell, "wirelineage report ask")


def test_the_manual_page_tells_every_verb_and_reads_without_complaint(command, tmp_path):
    code, page, err = command("man")
    assert (code, err) == (0, "")
    assert command("man")[1] == page
    for verb in VERBS:
        assert rf"\fBwirelineage\fR \fI\,{verb}\/\fR" in page
        assert rf".SH COMMAND \fI\,'wirelineage {verb}'\/\fR" in page
    if shutil.which("groff"):
        done = subprocess.run(
            ["groff", "-k", "-man", "-Tutf8", "-wall", "-Wbreak"],
            input=page.encode(),
            capture_output=True,
            check=True,
        )
        assert b"labels" in done.stdout
        assert not done.stderr

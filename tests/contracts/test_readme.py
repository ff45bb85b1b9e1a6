"""The README tells every verb, every option and every label, and no command that is not there."""

import re
from argparse import _SubParsersAction
from pathlib import Path

import pytest

from lineage.cli.console import Console
from lineage.cli.main import VERBS, parser
from lineage.model import Label, Relation

README = Path(__file__).parents[2] / "README.md"


@pytest.fixture(scope="module")
def readme():
    assert README.exists(), f"{README.name} is missing: write it"
    return README.read_text("utf-8")


def options():
    verbs = next(a for a in parser(Console())._actions if isinstance(a, _SubParsersAction))
    flags = {
        flag
        for verb in verbs.choices.values()
        for action in verb._actions
        for flag in action.option_strings
    }
    return sorted(flag for flag in flags if flag.startswith("--") and flag != "--help")


@pytest.mark.parametrize("verb", VERBS)
def test_readme_tells_the_verb(readme, verb):
    assert f"wirelineage {verb}" in readme


@pytest.mark.parametrize("option", options())
def test_readme_tells_the_option(readme, option):
    assert re.search(rf"{option}(?![\w-])", readme)


@pytest.mark.parametrize("label", [*Label, *Relation])
def test_readme_tells_the_label(readme, label):
    assert label.value in readme


def test_readme_names_no_verb_that_is_not_there(readme):
    shown = re.findall(r"^\s*\$?\s*wirelineage ([a-z]+)", readme, re.MULTILINE)
    assert not set(shown) - set(VERBS)

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


def flags(actions):
    """Of a parser and of those below it."""
    for action in actions:
        yield from action.option_strings
        if isinstance(action, _SubParsersAction):
            for below in action.choices.values():
                yield from flags(below._actions)


def options():
    found = set(flags(parser(Console())._actions))
    return sorted(flag for flag in found if flag.startswith("--") and flag != "--help")


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

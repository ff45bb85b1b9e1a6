"""`completion`: what a shell needs to complete verbs, options and their values."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lineage.cli.exit_codes import ExitCode

_SHELLS = ("bash", "zsh", "fish")
_PATHS = ("FILE", "CSV", "DIR", "X.wl", "Y.wl")
"""Metavars of options that take a path."""
_EPILOG = """\
bash:  wirelineage completion bash > DIR/wirelineage, where DIR is
       ~/.local/share/bash-completion/completions
zsh:   wirelineage completion zsh > DIR/_wirelineage, where DIR stands in $fpath
fish:  wirelineage completion fish > ~/.config/fish/completions/wirelineage.fish
"""


def add_parser(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser(
        "completion",
        help="a script that completes verbs and options in bash, zsh or fish",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("shell", choices=_SHELLS, help="for which shell")
    parser.set_defaults(quiet=False)


def run(args: argparse.Namespace) -> ExitCode:
    import shtab

    from lineage.cli.exit_codes import ExitCode
    from lineage.cli.main import parser
    from lineage.cli.verb_tree import leaves

    top = parser(args.console)
    for verb, leaf in leaves(top):
        for action in leaf._actions:
            if verb != ("completion",) and _takes_a_path(action):
                action.complete = shtab.FILE  # type: ignore[attr-defined]
    args.console.out([shtab.complete(top, args.shell).encode()])
    return ExitCode.DONE


def _takes_a_path(action: argparse.Action) -> bool:
    is_positional = not action.option_strings and action.choices is None
    return is_positional or not {*str(action.metavar).split("|")}.isdisjoint(_PATHS)

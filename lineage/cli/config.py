"""`config`: which settings are in force, where they are looked for, and what is wrong in them."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lineage.cli.exit_codes import ExitCode
from lineage.errors import OptionError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lineage.cli.layers import Layer

_EPILOG = """\
The nearest counts: flags, then WIRELINEAGE_* (WIRELINEAGE_JOBS=4),
./wirelineage.toml, [tool.wirelineage] in ./pyproject.toml, your own config.toml,
the program's default. Keys are the long names of options; those in a table of a
verb's name are for that verb alone:

  jobs = 4
  [check]
  against = "archive.wl"
  ignore-source = ["Our Paper"]
  [keys]
  find = "ctrl+f"
"""


def add_parser(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser(
        "config",
        help="settings: which are in force, where they come from, what is wrong in them",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(quiet=False)
    tasks = parser.add_subparsers(dest="task", metavar="TASK", title="tasks", required=True)
    does = "what files and variables set, as TOML"
    show = tasks.add_parser("show", help=does, description=does)
    show.add_argument(
        "of", nargs="*", metavar="VERB", help="every option of a verb, with its default"
    )
    show.add_argument("--origin", action="store_true", help="say of each where it comes from")
    does = "the files in which settings are looked for, the strongest first"
    tasks.add_parser("path", help=does, description=does)
    does = "tell everything that is wrong; exit with 2 when something is"
    tasks.add_parser("check", help=does, description=does)


def run(args: argparse.Namespace) -> ExitCode:
    return _TASKS[args.task](args)


def _show(args: argparse.Namespace) -> ExitCode:
    found = _layers()
    told = _of_verb(args, found) if args.of else _set(found)
    lines = [f"{said}  # {origin}" if args.origin and origin else said for said, origin in told]
    _out(args, lines)
    if not lines:
        args.console.say("nothing is set; `config show VERB` lists all that could be")
    return ExitCode.DONE


def _set(found: Sequence[Layer]) -> Iterator[tuple[str, str]]:
    """What any layer sets: a line of TOML, and where it comes from."""
    tables: dict[tuple[str, ...], dict[str, tuple[Any, str]]] = {(): {}}
    for layer in found:
        for *table, name in _names(layer.table):
            place = layer.place(*table, name)
            value = layer.value((*table, name))
            tables.setdefault(tuple(table), {}).setdefault(name, (value, place))
    for path, named in sorted(tables.items()):
        if path:
            yield f"[{'.'.join(path)}]", ""
        for name, (value, place) in sorted(named.items()):
            yield f"{_key(name, path)} = {_toml(value)}", place


def _names(table: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for name, value in table.items():
        if isinstance(value, dict) and value:
            yield from _names(value, (*path, name))
        else:
            yield (*path, name)


def _of_verb(args: argparse.Namespace, found: Sequence[Layer]) -> Iterator[tuple[str, str]]:
    from lineage.cli.main import parser
    from lineage.cli.settings import in_force, options

    actions, verb = options(parser(args.console)), tuple(args.of)
    if verb not in actions:
        known = ", ".join(" ".join(name) for name in actions)
        raise OptionError(f"no verb is called `{' '.join(verb)}`; verbs: {known}")
    for name, action in sorted(actions[verb].items()):
        setting = in_force(found, verb, name, action)
        value, origin = (setting.value, setting.origin) if setting else (action.default, "default")
        key = _key(name)
        yield f"# {key} is not set" if value is None else f"{key} = {_toml(value)}", origin


def _path(args: argparse.Namespace) -> ExitCode:
    from lineage.cli.layers import files

    found = files(os.environ, Path.cwd())
    _out(args, (f"{path}{'' if path.exists() else '  (not there)'}" for path in found))
    return ExitCode.DONE


def _check(args: argparse.Namespace) -> ExitCode:
    from lineage.cli.main import parser
    from lineage.cli.settings import options, problems
    from lineage.cli.ui import screen_settings

    found, actions = _layers(), options(parser(args.console))
    wrong = [problem for layer in found for problem in problems(layer, actions)]
    try:
        screen_settings({})
    except OptionError as error:
        wrong.append(str(error))
    _out(args, wrong)
    if not wrong:
        args.console.say("nothing is wrong in the settings")
    return ExitCode.USAGE if wrong else ExitCode.DONE


_TASKS = {"show": _show, "path": _path, "check": _check}


def _layers() -> Sequence[Layer]:
    from lineage.cli.layers import layers

    return layers(os.environ, Path.cwd())


def _out(args: argparse.Namespace, lines: Iterator[str] | list[str]) -> None:
    from lineage.report.foreign import visible

    args.console.out(f"{visible(line)}\n".encode() for line in lines)


def _key(name: str, path: tuple[str, ...] = ()) -> str:
    return name if path[:1] == ("keys",) else name.replace("_", "-")


def _toml(value: Any) -> str:
    """JSON's texts, numbers and lists are TOML's as well; tables were taken apart before."""
    return json.dumps(value, ensure_ascii=False, default=str)

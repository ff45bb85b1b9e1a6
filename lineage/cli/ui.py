"""`ui`: the same answer on the screen. The only place that opens `tui`."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from lineage.cli import arguments
from lineage.cli.exit_codes import ExitCode
from lineage.errors import OptionError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.analysis import Analysis
    from tui.app import LineageApp
    from tui.library import Library
    from tui.loader import Loader
    from tui.place import Place
    from tui.settings import Settings


def add_parser(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser("ui", help="look around on the screen")
    parser.add_argument(
        "sources", nargs="*", metavar="X.wl|SRC", help=f"{arguments.SOURCES_HELP}; or nothing yet"
    )
    parser.add_argument("--screen", metavar="NAME", help="the first one: 1 to 8, or its name")
    parser.add_argument("--story", metavar="ID", help="the first one: its id, or an article of it")
    parser.add_argument("--filter", default="", metavar="TERMS", help="show only what fits")
    parser.add_argument("--theme", metavar="NAME", help="wire-dark, wire-light, … or mono")
    parser.add_argument(
        "--ascii", action="store_true", default=None, help="no other characters than ASCII"
    )
    parser.add_argument("--read-only", action="store_true", help="take no decisions of people")
    arguments.add_reading(parser)
    parser.set_defaults(quiet=False)


def run(args: argparse.Namespace) -> int:
    os.environ.setdefault("TEXTUAL_FPS", "120")  # a key is answered at the next picture
    from tui.loader import Loader

    _check_screen()
    start = _place(args.screen)
    settings = screen_settings({"theme": args.theme, "ascii": args.ascii})
    flags = arguments.reading_flags(args)
    _end_in_order()
    stdin = _stdin(args.sources)
    with closing(Loader(flags, stdin, settings.who, read_only=args.read_only)) as loader:
        app = _app(args, loader, start, settings)
        app.run()
        if app.arrivals.error:
            raise app.arrivals.error
        return app.arrivals.code or app.return_code or 0


def screen_settings(flags: Mapping[str, object]) -> Settings:
    """What flags, environment and files say of the screen."""
    from tui.commands import NAMES
    from tui.settings import read_settings

    return read_settings(flags, env=os.environ, folder=Path(), commands=NAMES)


def _app(
    args: argparse.Namespace, loader: Loader, start: Place | None, settings: Settings
) -> LineageApp:
    """What can be wrong is told before the screen opens; an analysis begins before that."""
    opened: Library | Path | Analysis | None
    opened = loader.open(args.sources) if args.sources else None
    if args.story and isinstance(opened, Path):
        opened = loader.library(opened)
        _check_story(opened.story_named(args.story), args.story)
    filter_ = _filter(args.filter)

    from tui.app import LineageApp

    return LineageApp(
        opened,
        settings=settings,
        env=os.environ,
        start=start,
        story=args.story or "",
        filter_=filter_,
        loader=loader,
        prepares=True,
        may_go_on=True,
    )


def _end_in_order() -> None:
    """Nothing is left behind where the terminal goes away; while the screen is open it minds
    these signals itself."""
    for name in ("SIGHUP", "SIGTERM"):
        if number := getattr(signal, name, None):
            signal.signal(number, lambda *_: sys.exit(ExitCode.INTERRUPTED))


def _place(screen: str | None) -> Place | None:
    from tui.commands import SCREENS
    from tui.place import Place

    if screen is None:
        return None
    for number, (id_, *_) in enumerate(SCREENS, 1):
        if screen.lower() in (str(number), id_):
            return Place(id_)
    names = ", ".join(id_ for id_, *_ in SCREENS)
    raise OptionError(f"there is no screen {screen}; give 1 to {len(SCREENS)}, or one of {names}")


def _filter(text: str) -> str:
    if not text:
        return ""
    from lineage.store.filters import parse

    return parse(text).text


def _check_story(number: int | None, id_: str) -> None:
    if number is None:
        raise OptionError(
            f"no story has the id {id_}, and no article in a story has it; "
            "`wirelineage graph` lists the stories"
        )


def _check_screen() -> None:
    from lineage.cli.console import has_screen

    if not has_screen():
        raise OptionError(
            "there is no terminal to draw on (stdout and stderr must be one, and TERM not dumb); "
            "`wirelineage report` tells the same as text"
        )


def _stdin(sources: Sequence[str]) -> int:
    """What `-` reads. Keys come from the terminal itself where stdin is something else."""
    if "TEXTUAL_DRIVER" in os.environ:
        return _for_nobody(sources, "keys from a browser")
    if sys.stdin is not None and sys.stdin.isatty():
        return _for_nobody(sources, "the keyboard")
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        raise OptionError(
            "there is no terminal to read keys from; `wirelineage report` needs none"
        ) from None
    piped = os.dup(0)
    os.dup2(terminal, 0)
    os.close(terminal)
    return piped


def _for_nobody(sources: Sequence[str], what: str) -> int:
    if "-" in sources:
        raise OptionError(f"standard input is {what} here; pipe articles into it, or name files")
    return subprocess.DEVNULL

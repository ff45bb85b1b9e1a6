"""`serve`: the screen of a store in a browser of this machine."""

from __future__ import annotations

import argparse
import shlex
import sys
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING

from lineage.cli.exit_codes import ExitCode
from lineage.errors import InputError, OptionError, OutputError

if TYPE_CHECKING:
    from lineage.cli.console import Console

_MOST_PORTS = 65535


def add_parser(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser("serve", help="look around in a browser (needs the extra `web`)")
    parser.add_argument("store", metavar="X.wl", help="a store, made by `wirelineage run`")
    parser.add_argument("--host", default="127.0.0.1", help="who may connect (default: 127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="default: 8000")
    parser.add_argument("--read-only", action="store_true", help="take no decisions of people")
    parser.add_argument("--quiet", action="store_true", help="no talk on stderr")


def run(args: argparse.Namespace) -> ExitCode:
    from contextlib import closing

    from lineage.cli.inputs import is_stored
    from lineage.store.archive import Archive

    if not is_stored(args.store):
        raise InputError(
            f"{args.store} is no store; make one: `wirelineage run {args.store} -o X.wl`"
        )
    with closing(Archive(Path(args.store))):
        """In order."""
    if not 0 < args.port <= _MOST_PORTS:
        raise OptionError(f"--port must be between 1 and {_MOST_PORTS}; got {args.port}")
    if not _is_loopback(args.host):
        args.console.say(
            f"warning: whoever reaches {args.host} can read these texts, and write files as you; "
            "there is no password and no encryption. --host 127.0.0.1 is for this machine alone"
        )
    _serve(args.console, _command(args), args.host, args.port)
    return ExitCode.DONE


def _command(args: argparse.Namespace) -> str:
    """For a shell."""
    words = [sys.executable, "-m", "lineage", "ui", str(Path(args.store).resolve())]
    return shlex.join([*words, "--read-only"] if args.read_only else words)


def _serve(console: Console, command: str, host: str, port: int) -> None:
    try:
        from lineage.cli.web import serve
    except ModuleNotFoundError as error:
        raise OptionError(
            f"`serve` needs the extra `web` ({error.name} is missing); "
            "install it: pip install 'wirelineage[web]'"
        ) from None
    try:
        serve(command, host, port, console.say)
    except OSError as error:
        raise OutputError(
            f"{host}, port {port} cannot be listened on ({error.strerror or error}); "
            "give another --port"
        ) from error


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"

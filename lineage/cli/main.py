"""argv → exit code. The one place where errors become messages and codes."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from lineage import __version__
from lineage.cli import arguments
from lineage.cli.console import Console, has_screen
from lineage.cli.exit_codes import ExitCode
from lineage.cli.verb_tree import leaves
from lineage.errors import FormatError, InputError, LineageError, OptionError, OutputError
from lineage.text.nearest import nearest

VERBS = (
    *("ui", "run", "add", "watch", "report", "compare", "explain", "check", "graph", "export"),
    *("dedup", "labels", "info", "formats", "schema", "serve"),
    *("demo", "config", "completion", "man"),
)
"""Each is a module here with `add_parser` and `run`."""
LOOKLESS = ("ui", "serve", "formats", "schema", "config", "completion", "man")
"""They print no report."""
UNSETTLED = ("config", "completion", "man")
"""They work where the settings are wrong."""

EXAMPLES = """\
examples:
  wirelineage ui articles/                who carried whose words, on the screen
  wirelineage compare draft.txt wire.txt  two texts, sentence by sentence
  wirelineage run feed.jsonl -o feed.wl   store it, then: report feed.wl
"""

_CODES: tuple[tuple[type[LineageError], ExitCode], ...] = (
    (OptionError, ExitCode.USAGE),
    (InputError, ExitCode.NO_INPUT),
    (FormatError, ExitCode.BAD_STORE),
    (OutputError, ExitCode.NO_OUTPUT),
)


def main(argv: Sequence[str] | None = None) -> int:
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the workers are the threads
    console = Console()
    try:
        return _run(list(sys.argv[1:] if argv is None else argv), console)
    except LineageError as error:
        console.fail(str(error))
        return next((code for kind, code in _CODES if isinstance(error, kind)), ExitCode.BUG)
    except KeyboardInterrupt:
        console.fail("interrupted; nothing half-written is left")
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        _close_stdout()
        return ExitCode.BROKEN_PIPE
    except Exception as error:
        if os.environ.get("WIRELINEAGE_DEBUG", "0") not in ("", "0"):
            raise
        console.fail(
            f"failed unexpectedly ({type(error).__name__}: {error}); this is a fault of the "
            "program: run again with WIRELINEAGE_DEBUG=1 to see where, and report it"
        )
        return ExitCode.BUG


def _run(argv: list[str], console: Console) -> int:
    if not argv:
        console.raw(EXAMPLES + "\n" + parser(console).format_help(), stderr=True)
        return ExitCode.USAGE
    if _is_source(argv[0]):
        argv = ["ui" if has_screen() else "report", *argv]
    _check_verb(argv[0])
    if argv[0] in ("-h", "--help"):
        console.raw(EXAMPLES + "\n" + parser(console).format_help(), stderr=False)
        return ExitCode.DONE
    top = parser(console)
    if argv[0] not in UNSETTLED and not {"-h", "--help", "--version"}.intersection(argv):
        _settle(top)
    try:
        args, unknown = top.parse_known_args(argv)
    except SystemExit:  # --help and --version leave like this; errors are OptionErrors
        return ExitCode.DONE
    if unknown:
        raise OptionError(_senseless(unknown, args.verb, top))
    args.console = console
    console.quiet = args.quiet
    console.dress(args)
    return int(import_module(f"lineage.cli.{args.verb}").run(args))


def parser(console: Console) -> argparse.ArgumentParser:
    """All verbs and flags; help is spoken through the console and begins with examples."""

    class SpeakingParser(arguments.Parser):
        def _print_message(self, message: str, file: Any = None) -> None:
            console.raw(message, stderr=file is sys.stderr)

    top = SpeakingParser(
        prog="wirelineage",
        usage="wirelineage VERB …\n       wirelineage SRC…     as ui, or as report where there "
        "is no terminal",
        description="Tells, sentence by sentence, where a news article's words come from.",
        epilog="`wirelineage VERB --help` tells more. Nothing is sent over a network, but\n"
        "to an address that you give (dedup --index, serve).",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"wirelineage {__version__}")
    verbs = top.add_subparsers(
        dest="verb", metavar="VERB", title="verbs", required=True, prog="wirelineage"
    )
    for verb in VERBS:
        import_module(f"lineage.cli.{verb}").add_parser(verbs)
        if verb not in LOOKLESS:
            for _, leaf in leaves(verbs.choices[verb]):
                arguments.add_looks(leaf)
    return top


def _settle(top: argparse.ArgumentParser) -> None:
    """Defaults become what the environment and files say."""
    from lineage.cli.layers import layers
    from lineage.cli.settings import apply

    apply(top, layers(os.environ, Path()))


def _is_source(word: str) -> bool:
    return word not in VERBS and (word == "-" or word.endswith(".wl") or Path(word).exists())


def _check_verb(word: str) -> None:
    """A mistyped verb gets the nearest one."""
    if word in VERBS or word.startswith("-"):
        return
    best = nearest(word, VERBS)
    meant = f"did you mean `{best}`?" if best else f"verbs: {', '.join(VERBS)}"
    raise OptionError(f"no verb and no file `{word}`; {meant}")


def _senseless(unknown: Sequence[str], verb: str, top: argparse.ArgumentParser) -> str:
    parsers = [leaf for path, leaf in leaves(top) if path[0] == verb]
    flags = {flag for leaf in parsers for action in leaf._actions for flag in action.option_strings}
    names = {flag[2:] for flag in flags if flag.startswith("--")}
    near = nearest(unknown[0].lstrip("-").partition("=")[0], names)
    meant = f"did you mean --{near}? See" if near else "see"
    return f"cannot make sense of {' '.join(unknown)}; {meant} `wirelineage {verb} --help`"


def _close_stdout() -> None:
    """So that the interpreter does not complain when it flushes at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

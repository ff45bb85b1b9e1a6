"""The flags that verbs have in common, and the options they make."""

from __future__ import annotations

import argparse
import os
import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lineage.errors import OptionError

if TYPE_CHECKING:
    from lineage.cli.console import Console
    from lineage.options import Options, ReadOptions
    from lineage.report.layout import Page

_FIELDS = ("id", "text", "outlet", "date", "title", "url", "authors", "sources")
_MOST_SHOWN = 6
_SIZE = re.compile(r"(\d{1,9}(?:\.\d{1,9})?|\d{1,18}) ?([KMGT]?)B?", re.IGNORECASE)
_CONTAINER = ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes")
"""What Linux lets a container have; not a number: all."""
_NOT_TEXT = frozenset(
    "csv tsv xls xlsx ods doc docx odt rtf pdf md html json jsonl xml parquet wl gexf graphml dot "
    "svg png".split()
)
"""Suffixes of files that hold something else than plain text."""
SOURCES_HELP = "a store (X.wl), or files, folders and - for standard input"


class Parser(argparse.ArgumentParser):
    """Errors are raised, and help is printed, where all the others are; no flag is abbreviated:
    `--outlet`, which is another flag of another verb, must not be taken for `--outlet-field`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"allow_abbrev": False, **kwargs})

    def error(self, message: str) -> None:  # type: ignore[override]
        raise OptionError(f"{message}; see `{self.prog} --help`")


class Usual(str):
    """What a setting says where no flag does: whatever the call itself says is stronger."""

    __slots__ = ()


def is_said(value: object) -> bool:
    """By a flag of this call."""
    return value is not None and not isinstance(value, Usual)


def add_sources(parser: argparse.ArgumentParser, metavar: str = "X.wl|SRC") -> None:
    parser.add_argument("sources", nargs="+", metavar=metavar, help=SOURCES_HELP)


def add_choice(
    parser: argparse.ArgumentParser,
    flag: str,
    choices: tuple[str, ...],
    does: str,
) -> None:
    """Where the choices are too many for a line, help lists them."""
    if len(choices) > _MOST_SHOWN:
        does = f"{', '.join(choices)}; {does}"
        parser.add_argument(flag, choices=choices, metavar="NAME", help=does)
    else:
        parser.add_argument(flag, choices=choices, help=does)


def add_output(
    parser: argparse.ArgumentParser,
    formats: tuple[str, ...],
    metavar: str = "FILE",
) -> None:
    """`--format` and `-o`; without a format the output's suffix decides, else the first."""
    add_choice(parser, "--format", formats, f"default: {formats[0]}")
    parser.add_argument("-o", "--output", metavar=metavar, help="write here, not to stdout")


def add_labels(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--no-labels", action="store_true", help="leave out what people decided (X.labels.jsonl)"
    )


def add_looks(parser: argparse.ArgumentParser) -> None:
    """How text is shown."""
    looks = parser.add_argument_group("looks of text")
    looks.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help="auto: on a terminal, as NO_COLOR, FORCE_COLOR and TERM allow (default: auto)",
    )
    looks.add_argument(
        "--width", type=int, metavar="N", help="columns, 30 or more (default: the terminal's)"
    )
    looks.add_argument("--ascii", action="store_true", help="no other characters than ASCII")


def add_quiet(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--quiet", action="store_true", help="no talk and no progress on stderr")


def add_common(parser: argparse.ArgumentParser) -> None:
    add_quiet(parser)
    parser.add_argument(
        "--strict", action="store_true", help="exit with 4 when anything had to be skipped"
    )
    add_reading(parser)


def add_reading(parser: argparse.ArgumentParser) -> None:
    """How sources are read, and by how many."""
    parser.add_argument(
        "--jobs", type=int, metavar="N", help="worker processes (default: one a core)"
    )
    parser.add_argument(
        "--memory",
        type=_size,
        metavar="SIZE",
        help="of all processes together, about, as 800M or 4G (default: the machine's)",
    )
    add_fields(parser)


def _size(said: str) -> str:
    """The same, if it is a size."""
    bytes_of(said)
    return said


def bytes_of(said: str) -> int:
    """`800M`, `4G`, `1.5 GB`, or a number of bytes; units are thousands of thousands."""
    found = _SIZE.fullmatch(said.strip())
    if found is None:
        raise argparse.ArgumentTypeError("a size is written as 800M or 4G")
    unit: int = 1000 ** " KMGT".index(found[2].upper() or " ")
    return round(float(found[1]) * unit)


def add_fields(parser: argparse.ArgumentParser) -> None:
    """Where articles stand in the sources."""
    reading = parser.add_argument_group("reading")
    reading.add_argument(
        "--from",
        default="auto",
        metavar="NAME",
        help="the format of all sources (default: auto; `wirelineage formats` lists them)",
    )
    for field in _FIELDS:
        reading.add_argument(
            f"--{field}-field",
            default=field,
            metavar="NAME",
            help=f"name of the {field} in records (default: {field})",
        )
    reading.add_argument("--metadata", metavar="CSV", help="a table to join by id")
    reading.add_argument(
        "--encoding", default="utf-8", metavar="NAME", help="of text files (default: utf-8)"
    )


def reading_flags(args: argparse.Namespace) -> list[str]:
    """The flags of `add_reading` that say again what these arguments say."""
    fields = (f"{field}_field" for field in _FIELDS)
    named = [*fields, "metadata", "encoding", "from", "jobs", "memory"]
    given = {name: getattr(args, name) for name in named}
    return [f"--{n.replace('_', '-')}={v}" for n, v in given.items() if v is not None]


def read_options(args: argparse.Namespace) -> ReadOptions:
    from lineage.options import ReadOptions

    fields = {f"{field}_field": getattr(args, f"{field}_field") for field in _FIELDS}
    wanted = getattr(args, "from")
    return ReadOptions(**fields, metadata=args.metadata, encoding=args.encoding, format=wanted)


def options(args: argparse.Namespace) -> Options:
    from lineage.options import Options

    return Options(
        jobs=usable_cores() if args.jobs is None else args.jobs,
        memory=usable_memory() if args.memory is None else bytes_of(args.memory),
    )


def usable_cores() -> int:
    """Cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def usable_memory() -> int | None:
    """Bytes that the machine has, or the container that this process is in; None: nobody says."""
    found = []
    with suppress(AttributeError, ValueError, OSError):
        found.append(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE"))
    for path in _CONTAINER:
        with suppress(ValueError, OSError):
            found.append(int(Path(path).read_text(encoding="ascii")))
    return min((size for size in found if size > 0), default=None)


def chosen_format(args: argparse.Namespace, formats: tuple[str, ...]) -> str:
    """What the flag says, else the output file's suffix, else a setting, else the first.
    OptionError: text is not what a file of this suffix holds."""
    suffix = Path(args.output or "").suffix.removeprefix(".").lower()
    if is_said(args.format):
        return str(args.format)
    if suffix in formats:
        return suffix
    chosen = str(args.format or formats[0])
    if chosen == "text" and suffix in _NOT_TEXT:
        raise OptionError(
            f"{args.output}: there is no format {suffix}; choose one of {', '.join(formats)} "
            "by the file's suffix or by --format"
        )
    return chosen


def printed_page(console: Console) -> Page:
    """Of what goes to stdout."""
    from lineage.report.layout import Page

    return Page(console.width, console.ascii_only, console.painter())


def page(args: argparse.Namespace) -> Page:
    """How wide text is, which characters it may use and how it is coloured; a file gets 80 columns
    and all characters, where nothing else is said."""
    from lineage.report.layout import PLAIN, Page

    console: Console = args.console
    if args.output in (None, "-"):
        return printed_page(console)
    width = PLAIN.width if args.width is None else args.width
    return Page(width, args.ascii, console.painter(to_file=True))

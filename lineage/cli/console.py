"""The only writer to stdout and stderr: results on stdout, all talk on stderr.

What others wrote (paths, ids, reasons) is made harmless before it is said.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from lineage.cli.progress import Bar, Lines, ProgressCall, no_progress
from lineage.errors import OutputError
from lineage.report.foreign import one_line, visible

if TYPE_CHECKING:
    import argparse

    from lineage.cli.json_lines import JsonLines
    from lineage.model import Skipped


MOST_WARNINGS = 3
_WIDEST = 100


def has_screen() -> bool:
    """Whether a terminal that can be drawn on shows stdout and stderr, or a browser does."""
    if "TEXTUAL_DRIVER" in os.environ:
        return True
    return (
        sys.stdout.isatty() and sys.stderr.isatty() and os.environ.get("TERM") not in ("", "dumb")
    )


def has_colors(choice: str, env: Mapping[str, str], *, is_screen: bool) -> bool:
    """`choice` is that of `--color`; the stronger comes first."""
    if choice != "auto":
        return choice == "always"
    if env.get("NO_COLOR"):
        return False
    if env.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return is_screen and env.get("TERM") not in ("", "dumb")


class Console:
    """Where the program speaks; made once, in `main`."""

    def __init__(self) -> None:
        self.quiet = False
        self.lines: JsonLines | None = None
        """Where a program watches: all talk is for it."""
        self._color = "auto"
        self._width: int | None = None
        self._is_ascii = False

    def dress(self, args: argparse.Namespace) -> None:
        """As `--color`, `--width` and `--ascii` say, of a verb that has them."""
        self._color = getattr(args, "color", "auto")
        self._width = getattr(args, "width", None)
        self._is_ascii = bool(getattr(args, "ascii", False))

    @property
    def width(self) -> int:
        """Columns for text: what was asked for, by flag or in COLUMNS, else the terminal's up to
        100; 80 when stdout is no terminal."""
        if self._width is not None:
            return self._width
        columns = shutil.get_terminal_size((80, 24)).columns
        return columns if os.environ.get("COLUMNS") == str(columns) else min(columns, _WIDEST)

    def painter(self, *, to_file: bool = False) -> Callable[[str], str]:
        """What gives a report its colours, or leaves it as it is."""
        if not has_colors(self._color, os.environ, is_screen=sys.stdout.isatty() and not to_file):
            return str
        if to_file and self._color != "always":
            return str
        from lineage.cli.paint import painted

        return painted

    @property
    def ascii_only(self) -> bool:
        """Stdout cannot show blocks and typographic quotes, or shall not."""
        if self._is_ascii:
            return True
        encoding = (sys.stdout.encoding or "utf-8").lower().replace("-", "")
        return encoding != "utf8" or os.environ.get("TERM") == "linux"

    def out(self, chunks: Iterable[bytes]) -> None:
        """The result. Flushed here, so that a failure is met where it can be told."""
        try:
            sys.stdout.flush()
            for chunk in chunks:
                sys.stdout.buffer.write(chunk)
            sys.stdout.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise OutputError(f"the result cannot be written to stdout ({error})") from error

    def watched(self) -> JsonLines:
        """From now on talk is JSON, one value a line."""
        from lineage.cli.json_lines import JsonLines

        self.lines = JsonLines(lambda line: self._write(sys.stderr, line))
        return self.lines

    def say(self, text: str) -> None:
        """Talk: silenced by --quiet."""
        if self.lines:
            self.lines.tell(said=text)
        elif not self.quiet:
            self._write(sys.stderr, visible(text) + "\n")

    def fail(self, text: str) -> None:
        """Why there is no result; said even when quiet."""
        if self.lines:
            self.lines.tell(failed=text)
        else:
            self._write(sys.stderr, f"wirelineage: {visible(text)}\n")

    def skipped(self, skipped: Sequence[Skipped]) -> None:
        """The first few with file, place, reason and next step, then a count."""
        if self.lines:
            self.lines.skipped(skipped)
            return
        for skip in skipped[:MOST_WARNINGS]:
            self.skip(skip)
        if len(skipped) > MOST_WARNINGS:
            more = len(skipped) - MOST_WARNINGS
            self.say(f"skipped: {more:,} more; `wirelineage info --format json` lists them all")

    def skip(self, skip: Skipped) -> None:
        """One of them, by the way."""
        where = f"{skip.path}, {skip.place}" if skip.place else skip.path
        self.say(f"skipped: {one_line(f'{where}: {skip.reason}; {skip.next_step}')}")

    def raw(self, text: str, *, stderr: bool) -> None:
        """Help and usage."""
        self._write(sys.stderr if stderr else sys.stdout, text)

    @contextmanager
    def progress(self) -> Iterator[ProgressCall]:
        """A function of (stage, done, total) that draws a bar, or does nothing."""
        if self.lines:
            yield self.lines.show
            self.lines.flush()
            return
        if self.quiet:
            yield no_progress
            return
        bar = Bar(is_plain=self._color == "never") if sys.stderr.isatty() else Lines(self.say)
        try:
            yield bar.show
        finally:
            bar.close()

    @staticmethod
    def _write(stream: TextIO, text: str) -> None:
        encoding = stream.encoding or "utf-8"
        stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
        stream.flush()

"""What the command's exit codes mean; the reference and tests say the same."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    DONE = 0
    """Also when nothing matched."""
    FINDING = 1
    """A finding that was asked for (`compare --exit-code`, `check --fail-over`, `check
    --require-credit`), or an analysis on the screen that gave no answer."""
    USAGE = 2
    """A command line or a setting that makes no sense."""
    NO_INPUT = 3
    """No usable article in what was given."""
    SKIPPED = 4
    """Finished, but something was skipped, and `--strict` was given."""
    BAD_STORE = 5
    """A store that is damaged, foreign, or of a newer version."""
    NO_OUTPUT = 6
    """The result could not be written; nothing half-written is left."""
    BUG = 70
    """The program failed; `WIRELINEAGE_DEBUG=1` shows where."""
    INTERRUPTED = 130
    """Ctrl-C."""
    BROKEN_PIPE = 141
    """The reader of standard output went away, as `head` does."""

"""What can go wrong, as few classes; `cli/main.py` turns each class into an exit code.

Every message names the file (and the place in it) and the next step.
"""


class LineageError(Exception):
    """Anything this program refuses to do, said in a sentence for its user."""


class OptionError(LineageError):
    """A command line or a setting that makes no sense."""


class InputError(LineageError):
    """No usable article could be read from what was given."""


class FormatError(LineageError):
    """A store that is damaged, foreign, or of a newer version."""


class OutputError(LineageError):
    """A result that could not be written; nothing half-written is left."""

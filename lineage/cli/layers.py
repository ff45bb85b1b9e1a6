"""Environment and files → what they set, the strongest first; nobody checks names or values here.

`WIRELINEAGE_*` comes first, then `./wirelineage.toml`, `[tool.wirelineage]` of `./pyproject.toml`
and the person's own `config.toml`. `WIRELINEAGE_CONFIG=off` leaves all of them unread.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lineage.errors import OptionError

PREFIX = "WIRELINEAGE_"
_SWITCHES = ("WIRELINEAGE_CONFIG", "WIRELINEAGE_DEBUG")
"""Variables that are no settings."""


@dataclass(frozen=True, slots=True)
class Layer:
    """What one file or one variable sets."""

    origin: str
    """The file's path, or the variable's name."""
    table: Mapping[str, Any]
    """Names as `plain` writes them; a table in it is of a verb, or `keys`."""
    text: str | None = None
    """Of the file; None: a variable, whose value is a text."""
    inside: tuple[str, ...] = ()
    """Where the table stands in the file."""

    def place(self, *names: str) -> str:
        """Where a setting is, for a message: the file and the line."""
        if self.text is None:
            return self.origin
        line = _line(self.text, (*self.inside, *names))
        return f"{self.origin}, line {line}" if line else self.origin

    def of(self, path: Sequence[str], name: str) -> tuple[str, ...] | None:
        """Where the nearest value for a verb stands: in its table, or above; None: nowhere."""
        for depth in range(len(path), -1, -1):
            table: Any = self.table
            for step in path[:depth]:
                table = table.get(step) if isinstance(table, Mapping) else None
            if isinstance(table, Mapping) and name in table:
                return (*path[:depth], name)
        return None

    def value(self, names: Sequence[str]) -> Any:
        found: Any = self.table
        for name in names:
            found = found[name]
        return found


def layers(env: Mapping[str, str], folder: Path) -> tuple[Layer, ...]:
    """`folder` is the current one. Raises OptionError for a file that is no TOML."""
    if env.get("WIRELINEAGE_CONFIG", "").casefold() == "off":
        return ()
    said = sorted(name for name in env if name.startswith(PREFIX) and name not in _SWITCHES)
    variables = (
        Layer(name, {plain(name.removeprefix(PREFIX)): env[name]}) for name in said if env[name]
    )
    here, project, own = files(env, folder)
    found = (_file(here), _project(project), _file(own))
    return (*variables, *(layer for layer in found if layer))


def files(env: Mapping[str, str], folder: Path) -> tuple[Path, Path, Path]:
    """Where settings are looked for, the strongest first."""
    own = base_folder(env, "XDG_CONFIG_HOME", ".config") / "wirelineage" / "config.toml"
    return folder / "wirelineage.toml", folder / "pyproject.toml", own


def base_folder(env: Mapping[str, str], name: str, fallback: str) -> Path:
    """An XDG base directory; the specification has relative values ignored."""
    named = Path(env.get(name, ""))
    return named if named.is_absolute() else Path(env.get("HOME") or _home()) / fallback


def plain(name: str) -> str:
    """`--text-width`, `text-width`, `TEXT_WIDTH` → `text_width`."""
    return name.lstrip("-").replace("-", "_").lower()


def _file(path: Path) -> Layer | None:
    text = _read(path)
    return None if text is None else Layer(str(path), _named(_toml(path, text)), text)


def _project(path: Path) -> Layer | None:
    """Our part of a file of others; whether it is otherwise in order is not our business."""
    try:
        if b"wirelineage" not in path.read_bytes():
            return None
    except OSError:
        return None
    text = _read(path) or ""
    tool = _toml(path, text).get("tool", {})
    ours = tool.get("wirelineage", {}) if isinstance(tool, dict) else {}
    if not isinstance(ours, dict):
        raise OptionError(f"{path}: tool.wirelineage is not a table; write [tool.wirelineage]")
    return Layer(str(path), _named(ours), text, ("tool", "wirelineage"))


def _read(path: Path) -> str | None:
    """None: there is no such file."""
    try:
        return path.read_text("utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise OptionError(f"{path} cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise _no_toml(path, error) from error


def _toml(path: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise _no_toml(path, error) from error


def _no_toml(path: Path, error: Exception) -> OptionError:
    return OptionError(f"{path} is not TOML ({error}); correct it or move it away")


def _named(table: Mapping[str, Any]) -> dict[str, Any]:
    """With plain names, but what stands in `keys`: these are commands."""
    return {
        plain(name): _named(value) if isinstance(value, dict) and plain(name) != "keys" else value
        for name, value in table.items()
    }


def _line(text: str, names: Sequence[str]) -> int:
    """Where the statement begins after which the name is there; from 1; 0: nowhere.

    Whatever begins a file and is TOML by itself is a number of whole statements.
    """
    begun, lines = 1, text.splitlines(keepends=True)
    for end in range(1, len(lines) + 1):
        try:
            table: Any = tomllib.loads("".join(lines[:end]))
        except (ValueError, RecursionError):
            continue
        if _has(table, names):
            return begun
        begun = end + 1
    return 0


def _has(table: Any, names: Sequence[str]) -> bool:
    for name in names:
        written = table if isinstance(table, dict) else {}
        table = next((v for key, v in written.items() if name in (key, plain(key))), None)
    return table is not None


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError:
        import tempfile

        return Path(tempfile.gettempdir())

"""Flags, environment and files → what this person wants of the screen.

First come flags, then `WIRELINEAGE_*`, `./wirelineage.toml`, `[tool.wirelineage]` of
`./pyproject.toml` and the person's own `config.toml`. What none of them says is None or a default.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lineage.errors import OptionError
from lineage.text.nearest import nearest
from tui.places import config_folder
from tui.themes import THEMES

LEAST_TEXT_WIDTH = 20


@dataclass(frozen=True, slots=True)
class Settings:
    theme: str | None = None
    """None: the last one, else the default."""
    ascii: bool | None = None
    """None: what the terminal needs."""
    text_width: int = 88
    """Widest line of an article, in cells: longer ones are hard to read."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Command → key, where it is not the usual one: see `commands.NAMES`."""
    who: str | None = None
    """Who decides about labels; None: who is logged in."""
    origins: Mapping[str, str] = field(default_factory=dict, compare=False)
    """Setting → where it was said: a flag, a variable, a file; `keys` name the nearest file."""


DEFAULTS = Settings()


def read_settings(
    flags: Mapping[str, object],
    *,
    env: Mapping[str, str],
    folder: Path,
    commands: Collection[str] | None = None,
) -> Settings:
    """`flags` without those that were not given (or with None); `folder` is the current one.

    `commands` are the ids that `[keys]` may name (None: any). Raises OptionError, which names the
    file, the key and what is valid.
    """
    values: dict[str, Any] = {}
    keys: dict[str, str] = {}
    origins: dict[str, str] = {}
    for origin, table in _layers(flags, env, folder):
        read: dict[str, Any] = {name: _value(origin, name, value) for name, value in table.items()}
        layer_keys = read.pop("keys", {})
        if commands is not None:
            for command in layer_keys:
                _check_name(f"{origin}: [keys]", command, commands)
        keys = layer_keys | keys
        values = read | values
        origins = dict.fromkeys(table, origin) | origins
    return Settings(**values, keys=keys, origins=origins)


def _layers(
    flags: Mapping[str, object], env: Mapping[str, str], folder: Path
) -> list[tuple[str, Mapping[str, object]]]:
    """(where it is from, its settings), strongest first."""
    named = {"theme": "WIRELINEAGE_THEME", "ascii": "WIRELINEAGE_ASCII"}
    named |= {"text_width": "WIRELINEAGE_TEXT_WIDTH", "who": "WIRELINEAGE_WHO"}
    own = config_folder(env) / "config.toml"
    return [
        *((f"--{k.replace('_', '-')}", {k: v}) for k, v in flags.items() if v is not None),
        *((name, {key: env[name]}) for key, name in named.items() if env.get(name)),
        (str(folder / "wirelineage.toml"), _toml(folder / "wirelineage.toml")),
        (str(folder / "pyproject.toml"), _project(folder / "pyproject.toml")),
        (str(own), _toml(own)),
    ]


def _toml(path: Path) -> dict[str, Any]:
    """Empty if there is no such file."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise OptionError(f"{path} cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise OptionError(f"{path} is not TOML ({error}); correct it or move it away") from error


def _project(path: Path) -> Mapping[str, object]:
    """Our part of a file of others; whether it is otherwise in order is not our business."""
    try:
        if b"wirelineage" not in path.read_bytes():
            return {}
    except OSError:
        return {}
    tool = _toml(path).get("tool", {})
    ours = tool.get("wirelineage", {}) if isinstance(tool, dict) else {}
    if not isinstance(ours, dict):
        raise OptionError(f"{path}: tool.wirelineage is not a table; write [tool.wirelineage]")
    return ours


def _value(origin: str, name: str, value: object) -> Any:
    _check_name(origin, name, _READERS)
    try:
        return _READERS[name](value)
    except ValueError as error:
        raise OptionError(f"{origin}: {name} must be {error}; got {value!r}") from None


def _check_name(origin: str, name: str, valid: Collection[str]) -> None:
    if name not in valid:
        near = nearest(name, valid)
        step = f"did you mean '{near}'?" if near else f"valid are: {', '.join(sorted(valid))}"
        raise OptionError(f"{origin}: there is no setting '{name}'; {step}")


def _theme(value: object) -> str:
    if not isinstance(value, str) or value not in THEMES:
        raise ValueError(f"one of {', '.join(THEMES)}")
    return value


def _yes_or_no(value: object) -> bool:
    if isinstance(value, str):
        return value.casefold() not in ("0", "false", "no", "off")
    if not isinstance(value, bool):
        raise ValueError("true or false")
    return value


def _width(value: object) -> int:
    number = int(value) if isinstance(value, str) and value.isdecimal() else value
    if not isinstance(number, int) or isinstance(number, bool) or number < LEAST_TEXT_WIDTH:
        raise ValueError(f"a whole number of cells, {LEAST_TEXT_WIDTH} or more")
    return number


def _who(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("a name")
    return value.strip()


def _keys(value: object) -> dict[str, str]:
    """`sort = "o"`, or `list.sort = "o"`, which TOML takes for a table in the table."""
    found: dict[str, str] = {}
    for name, key in value.items() if isinstance(value, dict) else (("", None),):
        inner = {f"{name}.{n}": k for n, k in key.items()} if isinstance(key, dict) else {name: key}
        for command, chosen in inner.items():
            if not isinstance(chosen, str) or not chosen:
                raise ValueError("a table of commands and the names of their keys")
            found[command] = chosen
    return found


_READERS: dict[str, Callable[[object], object]] = {
    "theme": _theme,
    "ascii": _yes_or_no,
    "text_width": _width,
    "who": _who,
    "keys": _keys,
}
"""Setting → its value, or a ValueError that says what it must be."""

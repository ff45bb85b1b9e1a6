"""Flags, environment and files → what this person wants of the screen.

They stand where the verbs' settings stand (`lineage/cli/layers.py`); flags come before these. What
none of them says is None or a default.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lineage.cli.layers import Layer, layers
from lineage.errors import OptionError
from lineage.text.nearest import nearest
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
    for layer, table in _layers(flags, env, folder):
        read: dict[str, Any] = {name: _value(layer, name, value) for name, value in table.items()}
        layer_keys = read.pop("keys", {})
        if commands is not None:
            for command in layer_keys:
                _check_command(layer, command, commands)
        keys = layer_keys | keys
        values = read | values
        origins = dict.fromkeys(table, layer.origin) | origins
    return Settings(**values, keys=keys, origins=origins)


def _layers(
    flags: Mapping[str, object], env: Mapping[str, str], folder: Path
) -> list[tuple[Layer, Mapping[str, object]]]:
    """(where it is from, its settings of the screen), strongest first."""
    given = {name: value for name, value in flags.items() if value is not None}
    said = (Layer(f"--{k.replace('_', '-')}", {k: v}) for k, v in given.items())
    return [(layer, _of_screen(layer)) for layer in (*said, *layers(env, folder))]


def _of_screen(layer: Layer) -> dict[str, object]:
    """What stands in `[ui]` before what stands above it; the rest is of the verbs."""
    places = ((name, layer.of(("ui",), name)) for name in _READERS)
    return {name: layer.value(place) for name, place in places if place}


def _value(layer: Layer, name: str, value: object) -> Any:
    try:
        return _READERS[name](value)
    except ValueError as error:
        place = _place(layer, name)
        raise OptionError(f"{place}: {name} must be {error}; got {value!r}") from None


def _check_command(layer: Layer, command: str, valid: Collection[str]) -> None:
    if command not in valid:
        near = nearest(command, valid)
        step = f"did you mean '{near}'?" if near else f"valid are: {', '.join(sorted(valid))}"
        place = _place(layer, "keys", *command.split("."))
        raise OptionError(f"{place}: [keys]: there is no command '{command}'; {step}")


def _place(layer: Layer, *names: str) -> str:
    return layer.place(*(layer.of(("ui",), names[0]) or names[:1]), *names[1:])


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

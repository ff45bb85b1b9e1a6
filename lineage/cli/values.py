"""A value of TOML or of a variable → what an option of argparse would have made of its text."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from lineage.text.nearest import nearest

_YES, _NO = ("1", "true", "yes", "on"), ("0", "false", "no", "off")


def taken(action: argparse.Action, value: object, *, is_text: bool) -> Any:
    """`is_text`: numbers, yes and no, and lists (by commas) come as text. Raises ValueError with
    what the value must be."""
    if action.nargs == 0 or isinstance(action, argparse.BooleanOptionalAction):
        return _yes_or_no(value, is_text=is_text)
    if isinstance(action, argparse._AppendAction) or action.nargs is not None:
        parts = value.split(",") if is_text and isinstance(value, str) else value
        if not isinstance(parts, list):
            raise ValueError(f"must be a list; got {value!r}")
        return [_one(action, part, is_text=is_text) for part in parts]
    return _one(action, value, is_text=is_text)


def _yes_or_no(value: object, *, is_text: bool) -> bool:
    word = value.casefold() if is_text and isinstance(value, str) else value
    if isinstance(word, bool):
        return word
    if word in (*_YES, *_NO):
        return word in _YES
    raise ValueError(f"must be true or false; got {value!r}")


def _one(action: argparse.Action, value: object, *, is_text: bool) -> Any:
    kind = action.type
    if kind in (int, float):
        found = _number(kind is int, value, is_text=is_text)
    elif not isinstance(value, str):
        raise ValueError(f'must be text, between quotation marks: "{value}"')
    else:
        found = _converted(action, value)
    if action.choices is not None and found not in action.choices:
        raise ValueError(_no_choice(list(action.choices), value))
    return found


def _number(is_whole: bool, value: object, *, is_text: bool) -> int | float:
    number = value
    if is_text and isinstance(value, str):
        with suppress(ValueError):
            number = int(value) if is_whole else float(value)
    if isinstance(number, int) and not isinstance(number, bool):
        return number
    if isinstance(number, float) and not is_whole:
        return number
    raise ValueError(f"must be a {'whole ' * is_whole}number; got {value!r}")


def _converted(action: argparse.Action, value: str) -> Any:
    if not callable(action.type):
        return value
    try:
        return action.type(value)
    except (argparse.ArgumentTypeError, TypeError, ValueError) as error:
        raise ValueError(f"cannot be {value!r} ({error})") from None


def _no_choice(choices: Sequence[object], value: object) -> str:
    names = [str(choice) for choice in choices]
    near = nearest(str(value), names)
    meant = f"; did you mean '{near}'?" if near else ""
    return f"must be one of {', '.join(names)}; got {value!r}{meant}"

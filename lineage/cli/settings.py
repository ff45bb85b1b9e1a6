"""Layers → the defaults of the verbs' options. The one place where a setting becomes a default.

A key is an option's long name. It counts for every verb that has the option and takes the value,
or, in a table that is named like a verb, for that verb alone. Settings of the screen
(`SCREEN`) may stand beside them; `tui` reads these itself.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lineage.cli.arguments import Usual
from lineage.cli.layers import Layer
from lineage.cli.values import taken
from lineage.cli.verb_tree import OF_ONE_CALL, Verb, leaves, settable
from lineage.errors import OptionError
from lineage.text.nearest import nearest

SCREEN = ("theme", "ascii", "text_width", "who", "keys")

Actions = Mapping[Verb, Mapping[str, argparse.Action]]


@dataclass(frozen=True, slots=True)
class Setting:
    """What is in force for one option of one verb."""

    value: Any
    layer: Layer
    names: tuple[str, ...]
    """Where it stands in the layer."""

    @property
    def origin(self) -> str:
        """A file and its line, or a variable."""
        return self.layer.place(*self.names)


def apply(top: argparse.ArgumentParser, found: Sequence[Layer]) -> None:
    """Raises OptionError for the first thing that is wrong."""
    if not found:
        return
    actions = options(top)
    wrong = [problem for layer in found for problem in problems(layer, actions)]
    if wrong:
        more = f"; {len(wrong) - 1} more: `wirelineage config check`" if len(wrong) > 1 else ""
        raise OptionError(wrong[0] + more)
    for verb, named in actions.items():
        for name, action in named.items():
            setting = (
                None if verb == ("ui",) and name in SCREEN else in_force(found, verb, name, action)
            )
            if setting:
                action.default, action.required = _usual(setting.value), False


def _usual(value: Any) -> Any:
    return Usual(value) if isinstance(value, str) else value


def options(top: argparse.ArgumentParser) -> Actions:
    return {verb: settable(parser) for verb, parser in leaves(top)}


def in_force(
    found: Sequence[Layer], verb: Verb, name: str, action: argparse.Action
) -> Setting | None:
    """None: the option's own default."""
    for layer in found:
        names = layer.of(verb, name)
        if names is None:
            continue
        try:
            value = taken(action, layer.value(names), is_text=layer.text is None)
        except ValueError:
            continue  # it is meant for another verb, else `problems` tells
        return Setting(value, layer, names)
    return None


def problems(layer: Layer, actions: Actions) -> Iterator[str]:
    """Each with its place and the next step."""
    yield from _problems(layer, actions, ())


def _problems(layer: Layer, actions: Actions, path: Verb) -> Iterator[str]:
    below = {verb[len(path)] for verb in actions if verb[: len(path)] == path != verb}
    takers: dict[str, list[argparse.Action]] = {}
    for verb, named in actions.items():
        if verb[: len(path)] == path:
            for name, action in named.items():
                takers.setdefault(name, []).append(action)
    screen = SCREEN if path in ((), ("ui",)) else ()
    for name, value in layer.value(path).items():
        if name in below and isinstance(value, Mapping):
            yield from _problems(layer, actions, (*path, name))
        elif name in screen:
            continue
        elif name not in takers:
            unknown = _unknown(name, {*takers, *below, *screen}, path)
            yield f"{layer.place(*path, name)}: {unknown}"
        elif reason := _misfit(value, takers[name], is_text=layer.text is None):
            yield f"{layer.place(*path, name)}: {_shown(name)} {reason}"


def _misfit(value: object, takers: Sequence[argparse.Action], *, is_text: bool) -> str:
    """Why no verb takes the value; empty: one does."""
    reasons = []
    for action in takers:
        try:
            taken(action, value, is_text=is_text)
        except ValueError as reason:
            reasons.append(str(reason))
        else:
            return ""
    return max(reasons, key=len)


def _unknown(name: str, valid: set[str], path: Verb) -> str:
    if name in OF_ONE_CALL:
        return f"{_shown(name)} is said anew with each call; give it as a flag"
    near = nearest(name, valid)
    step = (
        f"did you mean '{_shown(near)}'?"
        if near
        else f"valid are: {', '.join(sorted(map(_shown, valid)))}"
    )
    of = f" of [{'.'.join(path)}]" if path else ""
    return f"there is no setting '{_shown(name)}'{of}; {step}"


def _shown(name: str) -> str:
    return name.replace("_", "-")

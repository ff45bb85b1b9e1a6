"""Environment → where this person's settings and state are (XDG base directories)."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

_NAME = "wirelineage"


def config_folder(env: Mapping[str, str]) -> Path:
    return _base(env, "XDG_CONFIG_HOME", ".config") / _NAME


def state_folder(env: Mapping[str, str]) -> Path:
    return _base(env, "XDG_STATE_HOME", ".local/state") / _NAME


def keep(path: Path, content: bytes) -> OSError | None:
    """Writes whole or not at all, for its owner's eyes alone; returns what was in the way."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        return error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as page:
            page.write(content)
        temporary.replace(path)
    except OSError as error:
        return error
    finally:
        with suppress(OSError):
            temporary.unlink()
    return None


def _base(env: Mapping[str, str], name: str, fallback: str) -> Path:
    """The specification has relative values ignored."""
    named = Path(env.get(name, ""))
    return named if named.is_absolute() else Path(env.get("HOME") or _home()) / fallback


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError:
        return Path(tempfile.gettempdir())

"""Environment → where this person's state is (XDG base directories)."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from lineage.cli.layers import base_folder

_NAME = "wirelineage"


def state_folder(env: Mapping[str, str]) -> Path:
    return base_folder(env, "XDG_STATE_HOME", ".local/state") / _NAME


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

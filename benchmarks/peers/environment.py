"""A peer → a Python environment of its own, made once."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peers.peers import Peer

_MADE = "made.txt"


class NotPresentError(Exception):
    """A peer cannot be run here; says why."""


@dataclass(frozen=True, slots=True)
class Environment:
    python: Path
    version: str


def environment(peer: Peer, folder: Path) -> Environment:
    if peer.needs and not shutil.which(peer.needs):
        raise NotPresentError(f"it needs {peer.needs}, which is not here")
    home = (folder / re.sub(r"\W+", "-", peer.distribution)).absolute()
    python = home / "bin" / "python"
    packages = "\n".join(peer.packages)
    made = home / _MADE
    if not made.exists() or made.read_text(encoding="utf-8") != packages:
        _ran([sys.executable, "-m", "venv", "--clear", str(home)])
        pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
        _ran([*pip, *peer.packages])
        made.write_text(packages, encoding="utf-8")
    asks = f"from importlib.metadata import version; print(version({peer.distribution!r}))"
    return Environment(python, _ran([str(python), "-c", asks]).strip())


def _ran(command: Sequence[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotPresentError(f"{' '.join(command[:4])} …: {done.stderr.strip()[-600:]}")
    return done.stdout

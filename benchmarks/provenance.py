"""On what a result was measured."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version
from pathlib import Path

import lineage


def provenance() -> dict[str, object]:
    return {
        "wirelineage": lineage.__version__,
        "python": platform.python_version(),
        "numpy": version("numpy"),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, {_memory_gb()} GB",
    }


def _memory_gb() -> int:
    try:
        lines = Path("/proc/meminfo").read_text().splitlines()
    except OSError:
        return 0
    return round(int(lines[0].split()[1]) / 2**20)

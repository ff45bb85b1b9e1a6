"""passim 2: all pairs of articles up to its aligned passages, without grouping these in clusters.

usage: python -m benchmarks.peers.programs.passim_extents CORPUS PAIRS BLANKS

BLANKS are put before every text: as it is, passim misses copies that begin with their article.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks.peers.programs.shared import read, write

parquet: Any = import_module("pyarrow.parquet")

corpus, out, blanks = sys.argv[1:]
spark = Path(sys.executable).parent / "spark-submit"
package = find_spec("passim")
assert package and package.origin
program = Path(package.origin).parent / "seriatim.py"
with tempfile.TemporaryDirectory() as folder:
    padded, found = Path(folder) / "in.json", Path(folder) / "out"
    with padded.open("w", encoding="utf-8") as lines:
        for id_, text in zip(*read(corpus), strict=True):
            lines.write(json.dumps({"id": id_, "text": " " * int(blanks) + text}) + "\n")
    options = ["--all-pairs", "--fields", "id", "--to-extents", "--filterpairs", "uid < uid2"]
    memory = ["--master", "local[*]", "--driver-memory", "8G", "--conf", "spark.ui.enabled=false"]
    python = dict.fromkeys(("PYSPARK_PYTHON", "PYSPARK_DRIVER_PYTHON"), sys.executable)
    subprocess.run(
        [str(spark), *memory, str(program), *options, str(padded), str(found)],
        check=True,
        cwd=folder,
        env={**os.environ, **python},
    )
    table = parquet.read_table(found / "tmp" / "extents.parquet", columns=["id", "id2"])
write(out, zip(table["id"].to_pylist(), table["id2"].to_pylist(), strict=True))

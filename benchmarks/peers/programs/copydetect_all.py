"""copydetect: winnowed fingerprints of all articles against all, as it is but for code's own.

usage: python -m benchmarks.peers.programs.copydetect_all CORPUS PAIRS
"""

from __future__ import annotations

import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.peers.programs.shared import read, write

copydetect: Any = import_module("copydetect")

corpus, out = sys.argv[1:]
ids, texts = read(corpus)
with tempfile.TemporaryDirectory() as folder:
    for number, text in enumerate(texts):
        Path(folder, f"{number}.txt").write_text(text, encoding="utf-8")
    detector = copydetect.CopyDetector(
        test_dirs=[folder],
        extensions=["txt"],
        disable_filtering=True,
        silent=True,
        autoopen=False,
    )
    detector.run()
    found = [(Path(row[2]).stem, Path(row[3]).stem) for row in detector.get_copied_code_list()]
write(out, ((ids[int(a)], ids[int(b)]) for a, b in found))

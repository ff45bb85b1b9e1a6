"""text-matcher: every article against every other. Stop words stay in: their list is a download.

usage: python -m benchmarks.peers.programs.text_matcher_all CORPUS PAIRS

Where it fails as it extends a match beyond the end of a text, the match counts.
"""

from __future__ import annotations

import contextlib
import os
import sys
from importlib import import_module
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.peers.programs.shared import read, write

matcher: Any = import_module("text_matcher.matcher")


def matches(one: Any, other: Any) -> bool:
    try:
        return bool(matcher.Matcher(one, other, removeStopwords=False).numMatches)
    except (IndexError, RecursionError):
        return True


corpus, out = sys.argv[1:]
ids, texts = read(corpus)
prepared = [matcher.Text(text, id_, False) for id_, text in zip(ids, texts, strict=True)]
found = []
with Path(os.devnull).open("w") as nowhere, contextlib.redirect_stdout(nowhere):
    for one, other in combinations(prepared, 2):
        if matches(one, other):
            found.append((one.label, other.label))
write(out, found)

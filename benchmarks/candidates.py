"""Corpus → the pairs that `lineage.match` proposes for a closer look, as a file.

usage: python -m benchmarks.candidates X.jsonl PAIRS.tsv

A program of its own, so that its time and memory can be taken: the last line on stdout says the
CPU seconds of matching alone.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from benchmarks.run import spread
from lineage.match import find_candidates
from lineage.options import MatchOptions, ReadOptions
from lineage.read import open_corpus
from lineage.text.document import parse


def main(arguments: list[str]) -> int:
    corpus, out = arguments
    families: dict[str, list[str]] = {}
    documents = []
    for article in open_corpus([corpus], ReadOptions()):
        same = families.setdefault(article.text, [])
        if not same:
            documents.append(parse(article))
        same.append(article.id)
    first = {d.article.id: families[d.article.text] for d in documents}
    started = time.process_time()
    found = [(first[c.a], first[c.b]) for c in find_candidates(documents, MatchOptions())]
    cpu = time.process_time() - started
    with Path(out).open("w", encoding="utf-8") as lines:
        lines.writelines(f"{a}\t{b}\n" for a, b in spread(found, families.values()))
    print(json.dumps({"cpu_s": round(cpu, 2), "pairs": len(found)}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

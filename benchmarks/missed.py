"""What a store does not have of the truth: the words that such pairs of articles share.

usage: python -m benchmarks.missed X.jsonl STORE.wl [--words N] [--related]

Pairs of different outlets that share a run of N words or more (default 12), not counting runs that
stand in more than ten articles of one outlet (`truth.py`), and that the store has neither related
nor passed over; with --related, those that it has not related. One line for each run that is the
longest of such pairs, the one of most pairs first: pairs, words, the first pair, the run. Whether
these are a newsletter's advert, a note on an author or what a reporter wrote, a reader sees.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator, Set
from pathlib import Path

from benchmarks.corpora import records
from benchmarks.oracle import longest_run
from benchmarks.run import kept, passed_over
from benchmarks.truth import Named, truths

WORDS = 12


def missed(
    corpus: Path, truth: Named, found: Set[tuple[str, str]]
) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """(run, pairs whose longest it is), the one of most pairs first."""
    pairs = sorted(truth.keys() - found)
    wanted = {id_ for pair in pairs for id_ in pair}
    texts = {r["id"]: r["text"] for r in records(corpus) if r["id"] in wanted}
    by_run = defaultdict(list)
    for a, b in pairs:
        by_run[longest_run(texts[a], texts[b])].append((a, b))
    yield from sorted(by_run.items(), key=lambda each: (-len(each[1]), each[0]))


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("store", type=Path)
    parser.add_argument("--words", type=int, default=WORDS, help="of the longest run, at least")
    parser.add_argument("--related", action="store_true", help="passed over is missed as well")
    chosen = parser.parse_args(arguments)
    truth = {pair: n for pair, n in truths(chosen.corpus).told.items() if n >= chosen.words}
    found = set(kept(chosen.store))
    if not chosen.related:
        found |= passed_over(chosen.store)
    for run, pairs in missed(chosen.corpus, truth, found):
        print(len(pairs), len(run.split()), *pairs[0], run, sep="\t")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""What a store does not have of the truth: the words that such pairs of articles share.

usage: python -m benchmarks.missed X.jsonl STORE.wl [--words N] [--related]

Pairs of different outlets that share a run of N words or more (default 12), not counting runs that
stand in more than ten articles of one outlet (`truth.py`), and that the store has neither related
nor passed over; with --related, those that it has not related. One line for each run that is the
longest of such pairs, the one of most pairs first: pairs, words, what it was read as, the first
pair, the run.

A run is read as `page` (a newsletter's advert, a note on an author, credits of contributors) or as
`prose` (what a reporter wrote, a quotation, an official's title); READ holds digests of runs that a
reader has seen, and others are `?`. How many pairs each comes to is said on stderr, with the share
that is found of all pairs, and of all but those that miss each other by a page's words.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Set
from hashlib import blake2b
from pathlib import Path

from benchmarks.corpora import records
from benchmarks.oracle import longest_run
from benchmarks.run import kept, passed_over
from benchmarks.truth import Named, buckets, truths

READ = Path(__file__).parent / "annotations" / "missed_runs.tsv"
WORDS = 12
PAGE, PROSE, UNREAD = "page", "prose", "?"
Pair = tuple[str, str]


def missed(corpus: Path, truth: Named, found: Set[Pair]) -> Iterator[tuple[str, list[Pair]]]:
    """(run, pairs whose longest it is), the one of most pairs first."""
    pairs = sorted(truth.keys() - found)
    wanted = {id_ for pair in pairs for id_ in pair}
    texts = {r["id"]: r["text"] for r in records(corpus) if r["id"] in wanted}
    by_run = defaultdict(list)
    for a, b in pairs:
        by_run[longest_run(texts[a], texts[b])].append((a, b))
    yield from sorted(by_run.items(), key=lambda each: (-len(each[1]), each[0]))


def read_as() -> dict[str, str]:
    """Digest of a run → what it was read as."""
    return dict(line.split("\t") for line in READ.read_text(encoding="ascii").splitlines())


def digest(run: str) -> str:
    return blake2b(run.encode(), digest_size=8).hexdigest()


def totals(truth: Named, kinds: Mapping[Pair, str]) -> Iterator[str]:
    """`kinds`: what each missed pair shares."""
    for name, here in buckets(truth):
        of = Counter(kinds[pair] for pair in here if pair in kinds)
        have, all_but = len(here) - of.total(), len(here) - of[PAGE]
        yield (
            f"{name} words: {len(here)} pairs, missed {of.total()} ({of[PAGE]} page, "
            f"{of[PROSE]} prose, {of[UNREAD]} not read); found {have / len(here):.4f}, of all but "
            f"page {have / max(1, all_but):.4f}"
        )


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
    known, kinds = read_as(), dict[Pair, str]()
    for run, pairs in missed(chosen.corpus, truth, found):
        kind = known.get(digest(run), UNREAD)
        kinds |= dict.fromkeys(pairs, kind)
        print(len(pairs), len(run.split()), kind, *pairs[0], run, sep="\t")
    for line in totals(truth, kinds):
        print(line, file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

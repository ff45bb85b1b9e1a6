"""Count in how many articles of a corpus each word stem stands; writes lineage/data/stem_bits.txt.

usage: python -m benchmarks.word_frequencies CORPUS.jsonl.gz [MORE.jsonl.gz …]

The table holds figures only: a stem and its document frequency, as surprisal in quarter bits.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from pathlib import Path

from lineage.options import ReadOptions
from lineage.read import open_corpus
from lineage.text.fold import fold
from lineage.text.stems import stem

MIN_ARTICLES = 12
"""A stem seen in fewer articles gets the surprisal of the rarest class."""
TARGET = Path(__file__).parent.parent / "lineage" / "data" / "stem_bits.txt"


def main(paths: list[str]) -> int:
    seen: Counter[str] = Counter()
    articles = 0
    for article in open_corpus(paths, ReadOptions()):
        seen.update({stem(word) for word in fold(article.text).words})
        articles += 1
    classes: dict[int, list[str]] = {}
    for word, count in seen.items():
        if count >= MIN_ARTICLES and word.isascii() and not word[0].isdigit():
            classes.setdefault(round(-4 * math.log2(count / articles)), []).append(word)
    lines = [
        f"# Surprisal of word stems in quarter bits: -4 log2(articles with the stem / {articles}).",
        f"# Counted over {articles} English news articles; stems in fewer than {MIN_ARTICLES} are "
        "left out.",
        *(f"{bits} {' '.join(sorted(words))}" for bits, words in sorted(classes.items())),
    ]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

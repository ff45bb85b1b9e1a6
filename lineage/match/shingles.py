"""Documents → flat arrays of word ids, and stable 64-bit hashes of their word n-grams.

Law: the arrays depend on the articles alone, never on the order they came in or on a hash seed.
Articles stand in the order (date, id); only sentences that tell the story take part.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from itertools import chain

import numpy as np
import numpy.typing as npt

from lineage.model import TOLD, ArticleId, Document, Sentence
from lineage.text.fold import fold_word
from lineage.text.words import WORD

Ints = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]

NO_DAY = -1
"""Day number of an article without a date."""
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_STEP = np.uint64(0xD6E8FEB86659FD93)
_SHIFT = np.uint64(32)


@dataclass(frozen=True, slots=True)
class Words:
    """The told words of a corpus, one after the other."""

    ids: tuple[ArticleId, ...]
    days: Ints
    """Day number of each article, or NO_DAY."""
    words: npt.NDArray[np.int32]
    """Index into `vocabulary`, for each word of the corpus."""
    quoted: npt.NDArray[np.bool_]
    """Whether the word stands inside quotation marks."""
    article_starts: Ints
    """Where each article begins in `words`; one more entry for the end."""
    sentence_starts: Ints
    vocabulary: tuple[str, ...]
    hashes: Hashes
    """Stable hash of each vocabulary word."""

    @property
    def articles(self) -> Ints:
        """For each word, the number of its article."""
        return np.repeat(np.arange(len(self.ids)), np.diff(self.article_starts))


class _Numbers(dict[str, int]):
    """Numbers things in the order of their first sight."""

    def __missing__(self, key: str) -> int:
        self[key] = number = len(self)
        return number


def lay_out(documents: Sequence[Document]) -> Words:
    """Fold the told sentences of all documents, each once."""
    ordered = sorted(documents, key=lambda d: (d.article.published or "", d.article.id))
    raw, raw_quoted = array("i"), bytearray()
    sentence_ends, article_ends = array("q"), array("q")
    pieces = _Numbers()
    for document in ordered:
        for sentence in document.sentences:
            if sentence.role in TOLD:
                _read(sentence, pieces, raw, raw_quoted)
                sentence_ends.append(len(raw))
        article_ends.append(len(raw))
    vocabulary = _Numbers()
    folded = [
        [vocabulary[word] for token in WORD.findall(piece) for word in fold_word(token)]
        for piece in pieces
    ]
    raw_ids = np.frombuffer(raw, np.intc) if raw else np.zeros(0, np.intc)
    words, sizes = _expand(raw_ids, folded)
    ends = np.concatenate(([0], np.cumsum(sizes[raw_ids])))
    names = tuple(vocabulary)
    return Words(
        ids=tuple(document.article.id for document in ordered),
        days=np.array([day_number(d.article.published) for d in ordered], np.int64),
        words=words,
        quoted=np.repeat(np.frombuffer(bytes(raw_quoted), np.bool_), sizes[raw_ids]),
        article_starts=np.concatenate(([0], ends[np.array(article_ends, np.int64)])),
        sentence_starts=np.unique(np.concatenate(([0], ends[np.array(sentence_ends, np.int64)]))),
        vocabulary=names,
        hashes=np.array([word_hash(word) for word in names], np.uint64),
    )


def _read(sentence: Sentence, pieces: _Numbers, raw: array[int], quoted: bytearray) -> None:
    """Append what stands between the sentence's blanks, and for each whether a quotation holds
    it. News repeats itself: every such piece is searched for words once."""
    text, at = sentence.text, 0
    for quote in sentence.quotes:
        start, stop = quote.start - sentence.span.start, quote.stop - sentence.span.start
        raw.extend(map(pieces.__getitem__, text[at:start].split()))
        quoted.extend(bytes(len(raw) - len(quoted)))
        raw.extend(map(pieces.__getitem__, text[start:stop].split()))
        quoted.extend(b"\1" * (len(raw) - len(quoted)))
        at = stop
    raw.extend(map(pieces.__getitem__, text[at:].split()))
    quoted.extend(bytes(len(raw) - len(quoted)))


def _expand(
    raw: npt.NDArray[np.intc], folded: Sequence[Sequence[int]]
) -> tuple[npt.NDArray[np.int32], Ints]:
    """Each piece as its folded words (an honorific is none, a contraction two)."""
    sizes = np.array([len(words) for words in folded], np.int64)
    flat = np.array(list(chain.from_iterable(folded)), np.int32)
    first = np.cumsum(sizes) - sizes
    counts = sizes[raw]
    inner = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    return flat[np.repeat(first[raw], counts) + inner], sizes


@lru_cache(maxsize=1 << 19)
def word_hash(word: str) -> int:
    """A 64-bit hash that is the same everywhere and always."""
    return int.from_bytes(blake2b(word.encode(errors="replace"), digest_size=8).digest(), "little")


def day_number(published: str | None) -> int:
    """Days since year 1; NO_DAY for None."""
    return NO_DAY if published is None else date.fromisoformat(published[:10]).toordinal()


def shingle_hashes(word_hashes: Hashes, size: int) -> Hashes:
    """Hash of every run of `size` words; one per starting word, none for the last size - 1."""
    count = max(0, len(word_hashes) - size + 1)
    out = np.zeros(count, np.uint64)
    for offset in range(size):
        out *= _STEP
        out += word_hashes[offset : offset + count]
        out ^= out >> _SHIFT
    return out * _SPREAD


def shingles_within(corpus: Words, starts: Ints, size: int) -> tuple[Ints, Hashes]:
    """(first word, hash) of every run of `size` words that crosses none of `starts`."""
    hashes = shingle_hashes(corpus.hashes[corpus.words], size)
    room = np.repeat(starts[1:], np.diff(starts))[: len(hashes)] - np.arange(len(hashes))
    positions = np.flatnonzero(room >= size)
    return positions, hashes[positions]


def distinct(keys: Ints) -> Ints:
    """Each value once, in order; numpy's own `unique` hashes, which takes millions longer."""
    ordered = np.sort(keys)
    found: Ints = ordered[np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)]]
    return found


def gathered(hashes: Hashes, cuts: Ints, chosen: Ints) -> tuple[Hashes, Ints]:
    """The chosen sets laid side by side, and their cuts; set i is hashes[cuts[i]:cuts[i + 1]]."""
    sizes = cuts[chosen + 1] - cuts[chosen]
    starts = np.concatenate(([0], np.cumsum(sizes)))
    inner = np.arange(starts[-1]) - np.repeat(starts[:-1], sizes)
    return hashes[np.repeat(cuts[chosen], sizes) + inner], starts

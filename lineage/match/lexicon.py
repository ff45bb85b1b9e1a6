"""Told sentences → flat arrays of folded words.

Law: the arrays depend on the articles alone, never on a hash seed, nor on what this process has
seen before.

News repeats itself: whatever stands between two blanks is searched for words once in a process,
and found again by a hash of its bytes, without a Python value for each word.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

import numpy as np

from lineage.match.hashing import MAX_BYTES, ROOM, byte_hashes, stretches
from lineage.match.shingles import NO_DAY, NOBODY, Bits, Hashes, Ints, Mask, Words, distinct
from lineage.model import Article
from lineage.text.document import Outline, told_texts
from lineage.text.fold import fold_word
from lineage.text.outlets import house
from lineage.text.stems import stem, stem_bits
from lineage.text.words import WORD

_BLANK = bytes(not chr(n).isspace() if n < 0x80 else 1 for n in range(256))
_LARGE = 1 << 20
"""Pieces after which a lexicon is begun anew: they take some 300 MB."""


@dataclass(frozen=True, slots=True)
class Told:
    """What matching reads of an article: its sentences that tell the story."""

    published: str | None
    """As an Article says it."""
    house: str | None
    """The outlet whose house text it may print, by a name that is always the same."""
    sentences: Sequence[str]

    @classmethod
    def of(cls, article: Article, drawn: Outline) -> Told:
        return cls(article.published, house(article), told_texts(article, drawn))


class _Numbers(dict[str, int]):
    """Numbers things in the order of their first sight."""

    def __missing__(self, key: str) -> int:
        self[key] = number = len(self)
        return number


class _Lexicon:
    """The pieces that this process has seen, as folded words."""

    def __init__(self) -> None:
        self._pieces: dict[int, int] = {}
        """Hash of each → its number."""
        self._sizes = array("q")
        self._flat = array("q")
        self._words = _Numbers()
        self._hashes = array("Q")
        self._known = array("d")
        self._is_number = bytearray()

    def __len__(self) -> int:
        return len(self._pieces)

    def numbers(self, hashes: Hashes, raw: bytes, starts: Ints, stops: Ints) -> Ints:
        """Of distinct pieces, that stand in `raw` at those places."""
        found = list(map(self._pieces.get, hashes.tolist()))
        for n, number in enumerate(found):
            if number is None:
                piece = raw[starts[n] : stops[n]].decode("utf-8", "surrogatepass")
                self._pieces[int(hashes[n])] = found[n] = self._note(piece)
        return np.array(found, np.int64)

    def _note(self, piece: str) -> int:
        number = len(self._sizes)
        words = [form for token in WORD.findall(piece) for form in fold_word(token)]
        self._flat.extend(map(self._words.__getitem__, words))
        self._sizes.append(len(words))
        for word in words:
            if self._words[word] == len(self._hashes):
                is_number = word[:1].isdigit()
                self._hashes.append(word_hash(word))
                self._known.append(stem_bits(word if is_number else stem(word)))
                self._is_number.append(is_number)
        return number

    def folded(self, pieces: Ints) -> tuple[Ints, Ints]:
        """The words of each piece (an honorific is none, a contraction two), one after the other,
        and how many each has."""
        sizes = np.array(self._sizes, np.int64)
        first = np.cumsum(sizes) - sizes
        counts = sizes[pieces]
        inner = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        return np.array(self._flat, np.int64)[np.repeat(first[pieces], counts) + inner], counts

    def told(self, words: Ints) -> tuple[Hashes, Bits, Mask]:
        """Hash of each word, how surprising it is in English news, and whether it is a number."""
        return (
            np.array(self._hashes, np.uint64)[words],
            np.array(self._known, np.float64)[words],
            np.array(self._is_number, np.bool_)[words],
        )


_lexicon = _Lexicon()


def words_of(articles: Sequence[Told]) -> Words:
    """The told words of some articles; the vocabulary in order of hash."""
    global _lexicon
    if len(_lexicon) > _LARGE:
        _lexicon = _Lexicon()
    sentences = [sentence for article in articles for sentence in article.sentences]
    pieces, sentence_ends = _pieces(sentences)
    words, counts = _lexicon.folded(pieces)
    ends = np.concatenate(([0], np.cumsum(counts)))
    article_ends = np.cumsum([0, *(len(article.sentences) for article in articles)])
    starts = ends[sentence_ends[article_ends]]
    vocabulary, places = np.unique(words, return_inverse=True)
    hashes, known, is_number = _lexicon.told(vocabulary)
    order = np.argsort(hashes)
    rank = np.empty(len(order), np.int32)
    rank[order] = np.arange(len(order), dtype=np.int32)
    local = rank[places]
    owners = np.repeat(np.arange(len(articles)), np.diff(starts))
    once = distinct(owners * len(order) + local)
    return Words(
        days=np.array([day_number(article.published) for article in articles], np.int64),
        outlets=np.array([_outlet(article.house) for article in articles], np.int64),
        words=local,
        article_starts=starts,
        sentence_starts=np.unique(ends[sentence_ends]),
        hashes=hashes[order],
        known=known[order],
        is_number=is_number[order],
        held=np.bincount(once % max(1, len(order)), minlength=len(order)),
    )


def _pieces(sentences: Sequence[str]) -> tuple[Ints, Ints]:
    """Numbers of the pieces between blanks, and how many of them stand before each sentence; one
    more entry for the end."""
    encoded = [
        (one if one.isascii() else " ".join(one.split())).encode("utf-8", "surrogatepass")
        for one in sentences
    ]
    raw = b"\n".join((b"", *encoded, bytes(ROOM)))
    is_piece = np.frombuffer(raw.translate(_BLANK), np.bool_)
    starts, stops = stretches(is_piece[: len(raw) - ROOM])
    hashes = byte_hashes(np.frombuffer(raw, np.uint8), starts, stops)
    for n in np.flatnonzero(stops - starts > MAX_BYTES).tolist():
        hashes[n] = _hash(raw[starts[n] : stops[n]])
    known, first, which = np.unique(hashes, return_index=True, return_inverse=True)
    numbers = _lexicon.numbers(known, raw, starts[first], stops[first])
    ends = np.cumsum([1, *(len(one) + 1 for one in encoded)])
    return numbers[which], np.searchsorted(starts, ends)


def word_hash(word: str) -> int:
    """A 64-bit hash that is the same everywhere and always."""
    return _hash(word.encode(errors="replace"))


def _hash(raw: bytes) -> int:
    return int.from_bytes(blake2b(raw, digest_size=8).digest(), "little")


def _outlet(house: str | None) -> int:
    return NOBODY if house is None else word_hash(house) >> 1


def day_number(published: str | None) -> int:
    """Days since year 1; NO_DAY for None."""
    return NO_DAY if published is None else date.fromisoformat(published[:10]).toordinal()

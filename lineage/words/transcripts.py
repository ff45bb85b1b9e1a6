"""Articles → what they tell, word by word: the sentences that tell the story as flat arrays of
folded words.

Law: the arrays depend on the articles alone, never on a hash seed, nor on what this process has
seen before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from lineage.linked import Bytes, Ints
from lineage.model import TOLD, Role
from lineage.text.blocks import Range
from lineage.text.document import Outlined
from lineage.words.hashing import MAX_BYTES, ROOM, Hashes, byte_hashes, stretches
from lineage.words.lexicon import CAPITAL, FIRST_CAPITAL, OPENERS, Bits, Lexicon, Mask, bytes_hash

_BLANK = bytes(not chr(n).isspace() if n < 0x80 else 1 for n in range(256))
_LARGE = 1 << 20
"""Pieces after which a lexicon is begun anew: they take some 300 MB."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Folded words, in order of hash."""

    hashes: Hashes
    """Stable, and the same everywhere."""
    known: Bits
    """How surprising each is in English news, in bits."""
    is_number: Mask
    letters: Bytes
    """All words in UTF-8, one after the other."""
    ends: npt.NDArray[np.int32]
    """Where each ends; one more entry, before the first."""

    def words(self, numbers: Ints) -> list[str]:
        """As they are spelled."""
        cuts = zip(self.ends[numbers].tolist(), self.ends[numbers + 1].tolist(), strict=True)
        letters = self.letters.tobytes()
        return [letters[start:stop].decode("utf-8", "surrogatepass") for start, stop in cuts]


@dataclass(frozen=True, slots=True)
class Transcript:
    """The told sentences of some articles. A sentence is cut into stretches where quotations
    begin and end, even amid a word."""

    vocabulary: Vocabulary
    words: npt.NDArray[np.int32]
    """For each word, its place in the vocabulary."""
    capitals: Mask
    """For each, whether it has a capital for which nothing before it asks."""
    sentence_starts: Ints
    """Where each sentence begins in `words`; one more entry for the end."""
    article_starts: Ints
    """Where each article begins among the sentences; one more entry for the end."""
    indexes: npt.NDArray[np.int32]
    """Of each sentence among all of its article."""
    is_body: Mask
    """Of each sentence."""
    units: npt.NDArray[np.int32]
    """How many sentences each article has, told or not."""
    stretch_starts: Ints
    """Where each stretch begins in `words`; one more entry for the end."""
    sentence_stretches: Ints
    """Where each sentence begins among the stretches; one more entry for the end."""
    quotes: npt.NDArray[np.int32]
    """For each stretch, which of its sentence's quotations it is, from 1; 0: none."""

    def __len__(self) -> int:
        return len(self.units)


_lexicon = Lexicon()


def transcript(articles: Sequence[Outlined]) -> Transcript:
    global _lexicon
    if len(_lexicon) > _LARGE:
        _lexicon = Lexicon()
    cut = _Cut()
    for article in articles:
        cut.add(article)
    pieces, breaks = _pieces(cut.texts)
    words, capitals, counts = _lexicon.folded(pieces.numbers)
    asked = np.repeat(pieces.asked(cut.asks, breaks), counts)
    ends = np.append(0, np.cumsum(counts))
    starts = ends[breaks]
    vocabulary, places = _vocabulary(words)
    sentence_stretches = np.array(cut.sentence_stretches, np.int64)
    return Transcript(
        vocabulary,
        places,
        (capitals == CAPITAL) | ((capitals == FIRST_CAPITAL) & ~asked),
        starts[sentence_stretches],
        np.array(cut.article_starts, np.int64),
        np.array(cut.indexes, np.int32),
        np.array(cut.is_body, np.bool_),
        np.array(cut.units, np.int32),
        starts,
        sentence_stretches,
        np.array(cut.quotes, np.int32),
    )


@dataclass(slots=True)
class _Cut:
    """Told sentences, cut into stretches."""

    texts: list[str] = field(default_factory=list)
    """Of each stretch."""
    quotes: list[int] = field(default_factory=list)
    asks: list[bool] = field(default_factory=list)
    """For each stretch, whether what stands before it asks for a capital."""
    sentence_stretches: list[int] = field(default_factory=lambda: [0])
    article_starts: list[int] = field(default_factory=lambda: [0])
    indexes: list[int] = field(default_factory=list)
    is_body: list[bool] = field(default_factory=list)
    units: list[int] = field(default_factory=list)

    def add(self, outlined: Outlined) -> None:
        article, drawn = outlined
        text = article.text
        for index, ((start, stop), role) in enumerate(zip(drawn.units, drawn.roles, strict=True)):
            if role not in TOLD:
                continue
            self.indexes.append(index)
            self.is_body.append(role is Role.BODY)
            for part in _stretches(start, stop, drawn.quotes.get(index, ())):
                self._add(text, *part)
            self.sentence_stretches.append(len(self.texts))
        self.article_starts.append(len(self.indexes))
        self.units.append(len(drawn.units))

    def _add(self, text: str, quote: int, start: int, stop: int) -> None:
        at = start + text[start].isspace()
        self.texts.append(text[at:stop])
        self.quotes.append(quote)
        asks = text[max(0, at - 2) : at].strip() in OPENERS
        self.asks.append(asks and not text[at : at + 1].isspace())


def _stretches(start: int, end: int, quoted: Sequence[Range]) -> Iterator[tuple[int, int, int]]:
    """(number of the quotation or 0, start, stop): they tile the sentence."""
    at = start
    for number, (start, stop) in enumerate(quoted, 1):
        if at < start:
            yield 0, at, start
        yield number, start, stop
        at = stop
    if at < end:
        yield 0, at, end


@dataclass(frozen=True, slots=True)
class _Pieces:
    """What stands between blanks."""

    numbers: Ints
    """Of the lexicon."""
    near: Mask
    """Whether one blank stands before it."""

    def asked(self, asks: Sequence[bool], breaks: Ints) -> Mask:
        """Whether what stands before a piece asks for a capital; `asks` says it of the first of
        each stretch, `breaks` where these are."""
        found = np.append(False, _lexicon.asks(self.numbers))[: len(self.numbers)] & self.near
        having = np.flatnonzero(np.diff(breaks))
        found[breaks[having]] = np.array(asks, np.bool_)[having]
        return found


def _pieces(texts: Sequence[str]) -> tuple[_Pieces, Ints]:
    """All pieces, and how many of them stand before each text; one more entry for the end."""
    encoded = [text.encode("utf-8", "surrogatepass") for text in texts]
    raw = b"\n".join((b"", *encoded, bytes(ROOM)))
    is_piece = np.frombuffer(raw.translate(_BLANK), np.bool_)
    starts, stops = stretches(is_piece[: len(raw) - ROOM])
    hashes = byte_hashes(np.frombuffer(raw, np.uint8), starts, stops)
    for n in np.flatnonzero(stops - starts > MAX_BYTES).tolist():
        hashes[n] = bytes_hash(raw[starts[n] : stops[n]])
    distinct, first, which = np.unique(hashes, return_index=True, return_inverse=True)
    numbers = _lexicon.pieces(distinct, raw, starts[first], stops[first])
    ends = np.cumsum([1, *(len(one) + 1 for one in encoded)])
    near = np.append(False, starts[1:] - stops[:-1] == 1)[: len(starts)]
    return _Pieces(numbers[which], near), np.searchsorted(starts, ends)


def _vocabulary(words: Ints) -> tuple[Vocabulary, npt.NDArray[np.int32]]:
    """The distinct ones of some words of the lexicon, and the place of each word among them."""
    is_here = np.zeros(_lexicon.words, np.bool_)
    is_here[words] = True
    here = np.flatnonzero(is_here)
    hashes, known, is_number = _lexicon.told(here)
    order = np.argsort(hashes)
    place = np.empty(_lexicon.words, np.int32)
    place[here[order]] = np.arange(len(here), dtype=np.int32)
    spelled = _lexicon.spelled(here[order])
    ends = np.cumsum([0, *map(len, spelled)], dtype=np.int32)
    letters = np.frombuffer(b"".join(spelled), np.uint8)
    vocabulary = Vocabulary(hashes[order], known[order], is_number[order], letters, ends)
    return vocabulary, place[words]

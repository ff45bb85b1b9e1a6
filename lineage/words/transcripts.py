"""Articles → what they tell, word by word: the sentences that tell the story as flat arrays of
folded words.

Law: the arrays depend on the articles alone, never on a hash seed, nor on what this process has
seen before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lineage.linked import Bytes, Ints
from lineage.text.document import Outlined
from lineage.words.hashing import Hashes
from lineage.words.lexicon import CAPITAL, FIRST_CAPITAL, Bits, Lexicon
from lineage.words.pieces import OPENERS, Mask, pieces_of
from lineage.words.stretches import Stretches, stretches_of

_ASKING = frozenset(
    pair
    for blank in filter(str.isspace, map(chr, range(0x3001)))
    for opener in OPENERS
    for pair in (opener + blank, blank + opener)
)
"""Of two characters; what stands before a capital that begins a sentence or a quotation."""
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
    cut = stretches_of(articles)
    texts, asks = _told(cut)
    pieces = pieces_of(texts)
    words, capitals, counts = _lexicon.folded(_lexicon.numbers(pieces))
    asked = np.repeat(pieces.asked(asks), counts)
    ends = np.append(0, np.cumsum(counts))
    starts = ends[pieces.breaks]
    vocabulary, places = _vocabulary(words)
    return Transcript(
        vocabulary,
        places,
        (capitals == CAPITAL) | ((capitals == FIRST_CAPITAL) & ~asked),
        starts[cut.sentence_starts],
        cut.article_starts,
        cut.indexes,
        cut.is_body,
        cut.units,
        starts,
        cut.sentence_starts,
        cut.quotes,
    )


def _told(cut: Stretches) -> tuple[list[str], list[bool]]:
    """The text of each stretch, a blank at its beginning left out; and whether what stands before
    it asks for a capital."""
    text = cut.text
    starts = [start + text[start].isspace() for start in cut.starts.tolist()]
    texts = [text[at:stop] for at, stop in zip(starts, cut.stops.tolist(), strict=True)]
    asks = [text[at - 2 : at] in _ASKING and not text[at].isspace() for at in starts]
    return texts, asks


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

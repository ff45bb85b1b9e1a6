"""Links between two articles → the words of each that the other explains, in bits.

A word that a text could have taken costs nothing to write; one it could not costs its surprisal
in news at large. Only a reporter's own plain words count (no quotation, no name, title or
weekday), in unbroken runs, and every run pays for the pointer to it: a phrase of three or four
words, which two reporters find by themselves, explains nothing.

Knows nothing of who was first: what it measures is the same in both directions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lineage.descent.reading import GRAM_WORDS, Gram, Reading
from lineage.model import Link, Span
from lineage.text.stems import stem, stem_bits

RUN_BITS = 12.0
"""To point at a run of words and to end it: its place among some hundred words and its length."""
MIN_WORD_BITS = 1.3
"""A stem in more than 40 % of articles is grammar, not content."""

Mask = int
"""A set of places among a sentence's own words, one bit each."""
Marks = Mapping[int, Mask]
"""Sentence index → the own words in it that a partner explains."""


class Priced:
    """The own words of one sentence, and what each is worth."""

    def __init__(self, bits: Sequence[float], grams: Mapping[Gram, Sequence[int]]) -> None:
        self.bits = bits
        """Per place; 0 for names, grammar words and the gap where a quotation stands."""
        self.grams = grams
        """Three words in a row → the places where they begin."""
        self._worth: dict[Mask, float] = {}
        self._shared: dict[int, tuple[Mask, Mask]] = {}

    def worth(self, mask: Mask) -> float:
        """Bits of the marked words, run by run, pointers paid."""
        found = self._worth.get(mask)
        if found is None:
            found = self._worth[mask] = _worth(self.bits, mask)
        return found

    def shared(self, other: Priced) -> tuple[Mask, Mask]:
        """What each of two sentences explains of the other."""
        found = self._shared.get(id(other))
        if found is None:
            grams = self.grams.keys() & other.grams.keys()
            found = self._shared[id(other)] = _mask(self, grams), _mask(other, grams)
        return found


def _worth(bits: Sequence[float], mask: Mask) -> float:
    total = run = 0.0
    for place in range(mask.bit_length() + 1):
        if mask >> place & 1:
            run += bits[place]
        elif run:
            total += max(0.0, run - RUN_BITS)
            run = 0.0
    return total


class Prices:
    """Priced sentences, each made when it is first asked for; the same words are priced once,
    however many articles print them."""

    def __init__(self) -> None:
        self._of_place: dict[tuple[str, int], Priced] = {}
        self._of_words: dict[tuple[str, tuple[Span, ...]], Priced] = {}

    def of(self, reading: Reading, index: int) -> Priced:
        place = (reading.article.id, index)
        found = self._of_place.get(place)
        if found is None:
            sentence = reading.document.sentences[index]
            start = sentence.span.start
            quotes = tuple(Span(q.start - start, q.stop - start) for q in sentence.quotes)
            words = (sentence.text, quotes)
            if words not in self._of_words:
                self._of_words[words] = _priced(reading, index)
            found = self._of_place[place] = self._of_words[words]
        return found

    def worth(self, reading: Reading, marks: Marks) -> float:
        return sum(self.of(reading, i).worth(mask) for i, mask in sorted(marks.items()))

    def marks(
        self, a: Reading, b: Reading, links: Iterable[Link]
    ) -> tuple[dict[int, Mask], dict[int, Mask]]:
        """What each of two articles explains of the other, of the sentences that links join."""
        of_a: dict[int, Mask] = {}
        of_b: dict[int, Mask] = {}
        for link in links:
            i, j = link.source.index, link.target.index
            one, other = self.of(a, i).shared(self.of(b, j))
            if one:
                of_a[i] = of_a.get(i, 0) | one
                of_b[j] = of_b.get(j, 0) | other
        return of_a, of_b


def _mask(sentence: Priced, shared: Iterable[Gram]) -> Mask:
    mask = 0
    for gram in shared:
        for place in sentence.grams[gram]:
            mask |= ((1 << GRAM_WORDS) - 1) << place
    return mask


def _priced(reading: Reading, index: int) -> Priced:
    bits: list[float] = []
    grams: dict[Gram, list[int]] = {}
    text = reading.document.sentences[index].text
    for part in reading.own_words(index):
        base = len(bits)
        for gram, place in _placed(part.words):
            grams.setdefault(gram, []).append(base + place)
        bits += (
            0.0 if text[at].isupper() else _word_bits(word)
            for word, at in zip(part.words, part.starts, strict=True)
        )
        bits.append(0.0)
    return Priced(tuple(bits), {gram: tuple(places) for gram, places in grams.items()})


def _placed(words: Sequence[str]) -> Iterator[tuple[Gram, int]]:
    for place in range(len(words) - GRAM_WORDS + 1):
        yield (words[place], words[place + 1], words[place + 2]), place


def _word_bits(word: str) -> float:
    bits = stem_bits(stem(word))
    return bits if bits >= MIN_WORD_BITS else 0.0

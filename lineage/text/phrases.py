"""Document → the words in a row, and the single words, by which its text would be known elsewhere.

Rarest first, by the shipped table of surprisals, so that the answer depends on the text alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lineage.model import TOLD, Document, Sentence, Span
from lineage.text.fold import fold_word
from lineage.text.stems import stem, stem_bits
from lineage.text.words import words

PHRASE_WORDS = 5
"""Copy that was edited keeps runs of five words; fewer in a row turn up by chance."""
LEAST_PHRASE_WORDS = 3
"""In a sentence that has no more: a headline."""
WORDS_A_PHRASE = 7
"""Of 117 pairs of Reuters stories that a run over the whole store links, 91 were found with one
phrase for ten words, 94 with one for seven, 93 with one for five."""
SPEECH_SHARE = 0.25
"""What a word weighs that stands in quotation marks: everybody may quote a speaker."""
MIN_WORD_BITS = 4.5
"""Words in more than about one article in 23 tell nothing."""
MIN_WORD_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Phrase:
    text: str
    """As it stands in the article."""
    bits: float
    """Surprisal of its words in English news, a quarter of it for those that are quoted."""


def phrases(document: Document) -> list[Phrase]:
    """Of each sentence that tells the story, the rarest phrases that do not overlap: one for
    seven words, two at least where there is room. No phrase twice."""
    told = (s for s in document.sentences if s.role in TOLD)
    found = {phrase.text: phrase for sentence in told for phrase in _phrases(sentence)}
    return list(found.values())


def _phrases(sentence: Sentence) -> Iterator[Phrase]:
    spans = [(start, stop) for _, start, stop in words(sentence.text)]
    size = min(PHRASE_WORDS, len(spans))
    if size < LEAST_PHRASE_WORDS:
        return
    bits = [_bits_there(sentence, start, stop) for start, stop in spans]
    weights = [sum(bits[first : first + size]) for first in range(len(spans) - size + 1)]
    for first in _apart(weights, size, max(2, len(spans) // WORDS_A_PHRASE)):
        start, stop = spans[first][0], spans[first + size - 1][1]
        yield Phrase(sentence.text[start:stop], weights[first])


def _apart(weights: list[float], size: int, most: int) -> list[int]:
    """Places of the heaviest runs of which no two overlap, in order."""
    taken = bytearray(len(weights) + size)
    chosen: list[int] = []
    for first in sorted(range(len(weights)), key=lambda n: (-weights[n], n)):
        if len(chosen) == most:
            break
        if not any(taken[first : first + size]):
            taken[first : first + size] = b"\1" * size
            chosen.append(first)
    return sorted(chosen)


def _bits_there(sentence: Sentence, start: int, stop: int) -> float:
    """Of a word between two offsets into the sentence."""
    at = sentence.span.start
    word = Span(at + start, at + stop)
    share = SPEECH_SHARE if any(quote.overlap(word) for quote in sentence.quotes) else 1.0
    return share * _bits(sentence.text[start:stop])


def _bits(word: str) -> float:
    return sum(stem_bits(stem(folded)) for folded in fold_word(word))


def rare_words(document: Document, most: int) -> list[Phrase]:
    """The rarest words of the sentences that tell the story, as they stand there; of words with
    one stem the first, and no numbers."""
    found: dict[tuple[str, ...], Phrase] = {}
    for sentence in document.sentences:
        if sentence.role in TOLD:
            for word, _, _ in words(sentence.text):
                folded = fold_word(word)
                key = tuple(map(stem, folded))
                if key not in found and len(word) >= MIN_WORD_LETTERS and word[0].isalpha():
                    found[key] = Phrase(word, _bits(word))
    rare = [phrase for phrase in found.values() if phrase.bits >= MIN_WORD_BITS]
    return sorted(rare, key=lambda phrase: -phrase.bits)[:most]

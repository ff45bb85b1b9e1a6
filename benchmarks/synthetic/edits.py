"""Sentences, as lists of words → the same edited or paraphrased, by a seeded die."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from importlib.resources import files
from random import Random

Sentence = list[str]

SWAPS = 0.3
"""Share of places where a sentence and the next change places."""
KEPT = 0.5
"""Share of its other words that a paraphrase keeps, besides names and numbers."""
MOST_KEPT = 4
"""Of these in a row."""
_TAIL = re.compile(r"[.,;:!?]*$")

Synonyms = Mapping[str, Sequence[str]]


def equivalents() -> dict[str, tuple[str, ...]]:
    """Word → other words that news writers use for it."""
    found: dict[str, tuple[str, ...]] = {}
    text = (files("lineage") / "data" / "equivalents.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        group = line.split() if not line.startswith("#") else []
        for word in group:
            found[word] = (*found.get(word, ()), *(w for w in group if w != word))
    return found


class Editor:
    def __init__(self, dice: Random, common: Sequence[str], synonyms: Synonyms) -> None:
        self._dice, self._common, self._synonyms = dice, common, synonyms

    def edited(self, sentences: Sequence[Sentence], share: float) -> list[Sentence]:
        """`share` of the words replaced, dropped or joined by another, in equal parts."""
        changed = [self._touched(s, share) for s in sentences]
        return self._reordered([s for s in changed if s])

    def trimmed(self, sentences: Sequence[Sentence], share: float) -> list[Sentence]:
        """The same in the order of before."""
        return [s for s in (self._touched(each, share) for each in sentences) if s]

    def paraphrased(self, sentences: Sequence[Sentence]) -> list[Sentence]:
        return self._reordered([self._reworded(s) for s in sentences])

    def _touched(self, sentence: Sentence, share: float) -> Sentence:
        changed: Sentence = []
        for word in sentence:
            if self._dice.random() >= share:
                changed.append(word)
                continue
            way = self._dice.randrange(3)
            if way == 0:
                changed.append(self._other(word))
            elif way == 1:
                changed += [self._dice.choice(self._common), word]
        return _punctuated(changed)

    def _reworded(self, sentence: Sentence) -> Sentence:
        words, row = [], 0
        for at, word in enumerate(sentence):
            kept = (at and _is_fixed(word)) or (row < MOST_KEPT and self._dice.random() < KEPT)
            row = row + 1 if kept else 0
            words.append(word if kept else self._other(word))
        middle = len(words) // 2
        commas = [n + 1 for n, w in enumerate(words[:-1]) if w.endswith(",")]
        part = min(commas, key=lambda n: abs(n - middle), default=middle)
        if abs(part - middle) > len(words) // 4:
            part = middle
        first, second = words[:part], words[part:]
        if first and second:
            first[0] = first[0].lower()
            second[-1] = second[-1].rstrip(".!?") + ","
        return _punctuated([*second, *first])

    def _other(self, word: str) -> str:
        """Another word with the same mark after it."""
        core, tail = word[: _tail(word)], word[_tail(word) :]
        known = self._synonyms.get(core.lower())
        return self._dice.choice(known or self._common) + tail

    def _reordered(self, sentences: list[Sentence]) -> list[Sentence]:
        at = 0
        while at + 1 < len(sentences):
            if self._dice.random() < SWAPS:
                sentences[at], sentences[at + 1] = sentences[at + 1], sentences[at]
                at += 1
            at += 1
        return sentences


def _tail(word: str) -> int:
    found = _TAIL.search(word)
    return found.start() if found else len(word)


def _is_fixed(word: str) -> bool:
    return word[0].isupper() or any(c.isdigit() for c in word)


def _punctuated(words: Sentence) -> Sentence:
    """A capital at the beginning, a full stop at the end."""
    if words:
        words[0] = words[0][0].upper() + words[0][1:]
        words[-1] = words[-1][: _tail(words[-1])] + "."
    return words

"""Texts → an endless stream of new sentences that share no long run of words with one another.

A sentence is a chain of pieces of two to five words. Each piece ends in a junction, one of the
commonest words, and the next piece is what follows that word at some other place. The beginning
is a real beginning, the end a real end.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

JUNCTIONS = 60
REACH = 4
"""Words from the beginning of a piece to its last one, at most."""
MOST_PIECES = 6
"""Between the first and the last: sentences have 22 words on average."""
BATCH = 8192

_MARKS = dict.fromkeys(map(ord, '"“”„«»()[]{}*_<>|'), " ")
_PLAIN = re.compile(r"(?:[A-Za-z]+(?:['’-][A-Za-z]+)*|\$?\d[\d.,]*%?)[.,;:!?]?")
_NAME = re.compile(r"[A-Z][a-z]\S*")
_SHORT = re.compile(r"(?:[A-Z]|[A-Z][a-z]{1,3}|No|pct|mln|dlrs)\.")
"""A full stop after these ends no sentence."""


@dataclass(frozen=True, slots=True)
class Material:
    """Real texts as numbers of words, and where a chain may go on."""

    words: npt.NDArray[np.object_]
    """Each word once, with the mark that follows it."""
    text: npt.NDArray[np.int32]
    """Index into `words`, for each word of the texts."""
    begins: Ints
    """Places where a chain may begin."""
    cut: npt.NDArray[np.int32]
    """For each place, where a piece that begins there ends; -1: none does."""
    close: npt.NDArray[np.int32]
    """The same for a piece that ends with its sentence."""
    onward: Doors
    final: Doors
    junction: npt.NDArray[np.int32]
    """For each of `words` its number as a junction; -1: it is none."""
    names: tuple[str, ...]
    common: tuple[str, ...]
    """Words without marks, as often as they occur."""

    def sentences(self, seed: int) -> Iterator[list[str]]:
        """Sentences as lists of words, without end."""
        dice = np.random.default_rng(seed)
        while True:
            yield from self._batch(dice)

    def _batch(self, dice: np.random.Generator) -> Iterator[list[str]]:
        first = self.begins[dice.integers(len(self.begins), size=BATCH)]
        last = self.cut[first].astype(np.int64)
        pieces = [(first, last)]
        wanted = dice.integers(2, MOST_PIECES + 1, size=BATCH)
        for done in range(MOST_PIECES):
            goes_on = wanted > done
            first = self.onward.through(self.junction[self.text[last]], dice)
            end = self.cut[first].astype(np.int64)
            pieces.append((np.where(goes_on, first, 0), np.where(goes_on, end, -1)))
            last = np.where(goes_on, end, last)
        first = self.final.through(self.junction[self.text[last]], dice)
        pieces.append((first, self.close[first].astype(np.int64)))
        starts = np.stack([a for a, _ in pieces], axis=1)
        sizes = np.stack([b for _, b in pieces], axis=1) + 1 - starts
        flat = self.words[self.text[_ranges(starts.ravel(), sizes.ravel())]].tolist()
        at = 0
        for size in sizes.sum(axis=1).tolist():
            yield flat[at : at + size]
            at += size


@dataclass(frozen=True, slots=True)
class Doors:
    """The places that follow each junction."""

    places: Ints
    starts: Ints
    """Those of junction j are places[starts[j]:starts[j + 1]]."""

    def through(self, junctions: npt.NDArray[np.int32], dice: np.random.Generator) -> Ints:
        sizes = np.diff(self.starts)[junctions]
        chosen: Ints = self.places[
            self.starts[junctions] + (dice.random(len(junctions)) * sizes).astype(np.int64)
        ]
        return chosen


def load(texts: Iterable[str], most_words: int) -> Material:
    """Raises ValueError where the texts are too few to be mixed."""
    numbers: dict[str, int] = {"": 0}
    parts = [np.zeros(1, np.int32)]
    total = 0
    for each in texts:
        tokens = each.translate(_MARKS).split()
        ids = [numbers.setdefault(token, len(numbers)) for token in tokens]
        parts.append(np.array([*ids, 0], np.int32))
        total += len(ids)
        if total >= most_words:
            break
    return _laid_out(np.array(list(numbers), object), np.concatenate(parts))


def _laid_out(words: npt.NDArray[np.object_], text: npt.NDArray[np.int32]) -> Material:
    plain = np.array([bool(_PLAIN.fullmatch(w)) for w in words])
    ends = np.array([w[-1:] in ("", ".", "!", "?") and not _SHORT.fullmatch(w) for w in words])
    named = np.array([bool(_NAME.match(w)) for w in words])
    counts = np.bincount(text, minlength=len(words))
    lower = [n for n, w in enumerate(words) if w.isalpha() and w.islower()]
    lower.sort(key=lambda n: (-counts[n], words[n]))
    inside, ending = plain[text] & ~ends[text], plain[text] & ends[text]
    chosen = lower[:JUNCTIONS]
    while True:
        junction = np.full(len(words), -1, np.int32)
        junction[chosen] = np.arange(len(chosen))
        cut = _reach(inside, inside & (junction[text] >= 0))
        close = _reach(inside, ending)
        onward = _doors(junction[text], cut, len(chosen))
        final = _doors(junction[text], close, len(chosen))
        usable = (np.diff(onward.starts) > 1) & (np.diff(final.starts) > 1)
        if usable.all():
            break
        chosen = [n for n, good in zip(chosen, usable.tolist(), strict=True) if good]
    begins = np.flatnonzero(np.append(False, ends[text[:-1]]) & named[text] & (cut >= 0))
    if not len(begins) or not chosen:
        raise ValueError("too little text to make sentences of")
    small = {words[n] for n in lower}
    names = {_core(words[n]) for n in np.unique(text[1:][named[text[1:]] & ~ends[text[:-1]]])}
    frequent = Counter({str(words[n]): int(counts[n]) for n in lower[:3000]})
    return Material(
        words, text, begins, cut, close, onward, final, junction,
        tuple(sorted(n for n in names if n.isalpha() and n.lower() not in small)),
        tuple(_shares(frequent)),
    )  # fmt: skip


def _reach(inside: Flags, goal: Flags) -> npt.NDArray[np.int32]:
    """For each place the farthest goal within REACH words, all words before it being inside."""
    size = len(inside)
    found = np.full(size, -1, np.int32)
    alive = inside.copy()
    for step in range(1, min(REACH, size - 1) + 1):
        there = np.append(goal[step:], np.zeros(step, np.bool_))
        found[alive & there] = np.flatnonzero(alive & there) + step
        alive &= np.append(inside[step:], np.zeros(step, np.bool_))
    return found


def _doors(at: npt.NDArray[np.int32], reach: npt.NDArray[np.int32], junctions: int) -> Doors:
    open_ = np.append((at[:-1] >= 0) & (reach[1:] >= 0), False)
    places = np.flatnonzero(open_)
    order = np.argsort(at[places], kind="stable")
    sizes = np.bincount(at[places], minlength=junctions)
    return Doors(places[order] + 1, np.concatenate(([0], np.cumsum(sizes))))


def _ranges(starts: Ints, sizes: Ints) -> Ints:
    ends = np.cumsum(sizes)
    flat: Ints = np.arange(ends[-1]) + np.repeat(starts - ends + sizes, sizes)
    return flat


def _core(word: str) -> str:
    return word.rstrip(".,;:!?").removesuffix("’s").removesuffix("'s")


def _shares(counts: Counter[str]) -> Iterator[str]:
    """Each word in proportion, some thousand in all."""
    whole = sum(counts.values())
    for word, count in sorted(counts.items()):
        yield from [word] * max(1, round(8000 * count / whole))

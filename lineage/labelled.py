"""Origins as columns: what is told of all sentences of a corpus, without a value for each.

`Origins` is a sequence of the values of `model.py`, which are made when they are asked for;
`origin_columns` takes in those that are values already.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

import numpy as np

from lineage.linked import Alignments, Bytes, Ints
from lineage.model import ArticleId, Label, Origin, SentenceKey, Verdict
from lineage.on_demand import OnDemand

LABELS = tuple(Label)
_BLOCK = 4096
_PLACE = {label: place for place, label in enumerate(LABELS)}


class OriginColumns(NamedTuple):
    """What is told of sentences, by their numbers."""

    sentences: Ints
    labels: Bytes
    """Places among LABELS."""
    best: Ints
    """Number of the strongest counterpart; -1: none."""
    verdicts: Ints
    """Number of the link that has it; -1 - n: it is `others[n]`."""
    others: tuple[Verdict, ...]


class Origins(OnDemand[Origin]):
    """One for every sentence of some articles, whose sentences are numbered one after the other."""

    def __init__(
        self,
        ids: Sequence[ArticleId],
        firsts: Ints,
        columns: OriginColumns,
        alignments: Alignments,
    ) -> None:
        """`firsts`: (articles + 1,), number of the first sentence of each."""
        self.ids = ids
        self.firsts = firsts
        self.columns = columns
        self.alignments = alignments

    def __len__(self) -> int:
        return len(self.columns.sentences)

    def made(self, number: int) -> Origin:
        (made,) = self._from(number, number + 1)
        return made

    def __iter__(self) -> Iterator[Origin]:
        for start in range(0, len(self), _BLOCK):
            yield from self._from(start, start + _BLOCK)

    def _from(self, start: int, stop: int) -> Iterator[Origin]:
        columns = self.columns
        for number, best, verdict in zip(
            *(each[start:stop].tolist() for each in (columns.sentences, columns.best)),
            columns.verdicts[start:stop].tolist(),
            strict=True,
        ):
            said = columns.others[-1 - verdict] if verdict < 0 else self.alignments.verdict(verdict)
            yield Origin(self._key(number), None if best < 0 else self._key(best), said)

    def _key(self, sentence: int) -> SentenceKey:
        article = int(np.searchsorted(self.firsts, sentence, "right")) - 1
        return SentenceKey(self.ids[article], sentence - int(self.firsts[article]))


class Numbering(Protocol):
    """Numbers of sentences, counted through all articles."""

    def all_sentences(self, keys: Sequence[SentenceKey]) -> Ints: ...


def labels_of(origins: Sequence[Origin], numbering: Numbering) -> tuple[Ints, Bytes]:
    """The number of each sentence, and the place of its label among LABELS."""
    if isinstance(origins, Origins):
        return origins.columns.sentences, origins.columns.labels
    labels = [_PLACE[origin.verdict.label] for origin in origins]
    sentences = numbering.all_sentences([origin.sentence for origin in origins])
    return sentences, np.array(labels, np.uint8)


def origin_columns(
    origins: Sequence[Origin], alignments: Alignments, numbering: Numbering
) -> OriginColumns:
    """The same origins; what they have from a link is that of `alignments`."""
    if isinstance(origins, Origins) and origins.alignments is alignments:
        return origins.columns
    best = np.full(len(origins), -1, np.int64)
    has_best = [n for n, origin in enumerate(origins) if origin.best is not None]
    best[has_best] = numbering.all_sentences([o.best for o in origins if o.best is not None])
    numbers: dict[str, int] = {}
    for alignment, start in zip(alignments, alignments.links.starts.tolist(), strict=False):
        for link, of_link in enumerate(alignment.links, start):
            numbers.setdefault(repr(of_link.verdict), link)
    others: list[Verdict] = []
    verdicts = []
    for origin in origins:
        name = repr(origin.verdict)
        if name not in numbers:
            others.append(origin.verdict)
            numbers[name] = -len(others)
        verdicts.append(numbers[name])
    said = np.array(verdicts, np.int64)
    return OriginColumns(*labels_of(origins, numbering), best, said, tuple(others))

"""Links → one Origin for every sentence: its strongest counterpart in the whole corpus.

Strongest means: copied before edited before paraphrased before quoted, then the likelier, then
the counterpart whose key sorts first.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lineage.descent.reading import Readings
from lineage.descent.survey import ROLES
from lineage.labelled import LABELS, OriginColumns, Origins
from lineage.linked import Alignments, Bytes, Ints, numbers_below
from lineage.model import (
    LINK_LABELS,
    TOLD,
    Document,
    Label,
    Origin,
    Role,
    SentenceKey,
    Verdict,
)

_ADDED = Verdict(Label.ADDED, "no_counterpart", 0.8)
"""One unlinked sentence in five has a counterpart after all that a careful reader would see."""
_NOT_YET = Verdict(Label.ADDED, "not_compared_yet", 0.0)
_FURNITURE = Verdict(Label.FURNITURE, "part_of_the_page", 0.95)
_CREDIT = Verdict(Label.CREDIT, "names_a_source", 0.95)
"""The text layer's roles agree with hand-checked ones in about 19 of 20 units."""

_ALONE = {
    role: _ADDED if role in TOLD else _FURNITURE if role is Role.FURNITURE else _CREDIT
    for role in Role
}
"""What is said of a sentence without counterpart."""
_LINKED = np.array([LABELS.index(label) for label in LINK_LABELS], np.uint8)

_BLOCK = 1 << 18
"""Links that are looked at together."""


def origins(by_id: Readings, alignments: Alignments, ends: tuple[Ints, Ints]) -> Origins:
    """Sentences are numbered article by article, in order of id. `ends`: the two articles of each
    alignment, by their places in that order."""
    sentences, sizes = by_id.survey.sentences_of(by_id.numbers)
    firsts = np.concatenate([[0], np.cumsum(sizes)])
    others = tuple(dict.fromkeys(_ALONE.values()))
    kind = numbers_below(max(len(sentences), len(alignments.links.i)))
    alone = np.array([-1 - others.index(_ALONE[role]) for role in ROLES], kind)
    verdicts = alone[by_id.survey.roles[sentences]]
    labels = np.array([LABELS.index(verdict.label) for verdict in others], np.uint8)[-1 - verdicts]
    best = _best(firsts, alignments, ends, kind)
    linked = np.flatnonzero(best.others >= 0)
    labels[linked], verdicts[linked] = _LINKED[best.ranks[linked]], best.links[linked]
    columns = OriginColumns(
        np.arange(len(labels), dtype=kind), labels, best.others, verdicts, others
    )
    return Origins(list(by_id), firsts, columns, alignments)


class _Best(NamedTuple):
    """The strongest link of every sentence."""

    ranks: Bytes
    improbable: NDArray[np.float64]
    """Minus the probability."""
    others: Ints
    """Number of the counterpart; -1: there is no link."""
    links: Ints


def _best(
    firsts: Ints,
    alignments: Alignments,
    ends: tuple[Ints, Ints],
    kind: np.dtype[np.signedinteger[Any]],
) -> _Best:
    """`kind`: of the numbers of sentences and links."""
    sentences = int(firsts[-1])
    nowhere = np.full(sentences, -1, kind)
    best = _Best(
        np.full(sentences, len(LINK_LABELS), np.uint8), np.zeros(sentences), nowhere, nowhere.copy()
    )
    a, b = (firsts[articles] for articles in ends)
    links = alignments.links
    for start in range(0, len(links.i), _BLOCK):
        part = slice(start, start + _BLOCK)
        numbers = np.arange(start, start + len(links.i[part]))
        owner = links.owners(numbers)
        i, j = a[owner] + links.i[part], b[owner] + links.j[part]
        found = links.ranks[part], -links.probabilities[part]
        for sentence, other in ((i, j), (j, i)):
            _take(best, sentence, _Best(*found, other, numbers))
    return best


def _take(best: _Best, sentences: Ints, found: _Best) -> None:
    """Links of some sentences, where they are stronger than what was found before."""
    order = np.lexsort((found.others, found.improbable, found.ranks, sentences))
    is_first = np.diff(sentences[order], prepend=-1) != 0
    chosen = order[is_first]
    at = sentences[chosen]
    new, old = _Best(*(c[chosen] for c in found)), _Best(*(c[at] for c in best))
    closer = new.others < old.others
    likelier = (new.improbable < old.improbable) | (new.improbable == old.improbable) & closer
    stronger = (new.ranks < old.ranks) | (new.ranks == old.ranks) & likelier
    place = at[stronger]
    best.ranks[place], best.improbable[place] = new.ranks[stronger], new.improbable[stronger]
    best.others[place], best.links[place] = new.others[stronger], new.links[stronger]


def uncompared(documents: Iterable[Document]) -> tuple[Origin, ...]:
    """Of texts that were cut but not matched yet: nothing is known of what they tell."""
    return tuple(
        Origin(
            SentenceKey(s.article, s.index), None, _NOT_YET if s.role in TOLD else _ALONE[s.role]
        )
        for d in documents
        for s in d.sentences
    )

"""Lineage → sentences for people to judge: as many of each kind as there are, up to a number.

Strata take turns, so that rare labels are drawn as often as common ones; rates over all labels
are therefore of the sample, not of the corpus. Drawing goes by a hash of seed and sentence: the
same seed draws the same sentences, and nearly the same ones of a corpus that grew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b

from lineage.model import Article, Lineage, Origin, Sentence, SentenceKey

Stratum = tuple[str, ...]

STRATA: dict[str, Callable[[Origin, Sentence, Article], str]] = {
    "label": lambda origin, _sentence, _article: origin.verdict.label.value,
    "outlet": lambda _origin, _sentence, article: article.outlet or "",
    "role": lambda _origin, sentence, _article: sentence.role.value,
}
"""What a sample can be stratified by."""


def sample(
    lineage: Lineage, size: int, stratify: Sequence[str] = ("label",), seed: int = 1
) -> tuple[SentenceKey, ...]:
    """Sorted; fewer than `size` when there are no more. A text that several articles share
    exactly is drawn from once. KeyError: a stratum that is not in STRATA."""
    strata: dict[Stratum, list[SentenceKey]] = {}
    for origin, sentence, article in _units(lineage):
        stratum = tuple(STRATA[name](origin, sentence, article) for name in stratify)
        strata.setdefault(stratum, []).append(origin.sentence)
    ordered = sorted(strata, key=lambda stratum: _rank(seed, *stratum))
    queues = [sorted(strata[s], key=lambda k: _rank(seed, k.article, k.index)) for s in ordered]
    return tuple(sorted(_in_turn(queues, size)))


def _units(lineage: Lineage) -> Iterable[tuple[Origin, Sentence, Article]]:
    documents = {d.article.id: d for d in lineage.documents}
    repeats = {other for family in lineage.duplicates for other in family[1:]}
    for origin in lineage.origins:
        document = documents.get(origin.sentence.article)
        if document is not None and document.article.id not in repeats:
            yield origin, document.sentences[origin.sentence.index], document.article


def _in_turn(queues: Sequence[Sequence[SentenceKey]], size: int) -> list[SentenceKey]:
    drawn: list[SentenceKey] = []
    longest = max(map(len, queues), default=0)
    for turn in range(longest):
        drawn += [queue[turn] for queue in queues if turn < len(queue)]
        if len(drawn) >= size:
            break
    return drawn[:size]


def _rank(*parts: object) -> bytes:
    return blake2b(repr(parts).encode("utf-8", "backslashreplace"), digest_size=8).digest()

"""Sentence → what the comparison looks at: folded words, stems, weights, quoted or own.

Made once per sentence of an article that has a candidate partner; a throw-away copy.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from lineage.model import TOLD, Document, Role, Sentence
from lineage.text.equivalents import groups
from lineage.text.fold import fold
from lineage.text.stems import stem, stem_bits

CONTENT_BITS = 1.3
"""A stem in more than 40 % of articles is grammar, not content."""
GROUP_BITS = 3.0
"""What sharing only an equivalent word (war ~ conflict) is worth, at most."""

_STOCK = frozenset(
    "said say says told tell tells added add adds asked asks according monday tuesday wednesday "
    "thursday friday saturday sunday january february march april may june july august september "
    "october november december today yesterday tomorrow week month year president secretary "
    "minister senator sen rep representative gov governor mayor chief director spokesman "
    "spokeswoman spokesperson official officials former chairman leader reporter reporters news "
    "statement interview conference meeting house white senate department administration".split()
)
"""Words of attribution, time and office: shared by all who write on one event."""


@dataclass(slots=True)
class View:
    """One sentence as the features see it. Parallel lists run over its folded words."""

    index: int
    role: Role
    words: list[str]
    stems: list[str]
    bits: list[float]
    """Surprisal per word; 0 for grammar words."""
    quoted: list[bool]
    stock: list[bool]
    """Names, titles, weekdays, `said`."""
    bag: dict[str, float]
    """Content stem → bits."""
    groups: dict[int, float]
    """Equivalence group → bits."""
    numbers: frozenset[str]
    names: frozenset[str]
    mass: float
    """Sum of the bag's bits."""
    quoted_mass: float
    position: float
    """Relative place in the article, 0 to 1."""

    @property
    def quoted_share(self) -> float:
        return self.quoted_mass / self.mass if self.mass else 0.0


def views(document: Document) -> list[View]:
    """Views of the sentences that tell the story; furniture and credits have none."""
    names = _names(document)
    last = max(1, len(document.sentences) - 1)
    return [
        _view(document, sentence, names, sentence.index / last)
        for sentence in document.sentences
        if sentence.role in TOLD
    ]


def _names(document: Document) -> frozenset[str]:
    """Folded words that the article writes with a capital in mid-sentence."""
    found: set[str] = set()
    text = document.article.text
    for sentence in document.sentences:
        if sentence.role is not Role.BODY:
            continue
        folded = fold(text, sentence.span.start, sentence.span.stop)
        for i, word in enumerate(folded.words):
            at = folded.starts[i]
            if i and text[at].isupper() and text[max(0, at - 2) : at].strip() not in (".", "“", '"'):
                found.add(word)
    return frozenset(found)


def _view(document: Document, sentence: Sentence, names: frozenset[str], position: float) -> View:
    text = document.article.text
    folded = fold(text, sentence.span.start, sentence.span.stop)
    words = list(folded.words)
    stems = [stem(word) for word in words]
    bits = [content_bits(s) for s in stems]
    quoted = [
        any(q.start <= start and stop <= q.stop for q in sentence.quotes)
        for start, stop in zip(folded.starts, folded.stops, strict=True)
    ]
    stock = [word in names or word in _STOCK for word in words]
    bag = {s: b for s, b in zip(stems, bits, strict=True) if b}
    in_quotes = {s: b for s, b, q in zip(stems, bits, quoted, strict=True) if b and q}
    return View(
        index=sentence.index,
        role=sentence.role,
        words=words,
        stems=stems,
        bits=bits,
        quoted=quoted,
        stock=stock,
        bag=bag,
        groups=_groups(bag),
        numbers=frozenset(w for w in words if w[0].isdigit()),
        names=frozenset(w for w in words if w in names and w not in _STOCK),
        mass=sum(bag.values()),
        quoted_mass=sum(in_quotes.values()),
        position=position,
    )


def _groups(bag: dict[str, float]) -> dict[int, float]:
    found: dict[int, float] = {}
    for s, b in bag.items():
        for group in groups(s):
            found[group] = max(found.get(group, 0.0), min(b, GROUP_BITS))
    return found


@lru_cache(maxsize=1 << 18)
def content_bits(stem_: str) -> float:
    bits = stem_bits(stem_)
    return bits if bits >= CONTENT_BITS else 0.0

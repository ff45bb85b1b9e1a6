"""A store of any number of invented articles, to measure the screen on; not for quality.

Articles come in stories of one to some hundred (sizes fall off as in a news feed); members of a
story share sentences. Words are drawn by Zipf's law. The same number gives the same store.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from lineage.model import (
    Alignment,
    Arrow,
    Article,
    ArticleId,
    Candidate,
    Document,
    Edge,
    Evidence,
    Label,
    Lineage,
    Link,
    Origin,
    Outlet,
    Passage,
    Provenance,
    Reason,
    Relation,
    Role,
    Sentence,
    SentenceKey,
    Span,
    Story,
    Tally,
    Use,
    Verdict,
    Wire,
)
from lineage.store import save

_OUTLETS = 140
_SYLLABLES = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]
_SHARED = (Label.COPIED, Label.EDITED, Label.EDITED, Label.PARAPHRASED, Label.QUOTED)
_ADDED = Verdict(Label.ADDED, "no_counterpart", 0.8)


def make_store(path: Path, articles: int, sentences: int = 20) -> None:
    save(large_lineage(articles, sentences), path)


def large_lineage(articles: int, sentences: int = 20) -> Lineage:
    made = _Maker(sentences)
    while len(made.documents) < articles:
        made.story(min(made.size(), articles - len(made.documents)))
    return made.lineage()


class _Maker:
    def __init__(self, sentences: int) -> None:
        self._dice = random.Random(1)
        self._sentences = sentences
        self._words = ["".join(self._dice.choices(_SYLLABLES, k=k % 3 + 1)) for k in range(20_000)]
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(len(self._words))))
        self._made = 0
        self.documents: list[Document] = []
        self._alignments: list[Alignment] = []
        self._origins: dict[SentenceKey, Origin] = {}
        self._passages: list[Passage] = []
        self._edges: list[Edge] = []
        self._wires: list[Wire] = []
        self._arrows: list[Arrow] = []
        self._stories: list[Story] = []

    def size(self) -> int:
        return min(300, int(self._dice.paretovariate(1.1)))

    def story(self, size: int) -> None:
        """`size` articles; the first third of the sentences of each stands in the first one too."""
        shared = [self._sentence() for _ in range(max(1, self._sentences // 3))]
        own = [self._document(shared if size > 1 else []) for _ in range(size)]
        self.documents += own
        first = own[0]
        for other in own[1:]:
            self._pair(first, other, len(shared))
        if size > 1:
            self._close(own, len(shared))

    def _document(self, shared: list[str]) -> Document:
        self._made += 1
        id_ = ArticleId(f"{self._dice.randrange(10**6):06d}-{self._made}")
        texts = [*shared, *(self._sentence() for _ in range(self._sentences - len(shared)))]
        at, found = 0, []
        for index, text in enumerate(texts):
            found.append(Sentence(id_, index, Span(at, at + len(text)), text, Role.BODY))
            at += len(text) + 1
        day = f"2025-{self._dice.randrange(12) + 1:02d}-{self._dice.randrange(28) + 1:02d}"
        minute = f"T{self._dice.randrange(24):02d}:{self._dice.randrange(60):02d}:00Z"
        article = Article(
            id_,
            " ".join(texts),
            outlet=f"Outlet {self._dice.randrange(_OUTLETS)}",
            title=self._sentence()[:70],
            published=day + minute if self._dice.random() < 0.9 else None,
        )
        return Document(article, tuple(found))

    def _sentence(self) -> str:
        size = self._dice.randrange(8, 30)
        words = self._dice.choices(self._words, cum_weights=self._weights, k=size)
        return " ".join(words).capitalize() + "."

    def _pair(self, a: Document, b: Document, shared: int) -> None:
        a, b = sorted((a, b), key=lambda d: d.article.id)
        links = []
        for index in range(shared):
            reasons = (Reason("longest_shared_run", float(index), 1.5),)
            label = self._dice.choice(_SHARED)
            verdict = Verdict(label, "model", round(self._dice.uniform(0.5, 1), 4), reasons)
            one, other = SentenceKey(a.article.id, index), SentenceKey(b.article.id, index)
            links.append(Link(one, other, verdict))
            self._origins[one] = Origin(one, other, verdict)
            self._origins[other] = Origin(other, one, verdict)
        ids = a.article.id, b.article.id
        self._alignments.append(Alignment(*ids, tuple(links), Candidate(*ids, ("passage",), 90.0)))
        tally = Tally(edited=150, added=250)
        evidence = (Evidence("shared prose", "They share a run of words."),)
        relation = Relation.COMMON_SOURCE
        self._edges.append(Edge(*ids, relation, None, 0.8, tally, tally, evidence))

    def _close(self, own: list[Document], shared: int) -> None:
        ids = sorted(d.article.id for d in own)
        wire = Wire(f"wire:reuters:{ids[0]}", "Reuters", True, None, tuple(ids), (), 0.9)
        self._wires.append(wire)
        self._stories.append(Story(f"story:{ids[0]}", tuple(ids), (wire.id,), 2))
        self._arrows += [Arrow(wire.id, id_, 0.8, True, tuple(range(shared)), 100) for id_ in ids]
        for index in range(shared):
            carriers = tuple(SentenceKey(id_, index) for id_ in ids)
            self._passages.append(Passage(f"p{ids[0]}:{index}", Label.EDITED, carriers))

    def lineage(self) -> Lineage:
        documents = tuple(sorted(self.documents, key=lambda d: d.article.id))
        names = sorted({d.article.outlet or "" for d in documents})
        return Lineage(
            documents=documents,
            alignments=tuple(sorted(self._alignments, key=lambda a: (a.a, a.b))),
            origins=tuple(self._all_origins(documents)),
            passages=tuple(self._passages),
            edges=tuple(sorted(self._edges, key=lambda e: (e.a, e.b))),
            wires=tuple(self._wires),
            arrows=tuple(sorted(self._arrows, key=lambda a: (a.target, a.source))),
            stories=tuple(sorted(self._stories, key=lambda s: s.id)),
            outlets=tuple(Outlet(n, 1, Tally(added=300), 90, 30, 0, 2.0) for n in names),
            uses=tuple(Use(a, b, 3, 120) for a in names for b in names if a != b),
            skipped=(),
            provenance=Provenance("0.1.0", f"invented:{len(documents)}", ()),
        )

    def _all_origins(self, documents: tuple[Document, ...]) -> Iterator[Origin]:
        for document in documents:
            for sentence in document.sentences:
                key = SentenceKey(sentence.article, sentence.index)
                yield self._origins.get(key) or Origin(key, None, _ADDED)

"""A sentence → what finds it again, and back: the sentence of a later text that was meant.

The selectors are those of the W3C Web Annotation model: a position first, else the quotation,
told apart from other places with the same words by what stands around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from itertools import takewhile

from lineage.model import (
    Article,
    ArticleId,
    Decision,
    Document,
    LabelLine,
    SentenceKey,
    SentenceTarget,
    Span,
)

CONTEXT = 32
"""Code points kept on either side of a quotation."""


def sentence_target(document: Document, index: int) -> SentenceTarget:
    """Raises IndexError when there is no such sentence."""
    sentence, text = document.sentences[index], document.article.text
    span = sentence.span
    return SentenceTarget(
        sentence=SentenceKey(sentence.article, index),
        exact=sentence.text,
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.stop : span.stop + CONTEXT],
        span=span,
        text_sha256=text_sha256(document.article),
    )


def text_sha256(article: Article) -> str:
    return sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()


def anchor(decision: Decision, document: Document) -> int | None:
    """Index of the sentence that was meant; None: the document has no such sentence any more."""
    target = decision.target
    if not isinstance(target, SentenceTarget):
        return None
    text = document.article.text
    if target.exact and target.span.of(text) == target.exact:
        found = _sentence_at(document, target.span)
        if found is not None:
            return found
    places = sorted(
        _places(target.exact, text),
        key=lambda span: (
            -_agreement(target, text, span),
            abs(span.start - target.span.start),
            span,
        ),
    )
    indexes = (_sentence_at(document, span) for span in places)
    return next((index for index in indexes if index is not None), None)


def adopted(lines: Iterable[LabelLine], documents: Iterable[Document]) -> tuple[LabelLine, ...]:
    """The lines; what is about an article whose id is gone, now about the first article with the
    same text. For a whole lineage only: in a part, articles are missing that are not gone."""
    lines = tuple(lines)
    by_id = {d.article.id: d.article for d in documents}
    gone = {t.text_sha256 for t in map(_sentence, lines) if t and t.sentence.article not in by_id}
    if not gone:
        return lines
    heirs: dict[str, ArticleId] = {}
    for id_, article in sorted(by_id.items()):
        heirs.setdefault(text_sha256(article), id_)
    return tuple(_renamed(line, by_id, heirs) for line in lines)


def _renamed(
    line: LabelLine, by_id: dict[ArticleId, Article], heirs: dict[str, ArticleId]
) -> LabelLine:
    target = _sentence(line)
    if not isinstance(line, Decision) or target is None:
        return line
    if target.sentence.article in by_id or target.text_sha256 not in heirs:
        return line
    key = SentenceKey(heirs[target.text_sha256], target.sentence.index)
    return replace(line, target=replace(target, sentence=key))


def _sentence(line: LabelLine) -> SentenceTarget | None:
    target = line.target if isinstance(line, Decision) else None
    return target if isinstance(target, SentenceTarget) else None


def _places(exact: str, text: str) -> Iterator[Span]:
    """Where the text has these words, however it is broken into lines."""
    words = exact.split()
    if words:
        for found in re.finditer(r"\s+".join(map(re.escape, words)), text):
            yield Span(*found.span())


def _sentence_at(document: Document, span: Span) -> int | None:
    """The sentence that is more than half this stretch, and this stretch more than half of it."""
    for sentence in document.sentences:
        if 2 * sentence.span.overlap(span) > max(len(sentence.span), len(span)):
            return sentence.index
    return None


def _agreement(target: SentenceTarget, text: str, span: Span) -> int:
    """Code points around the place that are as they were, white space folded, outwards."""
    before = text[max(0, span.start - 2 * CONTEXT) : span.start]
    after = text[span.stop : span.stop + 2 * CONTEXT]
    return _alike(_folded(target.prefix)[::-1], _folded(before)[::-1]) + _alike(
        _folded(target.suffix), _folded(after)
    )


def _folded(text: str) -> str:
    return " ".join(text.split())


def _alike(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))

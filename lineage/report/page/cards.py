"""An article → its card: what is known of it, and its text, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from lineage.glossary import LABELS
from lineage.model import ArticleId, Document, Sentence
from lineage.report import findings
from lineage.report.decisions import changed, shares
from lineage.report.foreign import one_line
from lineage.report.numbers import likelihood, share
from lineage.report.page import anchors
from lineage.report.page.grids import Slot, clipped
from lineage.report.tables import strip
from lineage.report.view import View, key, number

MOST_LETTERS = 1500
"""Of a sentence; longer ones are no sentences."""
MOST_SOURCES = 12
MOST_OF_TITLE = 300
"""Letters of a title, and of the authors together."""
_WEB = re.compile(r"https?://[!-~]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as it stands in its card."""

    anchor: str
    number: int
    label: str
    letter: str
    chance: str
    text: str
    best: Slot | None
    """Its strongest counterpart; linked when that is in the page."""
    by_person: bool


@dataclass(frozen=True, slots=True)
class Card:
    anchor: str
    name: str
    title: str
    about: str
    """Date and credits, or that there are none."""
    url: str
    is_web: bool
    """`url` is an address that a browser may open when somebody asks it to."""
    shares: str
    strip: str
    sources: tuple[str, ...]
    lines: tuple[Line, ...]


def foremost(view: View) -> list[Document]:
    """Those of whose words the largest share stands in others first, as in the page's table."""

    def order(document: Document) -> tuple[float, ArticleId]:
        tally = view.tallies[document.article.id]
        return -(share(tally.matched, tally.told) or 0), document.article.id

    return sorted(view.lineage.documents, key=order)


def card(view: View, document: Document, shown: Collection[ArticleId]) -> Card:
    """`shown`: the articles that have a card."""
    article = document.article
    moved = changed(view, article.id)
    url = one_line(article.url or "")
    authors = clipped("; ".join(article.authors), MOST_OF_TITLE) or "no author named"
    return Card(
        anchor=anchors.article(article.id),
        name=one_line(findings.name(article)),
        title=clipped(article.title or "", MOST_OF_TITLE),
        about=one_line(
            f"{article.published or 'no date'}; {authors}; "
            f"{findings.credit(document)}{_same(view, article.id)}"
        ),
        url=url,
        is_web=bool(_WEB.fullmatch(url)),
        shares=shares(view.tallies[article.id], moved),
        strip=strip(view, document)[:MOST_LETTERS],
        sources=tuple(one_line(s) for s in _first(findings.sources_of(view, article.id))),
        lines=tuple(_line(view, s, shown) for s in document.sentences),
    )


def _same(view: View, id_: ArticleId) -> str:
    first = view.first_of.get(id_)
    return f"; the same text as {first}" if first else ""


def _first(lines: Iterable[str]) -> Iterator[str]:
    told = list(lines)
    yield from told[:MOST_SOURCES]
    if len(told) > MOST_SOURCES:
        yield f"and {len(told) - MOST_SOURCES:,} more that are less likely"


def _line(view: View, sentence: Sentence, shown: Collection[ArticleId]) -> Line:
    origin = view.origin(sentence)
    label = origin.verdict.label
    best = origin.best
    href = f"#{anchors.sentence(best)}" if best and best.article in shown else None
    return Line(
        anchor=anchors.sentence(key(sentence)),
        number=number(key(sentence)),
        label=label.value,
        letter=LABELS[label].letter,
        chance=likelihood(origin.verdict.probability),
        text=_whole(sentence),
        best=Slot(one_line(f"{best.article}, {number(best)}"), href) if best else None,
        by_person=view.decision_on(key(sentence)) is not None,
    )


def _whole(sentence: Sentence) -> str:
    text = one_line(sentence.text[: 2 * MOST_LETTERS])
    if len(text) <= MOST_LETTERS and len(sentence.text) <= 2 * MOST_LETTERS:
        return text
    return f"{text[:MOST_LETTERS]}… (cut: {len(sentence.text):,} characters)"

"""An open store → the values that screens show; the only place where screens' values are made.

Parts are kept for a while, so that going back is free. What takes long is asked for by a worker.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from threading import Lock
from typing import Any, TypeVar

from lineage.labels import decided
from lineage.model import (
    TALLY_FIELDS,
    ArticleId,
    Document,
    Label,
    Lineage,
    Origin,
    Sentence,
    SentenceKey,
    Verdict,
)
from lineage.report import tables
from lineage.report.compare import Comparison, Difference, compare
from lineage.report.numbers import share
from lineage.report.readings import Readings, readings
from lineage.report.view import View, view
from lineage.store.archive import ORDERS, Archive, Counts
from lineage.store.filters import Filter, parse
from lineage.text.fold import without_accents
from tui.decisions import Decisions
from tui.effect import Effects
from tui.ink import TYPEWRITER

Value = TypeVar("Value")
MOST_BESIDE = 24
"""Articles beside an article that its screen may name."""
_KEPT = 24
_MATCHED = frozenset((Label.COPIED, Label.EDITED, Label.PARAPHRASED))
_QUOTED = frozenset((Label.QUOTED,))
_TABLES = {"article": tables.articles, "story": tables.stories, "passage": tables.passages}
_AT_ONCE = 500
"""Rows of a long table are read so many at a time."""
_ARTICLE = (
    *("article", "outlet", "date", "title", "url", "sentences"),
    *(f"{label}_words" for label in TALLY_FIELDS),
)
_STORY = (
    *("story", "articles", "outlets", "accounts", "parted", "first", "last"),
    *("told_words", "matched_words", "lead", "title"),
)
_PARTED, _TOLD_WORDS, _MATCHED_WORDS = map(_STORY.index, ("parted", "told_words", "matched_words"))
_PASSAGE = ("passage", "label", "articles", "words", "text")


@dataclass(frozen=True, slots=True)
class Opened:
    """An article with those beside it."""

    number: int
    document: Document
    view: View
    beside: tuple[int, ...]
    """Numbers of the articles that share most sentences with it, these first."""
    story: int | None
    model: tuple[Origin, ...]
    """What the model says of each of its sentences, whatever people decided."""

    def counterparts(self, index: int) -> list[tuple[Verdict, SentenceKey]]:
        """Of a sentence, in the articles beside it; the surest first."""
        own = SentenceKey(self.document.article.id, index)
        links = (link for al in self.view.lineage.alignments for link in al.links)
        found = (
            (link.verdict, link.target if link.source == own else link.source)
            for link in links
            if own in (link.source, link.target)
        )
        return sorted(found, key=lambda pair: (-pair[0].probability, pair[1]))


class Library:
    def __init__(self, archive: Archive, decisions: Decisions | None = None) -> None:
        """`decisions` None: those beside the store, by whoever is logged in."""
        self.archive = archive
        self.decisions = decisions or Decisions(archive.path)
        self.effects = Effects(archive, self.decisions)
        self._kept: OrderedDict[tuple[Any, ...], Any] = OrderedDict()
        self._turn = 0
        self._lock = Lock()

    @staticmethod
    def warm() -> None:
        """Loads what screens will ask for, so that the first one who asks need not wait."""
        import lineage.align.edits  # noqa: F401

    def close(self) -> None:
        self.archive.close()

    @cached_property
    def counts(self) -> Counts:
        return self.archive.counts()

    def count(self, kind: str) -> int:
        """How many articles, stories or passages there are."""
        counts = self.counts
        return {"article": counts.articles, "story": counts.stories, "passage": counts.passages}[
            kind
        ]

    def orders(self, kind: str) -> Sequence[str]:
        """Ways to sort, the usual one first."""
        return tuple(ORDERS[kind])

    def numbers(
        self, kind: str, order: str, filter_: str = "", *, reverse: bool = False
    ) -> array[int]:
        """Of the rows that the filter lets through, sorted."""
        where, params = self._condition(kind, parse(filter_))
        return self.archive.numbers(kind, order, where, params, reverse=reverse)

    def hidden_by(self, kind: str, filter_: str) -> list[tuple[str, int]]:
        """Each term of a filter, and how many rows would be seen without it."""
        chosen = parse(filter_)
        found = []
        for n, term in enumerate(chosen.terms):
            where, params = self._condition(kind, chosen.without(n))
            seen = self.archive.numbers(kind, None, where, params)
            found.append((Filter((term,)).text, len(seen)))
        return found

    def _decided(self) -> dict[int, bool]:
        """Numbers of the articles of which people decided something, and whether with a note."""
        found = {}
        for id_ in self.decisions.articles:
            number, taken = self.archive.article_number(id_), self.effects.of(id_).taken
            if number is not None and taken:
                found[number] = any(decision.note for decision in taken)
        return found

    def _condition(self, kind: str, chosen: Filter) -> tuple[str, Sequence[object]]:
        if chosen.needs_decided:
            self.archive.set_decided(self._decided())
        of_kind = {
            "article": chosen.articles,
            "story": chosen.stories,
            "passage": chosen.passages,
        }[kind]
        return of_kind(self.archive.has_search) if chosen else ("1", ())

    def known_values(self, field: str) -> Sequence[str]:
        """For the completion of a filter."""
        if field == "outlet":
            return [outlet.name for outlet in self.archive.outlets()]
        return ()

    def search(self, kind: str, words: str) -> frozenset[int]:
        """Numbers of articles with these words, or of stories and passages that have such an
        article."""
        return self.archive.search(kind, words)

    def articles(self, numbers: Sequence[int]) -> list[dict[str, Any]]:
        """Columns of `tables.articles`: those that a list shows, and whether people changed the
        shares."""
        return [
            self._with_decisions(dict(zip(_ARTICLE, row, strict=True)) | {"number": number})
            for number, row in zip(numbers, self.archive.articles(numbers), strict=True)
        ]

    def _with_decisions(self, row: dict[str, Any]) -> dict[str, Any]:
        effect = self.effects.of(row["article"])
        words = {f"{name}_words": getattr(effect.change, name) for name in TALLY_FIELDS}
        return (
            row
            | {column: row[column] + more for column, more in words.items()}
            | {"match_changed": effect.has_moved(_MATCHED)}
            | {"quote_changed": effect.has_moved(_QUOTED)}
        )

    def stories(self, numbers: Sequence[int]) -> list[dict[str, Any]]:
        """Rows of `tables.stories`, by column, with the story's number."""
        return [
            dict(
                zip(_STORY, row, strict=True),
                number=number,
                parted=bool(row[_PARTED]),
                matched_share=share(row[_MATCHED_WORDS], row[_TOLD_WORDS]),
            )
            for number, row in zip(numbers, self.archive.stories(numbers), strict=True)
        ]

    def passages(self, numbers: Sequence[int]) -> list[dict[str, Any]]:
        """Rows of `tables.passages`, by column, with the passage's number."""
        return [
            dict(zip(_PASSAGE, row, strict=True), number=number)
            for number, row in zip(numbers, self.archive.passages(numbers), strict=True)
        ]

    def rows(self, kind: str, numbers: Sequence[int]) -> list[dict[str, Any]]:
        """Of `articles`, `stories` or `passages`."""
        read = {"article": self.articles, "story": self.stories, "passage": self.passages}
        return read[kind](numbers)

    def table(self, kind: str, numbers: Sequence[int]) -> tables.Table:
        """Of `lineage.report.tables`, with all columns, its rows in the order of the numbers."""
        table = _TABLES[kind](view(self.archive.part(())))
        pages = (numbers[at : at + _AT_ONCE] for at in range(0, len(numbers), _AT_ONCE))
        rows = (row for page in pages for row in self._whole_rows(kind, page))
        return replace(table, rows=tuple(tuple(row[c] for c in table.columns) for row in rows))

    def uses(self) -> tables.Table:
        """Of `lineage.report.tables`: what outlets share."""
        outlets, uses = tuple(self.archive.outlets()), tuple(self.archive.uses())
        return tables.uses(view(replace(self.archive.part(()), outlets=outlets, uses=uses)))

    def _whole_rows(self, kind: str, numbers: Sequence[int]) -> list[dict[str, Any]]:
        if kind != "article":
            return self.rows(kind, numbers)
        part = self._shown(self.archive.part(numbers, paired=False))
        found = records(tables.articles(view(part)))
        by_number = dict(zip(sorted(set(numbers)), found, strict=True))
        return [by_number[number] for number in numbers]

    def id_of(self, kind: str, number: int) -> str:
        id_: str = self.rows(kind, [number])[0][kind]
        return id_

    def number_of(self, kind: str, id_: str) -> int | None:
        archive = self.archive
        find = {
            "article": archive.article_number,
            "story": archive.story_number,
            "passage": archive.passage_number,
        }
        return find[kind](id_)

    def whole(self) -> View:
        """All of it, read anew: for exports, by a worker."""
        from lineage.descent.census import Census
        from lineage.descent.outlets import outlets
        from lineage.descent.survey import survey
        from lineage.store import load

        stored = load(self.archive.path)
        found = self._shown(stored)
        if found.arrows != stored.arrows:
            census = Census(survey(found.documents), found.origins)
            found = replace(found, outlets=outlets(census, found.arrows, found.wires))
        return view(found)

    def everything(self) -> View:
        """For a few articles."""
        numbers = range(self.counts.articles)
        return self._keep(("everything",), lambda: view(self._shown(self.archive.part(numbers))))

    def article(self, number: int) -> Opened:
        return self._keep(("article", number), lambda: self._article(number))

    def story(self, number: int) -> View:
        return self._keep(
            ("story", number),
            lambda: view(self._shown(self.archive.part(self.archive.articles_of(number)))),
        )

    def story_if_read(self, number: int) -> View | None:
        """Without waiting."""
        found: View | None = self._kept.get(("story", number))
        return found

    def largest_dated_story(self) -> int | None:
        """Of those with two dates; None: there is none."""
        found = self.archive.numbers("story", "articles", "first < last")
        return found[0] if found else None

    def passage(self, number: int) -> View:
        """The articles that carry it."""
        return self._keep(
            ("passage", number),
            lambda: view(self._shown(self.archive.part(self.archive.carriers_of(number)))),
        )

    def readings(self, number: int) -> Readings:
        """How each of the articles has the passage."""
        return self._keep(("readings", number), lambda: self._readings(number))

    def comparison(self, a: int, b: int) -> Comparison:
        return self._keep(("comparison", a, b), lambda: self._comparison(a, b))

    def closest_pair(self) -> tuple[int, int] | None:
        """Numbers of the two articles with most links."""
        return self.archive.closest_pair()

    def difference(self, source: Sentence, target: Sentence) -> Difference:
        """The words that differ."""
        from lineage.align.edits import word_edits

        return Difference(source, target, word_edits(source, target))

    @staticmethod
    def holds(text: str, words: str) -> bool:
        """Case, accents and kinds of quotation marks do not matter."""
        return searchable(words) in searchable(text)

    def comparison_if_made(self, a: int, b: int) -> Comparison | None:
        """Without waiting."""
        found: Comparison | None = self._kept.get(("comparison", a, b))
        return found

    def document(self, id_: ArticleId) -> Document:
        """Of one article, without what is around it."""
        return self._keep(
            ("document", id_),
            lambda: self.archive.part([self.number(id_)], paired=False).documents[0],
        )

    def number(self, id_: ArticleId) -> int:
        found = self.archive.article_number(id_)
        if found is None:
            raise KeyError(id_)
        return found

    def story_named(self, id_: str) -> int | None:
        """Number of the story with this id, or of the one that an article of this id is in."""
        found = self.archive.story_number(id_)
        article = self.archive.article_number(id_) if found is None else None
        return found if article is None else self.archive.story_of(article)

    def forget(self) -> None:
        """What was kept may have changed, and what is being made."""
        with self._lock:
            self._turn += 1
            self._kept.clear()

    def _article(self, number: int) -> Opened:
        beside = tuple(self.archive.beside(number, MOST_BESIDE))
        part = self.archive.part((number, *beside))
        order = sorted({number, *beside})
        document = part.documents[order.index(number)]
        own = ArticleId(document.article.id)
        return Opened(
            number,
            document,
            view(self._shown(part)),
            beside,
            self.archive.story_of(number),
            tuple(o for o in part.origins if o.sentence.article == own),
        )

    def _readings(self, number: int) -> Readings:
        id_, seen = self.passages([number])[0]["passage"], self.passage(number)
        return readings(seen, next(p for p in seen.lineage.passages if p.id == id_))

    def _comparison(self, a: int, b: int) -> Comparison:
        from lineage.align.edits import word_edits

        firsts = {self.archive.first_of(a), self.archive.first_of(b)}
        part = self._shown(self.archive.part({a, b, *firsts}))
        ids = dict(
            zip(sorted({a, b, *firsts}), (d.article.id for d in part.documents), strict=True)
        )
        return compare(view(part), ids[a], ids[b], word_edits)

    def _shown(self, part: Lineage) -> Lineage:
        """As people's decisions make it."""
        lines = self.decisions.about(document.article.id for document in part.documents)
        return decided(part, lines) if lines else part

    def _keep(self, key: tuple[Any, ...], make: Callable[[], Value]) -> Value:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                known: Value = self._kept[key]
                return known
            turn = self._turn
        made = make()
        with self._lock:
            if turn != self._turn:
                return made
            self._kept[key] = made
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return made


def searchable(text: str) -> str:
    return " ".join(without_accents(text.translate(TYPEWRITER)).casefold().split())


def records(table: tables.Table) -> list[dict[str, Any]]:
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]

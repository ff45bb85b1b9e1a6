"""Pages of several articles → flat arrays over their sentences and what these hold.

`own` means outside quotation marks, `plain` own and no name, title or weekday, `unnamed` quoted or
own and none of these. Rows are told sentences, numbered through all articles; a row's place is
counted from the first of its article.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lineage.align.joins import Array, Groups, Mask, counts, grouped, totals
from lineage.align.kin import Starters, starters
from lineage.align.lexicon import Lexicon, Tables
from lineage.align.pages import Library, Pages
from lineage.align.spelled import Spelled, Twos, spelled, twos
from lineage.align.stems import OWN, PLAIN, QUOTED, Stems, distinct, stems
from lineage.align.texts import Texts, texts
from lineage.linked import Ints, ranges
from lineage.model import Document
from lineage.text.document import looked_over
from lineage.words import transcript

GROUP_BITS = 3.0
"""What sharing only an equivalent word (war ~ conflict) is worth, at most."""
QUARTERS = 4
"""Surprisal comes in quarters of a bit."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Names, numbers and groups of equivalent words of each article, and who holds them."""

    groups: Groups
    """Owners are articles; keys below `numbers` are names, below `equivalents` numbers."""
    places: Ints
    rows: Ints
    bits: Array
    """Of equivalents; 0 for names and numbers."""
    numbers: int
    equivalents: int


@dataclass(frozen=True, slots=True)
class Rows:
    """One value per told sentence."""

    firsts: Ints
    """(articles + 1,): the first row of each article."""
    index: Ints
    """Among all sentences of the article."""
    position: Array
    """In the article, 0 to 1."""
    is_body: Mask
    words: Ints
    own_words: Ints
    speaks: Mask
    """A speaker's words outside quotation marks."""
    negates: Mask
    mass: Array
    """Bits of content stems."""
    own_mass: Array
    plain_mass: Array
    quoted_mass: Array
    plain: Ints
    """How many plain stems, names and numbers."""
    names: Ints
    numbers: Ints


@dataclass(frozen=True, slots=True)
class Sheets:
    """All that the comparison looks at, of several articles."""

    rows: Rows
    words: Spelled
    texts: Texts
    stems: Stems
    marks: Marks
    twos: Twos
    starters: Starters
    tables: Tables


def laid_out(documents: Sequence[Document]) -> Sheets:
    """Sheets of a few documents, with a lexicon of their own."""
    library = Library([transcript(list(looked_over(documents).outlined()))])
    return sheets(library.pages(np.arange(len(documents))), library.lexicon)


def sheets(pages: Pages, lexicon: Lexicon) -> Sheets:
    tables = lexicon.tables()
    words = spelled(pages, tables)
    articles = len(pages.sentences)
    article = np.repeat(np.arange(articles), pages.sentences)
    firsts = np.append(0, np.cumsum(pages.sentences))
    held = stems(words, article, firsts, tables)
    marks = _marks(words, held, article, firsts, tables)
    return Sheets(
        _rows(pages, words, held, marks, firsts, tables),
        words,
        texts(words),
        held,
        marks,
        twos(words, article, articles),
        starters(held.groups, tables.spelling),
        tables,
    )


def _marks(words: Spelled, stems: Stems, article: Ints, firsts: Ints, tables: Tables) -> Marks:
    named, numbered = np.flatnonzero(words.named), np.flatnonzero(tables.is_number[words.words])
    stem = np.repeat(stems.groups.keys, stems.groups.sizes)
    many = tables.equivalents.sizes[stem]
    count = len(tables.stem)
    keys = (
        words.words[named],
        words.words[numbered] + count,
        tables.equivalents.flat[ranges(tables.equivalents.ends[stem], many)] + 2 * count,
    )
    rows = words.rows[named], words.rows[numbered], np.repeat(stems.rows, many)
    quarters = np.minimum(stems.bits, GROUP_BITS) * QUARTERS
    worth = np.append(np.zeros(len(named) + len(numbered)), np.repeat(quarters, many))
    owners, held, at, most = distinct(
        article, np.concatenate(rows), np.concatenate(keys), worth.astype(np.int64), np.maximum
    )
    groups = grouped(owners, held, len(firsts) - 1)
    return Marks(groups, at - firsts[owners], at, most / QUARTERS, count, 2 * count)


def _rows(
    pages: Pages, words: Spelled, stems: Stems, marks: Marks, firsts: Ints, tables: Tables
) -> Rows:
    count = int(firsts[-1])

    def counted(rows: Ints, chosen: Mask) -> Ints:
        return counts(rows[np.flatnonzero(chosen)], count)

    def weighed(chosen: Mask) -> Array:
        at = np.flatnonzero(chosen)
        return totals(stems.rows[at], stems.bits[at], count)

    own = ~words.quoted
    mark = np.repeat(marks.groups.keys, marks.groups.sizes)
    return Rows(
        firsts=firsts,
        index=pages.indexes,
        position=pages.positions,
        is_body=pages.is_body,
        words=np.diff(words.starts),
        own_words=counted(words.rows, own),
        speaks=counted(words.rows, own & tables.speaks[words.words]) > 0,
        negates=counted(words.rows, tables.negates[words.words]) > 0,
        mass=totals(stems.rows, stems.bits, count),
        own_mass=weighed(stems.are(OWN)),
        plain_mass=weighed(stems.are(PLAIN)),
        quoted_mass=weighed(stems.are(QUOTED)),
        plain=counted(stems.rows, stems.are(PLAIN)),
        names=counted(marks.rows, mark < marks.numbers),
        numbers=counted(marks.rows, (mark >= marks.numbers) & (mark < marks.equivalents)),
    )

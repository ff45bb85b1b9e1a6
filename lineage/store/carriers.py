"""A lineage file, the phrases of a new article → the stored articles that carry most of them.

By the file's full-text index; where there is none, by reading every stored text, which finds the
same and takes its time. An article that carries any phrase is left out only when `most` others
carry at least as much and three of those taken carry each phrase that it does: a story that
everybody printed hides nobody's scoop. Formulas that come back on many days weigh little, and
articles that share nothing else are counted, not taken.
"""

from __future__ import annotations

import math
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lineage.model import ArticleId
from lineage.store.hits import can_search
from lineage.store.lookup import Found, by_index, by_reading, plain
from lineage.store.stock import share_kept
from lineage.text.agencies import source_named
from lineage.text.formulas import STOCK
from lineage.text.phrases import Phrase

CARRIERS_OF_A_PHRASE = 3
"""Of those that carry a phrase, so many are taken, whatever else they carry."""
MOST_REWORDED = 8
"""Articles that share rare words, but no phrase, that are taken at most."""
COMMON_SHARE = 0.02
"""A word in more of the stored articles tells nothing of one of them …"""
COMMON_ARTICLES = 1000
"""… unless these are few."""

IsPassedOver = Callable[[ArticleId, str | None], bool]
"""Of a stored article and the name of its outlet."""


@dataclass(frozen=True, slots=True)
class Carriers:
    ids: tuple[ArticleId, ...]
    """Those to compare with; sorted."""
    left_out: int
    """How many others carry phrases as well, with what was passed over not among them."""
    formulaic: int
    """How many share nothing but formulas; not among those left out."""
    stored: int
    """Articles in the file."""
    is_indexed: bool
    """False: the file has no full-text index, and every text was read."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What an article is known by, and how many articles it is worth comparing with."""

    phrases: Sequence[Phrase]
    words: Sequence[Phrase]
    """Rare single words: a text told anew keeps them."""
    most: int
    least_bits: float
    """What one of two articles must share of formulas or rare words where it shares no other
    phrase; each doubling of the store asks for one bit more, as chance likeness does."""


@dataclass(frozen=True, slots=True)
class _Row:
    name: ArticleId
    publisher: str | None
    published: str | None
    family: int | None
    """Of articles with exactly the same text."""

    def rank(self) -> tuple[object, ...]:
        """An agency's own article first, then the earliest."""
        source = source_named(self.publisher) if self.publisher else None
        is_agency = source is not None and source.is_agency
        return not is_agency, self.published is None, self.published or "", self.name


def carriers(file: sqlite3.Connection, sought: Sought, is_passed_over: IsPassedOver) -> Carriers:
    stored = stored_articles(file)
    is_indexed = can_search(file)
    most = max(COMMON_ARTICLES, int(stored * COMMON_SHARE))
    look_up = by_index if is_indexed else by_reading
    found = look_up(file, [p.text for p in sought.phrases], [w.text for w in sought.words], most)
    words = [word for word in sought.words if len(found[word.text]) <= most]
    least_bits = sought.least_bits + math.log2(stored + 1)
    carrying = {n for phrase in sought.phrases for n in found[phrase.text]}
    numbers = carrying | {n for n, b in _weighed(words, found).items() if b >= least_bits}
    rows = {
        n: row for n, row in _rows(file, numbers) if not is_passed_over(row.name, row.publisher)
    }
    shares = _shares(sought.phrases, found, rows, stored)
    telling, bits = _phrases(sought.phrases, found, rows, shares)
    formulaic = {n for n in bits if n not in telling and bits[n] < least_bits}
    ranked = _ranked({n: bits[n] for n in bits if n not in formulaic}, rows)
    taken = _taken(ranked, telling, rows, sought.most)
    formulas = " ".join(plain(text) for text, share in shares.items() if share < STOCK)
    by_word = _weighed((w for w in words if plain(w.text) not in formulas), found)
    others = {n: by_word[n] for n in by_word.keys() & rows if n not in bits or n in formulaic}
    enough = {n: b for n, b in others.items() if b >= least_bits}
    reworded = _ranked(enough, rows)[:MOST_REWORDED]
    return Carriers(
        ids=tuple(sorted(rows[n].name for n in {*taken, *reworded})),
        left_out=len(ranked) - len(taken),
        formulaic=len(formulaic - {*reworded}),
        stored=stored,
        is_indexed=is_indexed,
    )


def stored_articles(file: sqlite3.Connection) -> int:
    """Rows are numbered from 0."""
    return int(file.execute("SELECT coalesce(max(id) + 1, 0) FROM article").fetchone()[0])


def _shares(
    phrases: Iterable[Phrase], found: Found, rows: Mapping[int, _Row], stored: int
) -> dict[str, float]:
    """What each phrase keeps of its bits."""
    dates = {p: [rows[n].published for n in found[p.text] if n in rows] for p in phrases}
    return {p.text: share_kept(published, p.bits, stored) for p, published in dates.items()}


def _phrases(
    phrases: Iterable[Phrase],
    found: Found,
    rows: Mapping[int, _Row],
    shares: Mapping[str, float],
) -> tuple[dict[int, list[str]], dict[int, float]]:
    """Article → its phrases that are no formulas; article → surprisal of all that it carries."""
    telling: dict[int, list[str]] = {}
    bits: dict[int, float] = {}
    for phrase in phrases:
        for number in found[phrase.text]:
            if number not in rows:
                continue
            bits[number] = bits.get(number, 0.0) + shares[phrase.text] * phrase.bits
            if shares[phrase.text] >= STOCK:
                telling.setdefault(number, []).append(phrase.text)
    return telling, bits


def _taken(
    ranked: Sequence[int],
    telling: Mapping[int, Sequence[str]],
    rows: Mapping[int, _Row],
    most: int,
) -> list[int]:
    taken: list[int] = []
    families: set[int] = set()
    carriers_of: Counter[str] = Counter()
    for number in ranked:
        family, carried = rows[number].family, telling.get(number, ())
        is_scarce = any(carriers_of[p] < CARRIERS_OF_A_PHRASE for p in carried)
        if family not in families and (is_scarce or len(taken) < most):
            taken.append(number)
            carriers_of.update(carried)
            if family is not None:
                families.add(family)
    return taken


def _weighed(phrases: Iterable[Phrase], found: Found) -> dict[int, float]:
    """Article → surprisal of what it carries of these."""
    bits: dict[int, float] = {}
    for phrase in phrases:
        for number in found[phrase.text]:
            bits[number] = bits.get(number, 0.0) + phrase.bits
    return bits


def _ranked(bits: Mapping[int, float], rows: Mapping[int, _Row]) -> list[int]:
    """Heaviest first."""
    return sorted(bits, key=lambda n: (-round(bits[n], 6), rows[n].rank()))


def _rows(file: sqlite3.Connection, numbers: Iterable[int]) -> Iterator[tuple[int, _Row]]:
    file.execute("CREATE TEMP TABLE IF NOT EXISTS carries (id INTEGER PRIMARY KEY)")
    file.execute("DELETE FROM carries")
    file.executemany("INSERT INTO carries VALUES (?)", ((number,) for number in numbers))
    rows = file.execute(
        "SELECT article.id, name, publisher, published, family FROM carries "
        "JOIN article ON article.id = carries.id "
        "LEFT JOIN duplicate ON duplicate.article = carries.id"
    )
    for number, name, publisher, published, family in rows:
        yield number, _Row(ArticleId(name), publisher, published, family)

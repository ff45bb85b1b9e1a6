"""View → the tables of the page: which columns of which tables, in which order, under which words.

The rows are those of `report/tables.py`, so that page and CSV agree; the most telling stand first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lineage.report.page.grids import Column, Grid, Kind, Links, grid
from lineage.report.tables import TABLES, Table
from lineage.report.view import View

_COUNT, _SHARE, _CHANCE = Kind.COUNT, Kind.SHARE, Kind.CHANCE


@dataclass(frozen=True, slots=True)
class _Listing:
    caption: str
    order: tuple[str, ...]
    """The columns whose largest values stand first; none: as the table has them."""
    columns: tuple[Column, ...]
    only: str = ""
    """A column: rows in which it is 0 or empty are left out."""


_LISTINGS: dict[str, _Listing] = {
    "outlets": _Listing(
        "Outlets: shares are parts of all words that tell a story in the outlet's articles",
        ("articles", "told_words"),
        (
            Column("outlet", "outlet"),
            Column("articles", "articles", _COUNT),
            Column("told_words", "words", _COUNT),
            Column("copied_share", "copied", _SHARE),
            Column("edited_share", "edited", _SHARE),
            Column("paraphrased_share", "paraphrased", _SHARE),
            Column("quoted_share", "quoted", _SHARE),
            Column("added_share", "added", _SHARE),
            Column("taken_words", "words from other outlets' articles", _COUNT),
            Column("median_lag_hours", "median lag, hours", Kind.HOURS),
        ),
    ),
    "uses": _Listing(
        "What outlets share in the reporters' own words: the share is of all that the first "
        "outlet tells; the row the other way round has the other denominator",
        ("words",),
        (
            Column("outlet", "outlet"),
            Column("other", "shares with"),
            Column("articles", "articles", _COUNT),
            Column("words", "words", _COUNT),
            Column("share", "share of the outlet's words", _SHARE),
        ),
    ),
    "stories": _Listing(
        "Stories: related articles on one event; an account is a newsroom that told it in its own "
        "words; the first article is the earliest, or without dates the first by its id",
        ("articles",),
        (
            Column("story", "story"),
            Column("title", "title of its first article", Kind.PROSE),
            Column("articles", "articles", _COUNT),
            Column("outlets", "outlets", _COUNT),
            Column("accounts", "independent accounts", _COUNT),
            Column("first", "first", Kind.DATE),
            Column("last", "last", Kind.DATE),
            Column("matched_share", "copied, edited or paraphrased", _SHARE),
            Column("lead", "first article"),
        ),
    ),
    "passages": _Listing(
        "Passages that stand in several articles, as the first of these by its id has them",
        ("articles", "words"),
        (
            Column("passage", "passage"),
            Column("label", "weakest link"),
            Column("articles", "articles", _COUNT),
            Column("words", "words", _COUNT),
            Column("text", "text", Kind.PROSE),
        ),
    ),
    "credit_gap": _Listing(
        "Outlets with words that are put down to wires, and those of them in articles where no "
        "credit to the wire was found",
        ("carried_words",),
        (
            Column("outlet", "outlet"),
            Column("told_words", "words", _COUNT),
            Column("carried_words", "words put down to wires", _COUNT),
            Column("uncredited_words", "of these, no credit found", _COUNT),
            Column("credit_gap", "share with no credit found", _SHARE),
        ),
        only="carried_words",
    ),
    "wires": _Listing(
        "Sources that articles credit, or that their common words betray; the probability is that "
        "there was such a text",
        (),
        (
            Column("wire", "source"),
            Column("name", "name"),
            Column("is_agency", "agency"),
            Column("in_corpus_as", "in this corpus as"),
            Column("probability", "probability", _CHANCE),
            Column("carriers", "credited or carried by", Kind.PROSE),
        ),
    ),
    "articles": _Listing(
        "Articles: words by label; the share is copied, edited and paraphrased words of all that "
        "tell the article's story",
        ("matched_share",),
        (
            Column("article", "article"),
            Column("outlet", "outlet"),
            Column("date", "date", Kind.DATE),
            Column("title", "title", Kind.PROSE),
            Column("credits", "credits found", Kind.PROSE),
            Column("matched_share", "share", _SHARE),
            Column("told_words", "words", _COUNT),
            Column("copied_words", "copied", _COUNT),
            Column("edited_words", "edited", _COUNT),
            Column("paraphrased_words", "paraphrased", _COUNT),
            Column("quoted_words", "quoted", _COUNT),
            Column("added_words", "added", _COUNT),
        ),
    ),
    "pairs": _Listing(
        "Pairs of articles that were compared: both shares are told, each of its own article's "
        "words",
        ("probability",),
        (
            Column("a", "one article"),
            Column("b", "the other"),
            Column("relation", "relation"),
            Column("source", "source"),
            Column("probability", "probability", _CHANCE),
            Column("a_matched_share", "share of the one", _SHARE),
            Column("b_matched_share", "share of the other", _SHARE),
            Column("a_quoted_words", "quoted words of the one", _COUNT),
            Column("b_quoted_words", "quoted words of the other", _COUNT),
        ),
    ),
    "skipped": _Listing(
        "What could not be read, and what to do about it",
        (),
        (
            Column("path", "input"),
            Column("place", "place"),
            Column("reason", "reason", Kind.PROSE),
            Column("next_step", "next step", Kind.PROSE),
        ),
    ),
}
TABLE_OF = {"credit_gap": "outlets"}
"""Listings that take their rows from a table of another name."""


def tables(view: View) -> dict[str, Table]:
    """What the listings are made of, by their names."""
    return {
        name: _with(TABLES[TABLE_OF.get(name, name)](view), listing.only)
        for name, listing in _LISTINGS.items()
    }


def _with(table: Table, column: str) -> Table:
    if not column:
        return table
    at = table.columns.index(column)
    return replace(table, rows=tuple(row for row in table.rows if row[at]))


def grids(made: Mapping[str, Table], links: Links) -> dict[str, Grid]:
    """Every listing by its name."""
    return {
        name: grid(made[name], listing.columns, listing.caption, listing.order, links)
        for name, listing in _LISTINGS.items()
    }

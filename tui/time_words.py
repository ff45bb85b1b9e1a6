"""Marks in time → sentences: when, how long after its source, and why we say so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lineage.model import Arrow, ArticleId, Document
from lineage.report.chronology import Mark, lag_of, reused
from lineage.report.findings import claim, evidence, name, source_name
from lineage.report.lags import half_within, spell
from lineage.report.numbers import count
from lineage.report.time_axis import moment
from lineage.report.view import View

DATE_FORMS = "2025-02-12, 2025-02, 2025, 2025-02-12T13:30 or 13:30"
_PART_OF_A_DATE = re.compile(r"\d{4}(-\d\d)?")
_HOUR = re.compile(r"\d\d:\d\d")
_MOST_EVIDENCE = 4


def typed_moment(typed: str, day: str | None) -> float | None:
    """Seconds since 1970, UTC; hours alone are of the given day. None: it is no date."""
    from lineage.read.dates import iso_date

    if _PART_OF_A_DATE.fullmatch(typed):
        typed = f"{typed}-01-01"[:10]
    elif _HOUR.fullmatch(typed) and day is not None:
        typed = f"{day[:10]}T{typed}"
    return moment(iso_date(typed))


def half_told(seen: View, marks: Sequence[Mark], *, with_words: bool) -> str:
    """`half of all reuse (120 words) appears within 2 h`"""
    lags = list(reused(seen, marks))
    half = half_within(lags)
    if half is None:
        return "no article is put down to a dated source"
    words = sum(words for lag, words in lags if lag.seconds >= 0)
    of = f" ({count(words, 'word')})" if with_words else ""
    within = spell(half.seconds) if half.seconds or not half.is_by_days else "a day"
    return f"half of all reuse{of} appears within {within}{', by dates' * half.is_by_days}"


def when(document: Document) -> str:
    published = document.article.published
    if published is None:
        told = "no date"
    elif "T" in published:
        told = f"{published[:16].replace('T', ' ')} UTC"
    else:
        told = f"{published} (date only)"
    title = f"  {document.article.title}" if document.article.title else ""
    return f"{name(document.article)}  {told}{title}"


def lag_told(seen: View, mark: Mark, main: Arrow) -> str:
    source = source_name(seen, main.source)
    if mark.since is None:
        return f"From {source}, which has no date here."
    if mark.since == mark.article:
        return f"The first dated article here that carries {source}."
    after = lag_of(seen, mark)
    if after is None:
        return f"From {source}; a date is missing, so no lag is known."
    wire = seen.wires.get(main.source)
    if wire is not None and wire.seen is None:
        carrier = name(seen.documents[mark.since].article)
        return f"{after.after(carrier)}, the first here that carries {source}"
    return after.after(source)


def because(seen: View, mark: Mark) -> Iterator[str]:
    """What the two articles are to each other, and what speaks for it; or for the source."""
    if mark.main is None:
        return
    wire = seen.wires.get(mark.main.source)
    edge = seen.edge(mark.article, ArticleId(mark.main.source))
    if edge is not None:
        yield f"direction: {claim(seen, edge)}"
    pieces = wire.evidence if wire else edge.evidence if edge else ()
    for piece in pieces[:_MOST_EVIDENCE]:
        yield f"because {evidence(piece)}"

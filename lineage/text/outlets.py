"""Article → who publishes it: one name for all the ways to write it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from lineage.model import Article
from lineage.text.agencies import Source, source_named, source_of_domain


def outlet(article: Article) -> Source | None:
    """Who publishes the article, by its outlet or else its address; None: nobody says."""
    if article.outlet and article.outlet.strip():
        return outlet_named(article.outlet)
    host = urlsplit(article.url).hostname if article.url and "[" not in article.url else None
    return source_of_domain(host) if host else None


def house(article: Article) -> str | None:
    """The outlet whose house text (who writes there, how to subscribe) the article may print; None
    also for an agency's own: what it says again and again is its story's background."""
    publisher = outlet(article)
    return publisher.name if publisher and not publisher.is_agency else None


_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)


@lru_cache(maxsize=1 << 14)
def outlet_named(name: str) -> Source:
    """A known source under any of the ways to write it; else a source of just that name."""
    if _HOST.fullmatch(name.strip()):
        return source_of_domain(name.strip()) or Source(name.strip(), is_agency=False)
    known = (source_named(spelling) for spelling in _spellings(name))
    return next(filter(None, known), None) or Source(" ".join(name.split()), is_agency=False)


def _spellings(name: str) -> Iterator[str]:
    """`CNN (Web News)`, `New York Times - News` and `Fox Online News`: the last words are not
    the name."""
    yield name
    short = re.sub(r"\s*\([^)]*\)|\s+[-–—|]\s.*", "", name).strip()
    yield short
    yield re.sub(r"\s+", " ", re.sub(r"\b(?:Online|Web)\b", "", short)).strip()
    yield re.sub(r"\s+(?:Online|Web)\b.*", "", short).strip()

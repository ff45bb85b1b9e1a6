"""An article → all that its own outlet is called, and whether somebody is just that outlet.

Law: who only may be the own outlet is it; a source that is missed costs less than one that is
made up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from lineage.model import Article
from lineage.text.addresses import host
from lineage.text.agencies import Source, source_of_domain
from lineage.text.outlets import outlet

LEGAL_FORM = re.compile(
    r"[\s,]+(?:inc|ltd|limited|llc|plc|gmbh|ag|s\.?a|l\.?p|corp|corporation|co|company)\.?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class OwnNames:
    keys: frozenset[str]
    """As `name_key` writes them."""
    words: frozenset[tuple[str, ...]]
    """Of each name but hosts."""

    def has(self, name: str) -> bool:
        return name_key(name) in self.keys or self._is_brand((name,))

    def has_source(self, source: Source) -> bool:
        sure = (source.name, *source.spellings, *source.initials)
        return name_key(source.name) in self.keys or self._is_brand(sure)

    def _is_brand(self, names: Iterable[str]) -> bool:
        """`AP News` of AP, `CNN Wire` of CNN: one begins with all words of the other."""
        theirs = [words for name in names if (words := _words(name))]
        return any(
            long[: len(short)] == short
            for own in self.words
            for words in theirs
            for short, long in (sorted((own, words), key=len),)
        )


def own_names(article: Article) -> OwnNames:
    publisher, at = outlet(article), host(article.url or "")
    site = source_of_domain(at) if at else None
    named = [name for name in (article.outlet, publisher and publisher.name) if name]
    said = (*named, site and site.name, at)
    keys = frozenset(name_key(name) for name in said if name)
    return OwnNames(keys, frozenset(words for name in named if (words := _words(name))))


def name_key(name: str) -> str:
    """The same for `The Anytown Gazette, Inc.`, `Anytown Gazette` and `anytowngazette.com`."""
    bare = LEGAL_FORM.sub("", name.strip()).casefold()
    bare = bare.removeprefix("www.").removeprefix("the ")
    site = re.fullmatch(r"([\w-]+)(?:\.(?:com?|org|net))?\.[a-z]{2,}", bare)
    return re.sub(r"[\W_]+", "", site[1] if site else bare)


@lru_cache(maxsize=1 << 12)
def _words(name: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", name.casefold().strip().removeprefix("the ")))

"""Words → names in them: rows of names, titles, domains; and whether the rest is prose.

Knows how names stand beside each other; knows nothing of what a credit says of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lineage.model import Credit, CreditKind, Span
from lineage.text.agencies import Source, source_at, source_of_domain, sources_in


@dataclass(frozen=True, slots=True)
class Named:
    """A source and where the words name it."""

    source: Source
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class CreditText:
    """A unit as the credit rules see it; all their offsets are relative to `words`."""

    words: str
    start: int
    """Offset of `words` in the article."""
    is_first_body: bool
    is_line: bool
    """It has its line to itself."""

    def credit(self, named: Named, kind: CreditKind) -> Credit:
        span = Span(self.start + named.start, self.start + named.stop)
        return Credit(named.source.name, kind, span, named.source.is_agency)

    def all_named(self, kind: CreditKind, start: int, stop: int) -> Iterator[Credit]:
        """A credit for every sure name between two offsets."""
        for source, a, b in sources_in(self.words, start, stop):
            yield self.credit(Named(source, a, b), kind)


_ARTICLE = re.compile(r"(?:the\s+)?", re.IGNORECASE)
_JOINT = re.compile(r"\s*+(?:(?:,\s*+)?\b(?:and|with)\b\s*+|[,;&+]\s*+)", re.IGNORECASE)


def row_of_names(words: str, start: int) -> tuple[Named, ...]:
    """Names joined by commas and `and` from just here on."""
    row: list[Named] = []
    while (named := name_at(words, start)) is not None:
        row.append(named)
        joint = _JOINT.match(words, named.stop)
        if joint is None:
            break
        start = joint.end()
    return tuple(row)


def name_at(words: str, start: int) -> Named | None:
    """The source named here, its article left out unless it is part of the name."""
    known = source_at(words, start)
    if known is None:
        article = _ARTICLE.match(words, start)
        start = article.end() if article else start
        known = source_at(words, start)
    return Named(known[0], start, known[1]) if known else None


_SMALL_WORDS = frozenset(
    """
    and in the from of by for at with to also who have has this report story article reports
    contributed contributing reporting editing writing additional material files inputs news
    staff writer writers reporter reporters correspondent correspondents editor editors
    producer producers journalist journalists researcher researchers photographer
    photographers director intern fellow colleagues special freelance senior chief deputy
    assistant national white house washington economics political polling business science
    health medical religion food sports video text online bureau research team desk network
    partner station affiliate affiliates wire wires agency agencies service services based
    around across world including de della la le el al bin ben ibn van von der den di da do
    dos du abu c
    """.split()
)
_LOWER_WORD = re.compile(r"(?<![\w’'.@-])[a-z][\w’'-]*")


def is_list(words: str) -> bool:
    """Names, places, posts and joints only: no verb of a story, so no prose."""
    return all(w in _SMALL_WORDS for w in _LOWER_WORD.findall(words))


_BREAK = re.compile(
    r"[.!?](?<!\b[A-Z].)(?<!\bMr.)(?<!\bMs.)(?<!\bDr.)(?<!\bSt.)(?<!\bJr.)(?<!\bSr.)(?<!\bLt.)"
    r"(?<!\bMrs.)(?<!\bGen.)(?<!\bSen.)(?<!\bRep.)(?<!\bGov.)"
    r"[\"”’')\]]*\s+(?=[\"“‘(\[•©—]*[A-Z©])"
)


def clauses(words: str) -> Iterator[tuple[int, int]]:
    """Start and stop of each sentence, should a unit hold more than one."""
    start = 0
    for found in _BREAK.finditer(words):
        yield start, found.end()
        start = found.end()
    yield start, len(words)


def clause_start(words: str, at: int) -> int:
    return max(start for start, _ in clauses(words) if start <= at)


_DOMAIN = re.compile(
    r"(?:https?://)?((?:[A-Za-z0-9][A-Za-z0-9-]*\.)+(?:com|org|net|info|news|gov|edu|io|co|tv|us|uk|"
    r"au|ca|de|fr|in|ie|nz|eu|it|es|ru|cn|jp|kr|il|ae|za|ng|ke|pk|lk|sg|my|ph|id|vn|th|tr|gr|pl|ua|"
    r"ch|at|be|nl|se|no|dk|fi|br|mx|ar|cl|az|ge|am|me|blog|online|press|media))(?![\w-])(?:/\S*)?"
)
_TITLE = re.compile(
    r"(?:the\s+)?(?P<name>[A-Z][\w’'&!-]*(?:\.[A-Z]\.)?(?:\s+(?:(?:of|the|and|for|in|on|&)\s+){0,2}"
    r"[A-Z][\w’'&!-]*){0,6})"
)
_NO_TITLE = re.compile(
    r"(?:The\s+)?(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*\b|(?:Mon|Tues|Wednes|"
    r"Thurs|Fri|Satur|Sun)day|(?:English|Spanish|French|German|Russian|Chinese|Arabic|Hebrew|"
    r"Portuguese|Italian|Twitter|Facebook|YouTube|Instagram|TikTok|Reddit|X|I|U|America|Britain|"
    r"Great Britain|Europe|Congress|New York|Washington|London|Paris|Parliament)\b(?!\s+[A-Z]))"
)


def published_name(words: str, start: int) -> Named | None:
    """The known source, the domain or else the capitalised title that begins here."""
    known = domain_at(words, start) or known_title(words, start)
    if known is not None or _DOMAIN.match(words, start):
        return known
    title = _TITLE.match(words, start)
    if title is None or _NO_TITLE.match(words, title.start("name")):
        return None
    if title["name"].endswith(("’s", "'s", "’", "'")):
        return None
    source = Source(title["name"], is_agency=False)
    return Named(source, title.start("name"), title.end("name"))


def domain_at(words: str, start: int) -> Named | None:
    domain = _DOMAIN.match(words, start)
    source = source_of_domain(domain[1]) if domain else None
    return Named(source, domain.start(1), domain.end(1)) if domain and source else None


_LONGER = re.compile(r"\s+(?:[A-Z]|of\b|and\s+[A-Z])")
_EDITION = re.compile(
    r"\s+(?:Pro|Opinion|Canada|Magazine|Online|Europe|UK|US|USA|Australia|News|Politics|Business|"
    r"Editorial|Wire|On)\b"
)


def known_title(words: str, start: int) -> Named | None:
    """A known source, unless its name goes on to be another's (`Time Out`)."""
    named = name_at(words, start)
    if named is None:
        return None
    is_longer = _LONGER.match(words, named.stop) and not _EDITION.match(words, named.stop)
    return None if is_longer else named

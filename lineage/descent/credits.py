"""Document → the sources it credits, the strongest credit of each, its own outlet left out.

How a credit is made decides what it is worth: a dateline, a byline, a credit line or what the
file declares says that the text is the source's; a contribution that a part is; a mention points
to more of the source.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from lineage.model import (
    Article,
    ArticleId,
    Credit,
    CreditKind,
    Evidence,
    SentenceKey,
    Span,
)
from lineage.text.addresses import host
from lineage.text.blocks import Range
from lineage.text.declared import declared_credits
from lineage.text.outlets import outlet

STRENGTH = {
    CreditKind.REPUBLICATION: 3,
    CreditKind.CREDIT_LINE: 3,
    CreditKind.DATELINE: 3,
    CreditKind.BYLINE: 3,
    CreditKind.DECLARED: 3,
    CreditKind.CONTRIBUTION: 2,
    CreditKind.MENTION: 1,
}
CARRIES = 3
"""The credit says that the text, not a part of it, is the source's."""
CONTRIBUTES = 2
DECLARED = "declared"
"""Kind of evidence: what a file says, not its text."""
MAX_SHOWN = 300
"""Code points of a declaration."""

_SAYS = {
    CreditKind.REPUBLICATION: "says that its text stood before at {}",
    CreditKind.CREDIT_LINE: "credits {} in a credit line",
    CreditKind.DATELINE: "credits {} in its dateline",
    CreditKind.BYLINE: "credits {} in its byline",
    CreditKind.CONTRIBUTION: "thanks {} for a part of its text",
    CreditKind.MENTION: "points to {} for more",
}


@dataclass(frozen=True, slots=True)
class Credited:
    """One source that one article credits, by its strongest credit."""

    id: str
    """`wire:reuters`."""
    credit: Credit
    by: ArticleId | None = None
    """Another article of exactly this text, whose file declares it; None: the article itself."""

    @property
    def strength(self) -> int:
        return STRENGTH[self.credit.kind]


@lru_cache(maxsize=1 << 14)
def source_id(name: str) -> str:
    return "wire:" + (re.sub(r"[\W_]+", "-", name.casefold()).strip("-") or name)


def credited(
    article: Article, credits_: Sequence[Credit], copies: Sequence[Article] = ()
) -> dict[str, Credited]:
    """By id of the source; a credit of the article's own outlet is none. What the files of
    `copies`, articles of exactly this text, declare counts as well."""
    if not credits_ and not copies:
        return {}
    own, found = outlet_id(article), {}
    for credit in sorted(credits_, key=_rank):
        id_ = source_id(credit.name)
        if id_ != own and id_ not in found:
            found[id_] = Credited(id_, credit)
    for copy in copies:
        for credit in declared_credits(copy):
            id_ = source_id(credit.name)
            if id_ != own and id_ not in found:
                found[id_] = Credited(id_, credit, copy.id)
    return found


def _rank(credit: Credit) -> tuple[int, bool, Span, str]:
    """The strongest first; of these, those that stand in the text."""
    return -STRENGTH[credit.kind], credit.declared is not None, credit.span, credit.name


def credited_names(article: Article, credits_: Sequence[Credit]) -> frozenset[str]:
    """Of the sources that it credits."""
    return frozenset([what.credit.name for what in credited(article, credits_).values()])


def credit_evidence(
    article: ArticleId, units: Sequence[Range], what: Credited, points_to: str | None = None
) -> Evidence:
    """`units`: where the sentences of the article stand."""
    credit = what.credit
    if credit.declared is not None:
        what_it_is = f", an address of {credit.name}" if host(credit.declared) else ""
        by = what.by or article
        return declaration(by, credit.declared, points_to or what.id, what_it_is)
    is_republication = credit.kind is CreditKind.REPUBLICATION
    begin = credit.span.start
    return Evidence(
        kind="republication" if is_republication else "credit",
        text=(
            f"{article} {_SAYS[credit.kind].format(credit.name)} "
            f"(characters {begin}-{credit.span.stop})."
        ),
        points_to=points_to or what.id,
        sentences=tuple(
            [
                SentenceKey(article, index)
                for index, (start, stop) in enumerate(units)
                if start <= begin < stop
            ]
        ),
    )


def declaration(article: ArticleId, said: str, points_to: str, what_it_is: str = "") -> Evidence:
    """What the file of an article declares, word for word."""
    words = " ".join(said.split())
    shown = words if len(words) <= MAX_SHOWN else f"{words[:MAX_SHOWN]} …"
    text = f'{article} declares "{shown}" as its source{what_it_is}.'
    return Evidence(DECLARED, text, points_to)


def outlet_id(article: Article) -> str | None:
    source = outlet(article)
    return source_id(source.name) if source else None

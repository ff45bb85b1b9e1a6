"""An article → whom its file declares as the source of its words: credits, names, addresses.

Law: a declaration credits a source only if all of it is names that are accounted for; whose
picture it is, who owns the paper, and the article's own outlet are no source. A false credit costs
more than a missed one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lineage.model import Article, Credit, CreditKind, Span
from lineage.text.addresses import address, host
from lineage.text.agencies import Source, source_meant, source_named, source_of_domain
from lineage.text.credits import text_credits
from lineage.text.outlets import outlet, outlet_named
from lineage.text.own_names import LEGAL_FORM, OwnNames, name_key, own_names

MAX_DECLARATION = 300
"""Code points; what is longer is no name, but terms of use."""
MAX_DECLARATIONS = 100
"""Of one article; the others are kept, but not read."""
MAX_INITIALS = 5
"""Code points; so short a name is only known as it is usually written."""
_NOWHERE = Span(0, 0)


def declared_credits(article: Article) -> tuple[Credit, ...]:
    """One for each agency or outlet that is known to the program, in the order declared. An outlet
    counts only where the article's own is known: it may be the article's own."""
    if not article.sources:
        return ()
    is_published, own = outlet(article) is not None, own_names(article)
    found: dict[str, Credit] = {}
    for said in article.sources[:MAX_DECLARATIONS]:
        for source in _credited(said, article, own):
            if source.is_agency or is_published:
                credit = Credit(
                    source.name, CreditKind.DECLARED, _NOWHERE, source.is_agency, declared=said
                )
                found.setdefault(source.name, credit)
    return tuple(found.values())


def declared_names(article: Article) -> dict[str, str]:
    """Name, as `name_key` writes it → the declaration that holds it. Of names that the program does
    not know: the corpus may. None where the article's own outlet is not known."""
    found: dict[str, str] = {}
    if article.sources and outlet(article) is not None:
        own = own_names(article)
        for said in article.sources[:MAX_DECLARATIONS]:
            for name in _unknown(said, article, own):
                key = name_key(name)
                if key and not own.has(name):
                    found.setdefault(key, said)
    return found


def declared_addresses(article: Article) -> dict[str, str]:
    """Address, as `address` writes it → the declaration; its own is left out."""
    given = article.sources[:MAX_DECLARATIONS]
    found = {at: said for said in reversed(given) if (at := address(said)) is not None}
    if article.url:
        found.pop(address(article.url) or "", None)
    return found


def declared_address(source: Article, target: Article) -> str | None:
    """The declaration of the target that is the source's address."""
    at = address(source.url) if source.url and target.sources else None
    return declared_addresses(target).get(at) if at else None


_IN_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]+)[)\]]\s*")
_MARKS = re.compile(
    r"(?:\W*(?:©|\(c\)|copyright\b|(?:19|20)\d\d\b(?:\s?[-–/]\s?\d{2,4}\b)?|by\b|"
    r"(?:sources?|credits?|text|copyright holder)\s*:))*[\s:.,–—-]*",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"[\s.,;|–—-]*(?:all rights reserved|alle rechte vorbehalten|tous droits réservés|"
    r"todos los derechos reservados|tutti i diritti riservati|used (?:with|by) permission|"
    r"this material may not be|copyright\b|©|(?:19|20)\d\d\W*$|\((?!c\)).*\)$).*",
    re.IGNORECASE | re.DOTALL,
)
_JOINT = re.compile(
    r"\s*(?:[/|;,&+]|(?:,\s*)?\b(?:and|with|und|et)\b)\s*(?:\b(?:and|with)\b\s*)?", re.IGNORECASE
)
_PICTURE = re.compile(
    r"\b(?:photo|foto|image|picture|graphic|video|getty|shutterstock|alamy|istock|nurphoto|corbis|"
    r"(?:zuma|epa|pool)\b)",
    re.IGNORECASE,
)
_OWNERS = re.compile(
    r"(?:Gannett|McClatchy|GateHouse|Dow Jones|Nexstar)(?!.*\b(?:Newswires?|Wire|Service)$)",
    re.IGNORECASE,
)
"""Houses that sell text, and own the papers that name them as the holder of their rights."""
_NOBODY = re.compile(
    r"(?:(?:staff|our|news|wire|agenc(?:y|ies)|wires|reports?|services?|writers?|reporters?|"
    r"newsroom|editors?|others?|contributors?|media|group|inc|ltd|llc|company|co)\W*)+",
    re.IGNORECASE,
)
_PAPER = re.compile(
    r"\b(?:News|Times|Post|Herald|Gazette|Tribune|Journal|Daily|Press|Star|Chronicle|Observer|Mail|"
    r"Standard|Courier|Globe|Today|Online|TV|Radio|Media|Network|Magazine|Review|Weekly)\b"
)


@lru_cache(maxsize=1 << 12)
def _parts(said: str) -> tuple[str, ...]:
    """The names in it; none where it is about a picture, or no list of names."""
    if len(said) > MAX_DECLARATION or _PICTURE.search(said):
        return ()
    said = _IN_BRACKETS.sub(r"\1", said) if _IN_BRACKETS.fullmatch(said) else said
    marks = _MARKS.match(said)
    bare = _RIGHTS.sub("", said[marks.end() if marks else 0 :]).strip(" .:–—-")
    bare = LEGAL_FORM.sub("", bare)
    if _source(bare) is not None:
        return (bare,)
    return tuple(part for part in _JOINT.split(bare) if part)


def _source(name: str) -> Source | None:
    """A known one; a full name of an agency also in capitals, or in small letters."""
    found = source_named(name) or source_named(LEGAL_FORM.sub("", name))
    if found is None and "." in name:
        found = outlet_named(name)
    if found is None and len(name) > MAX_INITIALS:
        meant = source_meant(name.casefold().removeprefix("the "))
        return meant if meant and meant.is_agency else None
    return found if found and (found.spellings or found.tight) else None


def _credited(said: str, article: Article, own: OwnNames) -> Iterator[Source]:
    """Known sources that one declaration credits, the article's own outlet left out."""
    for source in _of_address(said) if host(said) else _of_words(said, article, own):
        if not own.has_source(source):
            yield source


def _of_address(said: str) -> Iterator[Source]:
    source = source_of_domain(host(said) or "")
    if source is not None and source.domains:
        yield source


def _of_words(said: str, article: Article, own: OwnNames) -> Iterator[Source]:
    parts = _parts(said)
    if all(_is_accounted_for(part, article, own) for part in parts):
        for part in parts:
            source = _source(part)
            if source is not None and not _OWNERS.match(part):
                yield source
    elif len(said) <= MAX_DECLARATION:
        for credit in text_credits(said, (0, len(said))):
            if credit.kind in (CreditKind.BYLINE, CreditKind.REPUBLICATION):
                yield Source(credit.name, credit.is_agency)


def _unknown(said: str, article: Article, own: OwnNames) -> Iterator[str]:
    at = host(said)
    if at is not None:
        source = source_of_domain(at)
        if source is not None and not source.domains:
            yield source.name
        return
    parts = _parts(said)
    if len(parts) == 1 or all(_is_accounted_for(part, article, own) for part in parts):
        yield from (part for part in parts if _source(part) is None and not _NOBODY.fullmatch(part))


def _is_accounted_for(part: str, article: Article, own: OwnNames) -> bool:
    """A person who is no author may have taken the picture."""
    if _source(part) is not None or _NOBODY.fullmatch(part) or _PAPER.search(part):
        return True
    return own.has(part) or name_key(part) in map(name_key, article.authors)

"""A parsed web page → what it says of itself: where it is, when it came out, whose words it has.

Read are schema.org's JSON-LD, the `meta` and `link` elements of syndication, and what a
browser notes when it saves a page. What a page says of its own outlet is no source.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from lineage.read.dates import iso_date

_CREDITS = ("creditText", "sourceOrganization", "copyrightHolder")
_REPEATED = ("isBasedOn", "isBasedOnUrl")
_ELSEWHERE = ("syndication-source", "original-source")
_CACHES = ("ampproject.org", "archive.org", "archive.today", "googleusercontent.com", "google.com")
"""Hosts that show what others published."""
_WRAPPINGS = (("<!--", "-->"), ("//<![CDATA[", "//]]>"), ("<![CDATA[", "]]>"), ("", ";"))
_SAVED_FROM = re.compile(
    r"<!--\s*(?:saved from url=\(\d{4}\)|Page saved with SingleFile\s+url: )(\S{1,2000})"
)
_CANONICAL = "//link[contains(concat(' ', @rel, ' '), ' canonical ')]/@href"
_ZONE = re.compile(r":\d\d(\.\d+)?\s*([a-z]{1,3}|[+-]\d\d:?(\d\d)?)$|T\d{4,6}Z$", re.IGNORECASE)
_DEEPEST = 5

Node = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Claims:
    url: str | None
    published: str | None
    """In ISO 8601: a moment in UTC, or the day alone where a time has no zone."""
    outlet: str | None
    sources: tuple[str, ...]
    is_broken: bool
    """Some of its JSON-LD cannot be read."""


def claims(tree: Any, head: str, address: str | None) -> Claims:
    """Of an lxml tree; `head` is the page's first characters, `address` where it was fetched."""
    nodes, is_broken = _json_ld(tree)
    by_id = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 1}
    article = next((node for node in nodes if _is_article(node)), {})
    canonical = _http(next(iter(_all(tree, _CANONICAL)), None))
    own = _http(address) or _saved_from(head) or _http(_meta(tree, "og:url")) or canonical
    if own and canonical and _site(own) in _CACHES:
        own = canonical
    outlet = next(_names(article.get("publisher"), by_id), None)
    said = [name for field in _CREDITS for name in _names(article.get(field), by_id)]
    said += [link for field in _REPEATED for link in _links(article.get(field), by_id)]
    said += [link for name in _ELSEWHERE for link in _metas(tree, name)]
    said += [canonical] if canonical else []
    ours = {name.casefold() for name in (outlet, _meta(tree, "og:site_name")) if name}
    sources = [s for s in said if s.casefold() not in ours and not _is_at(s, own)]
    published = article.get("datePublished") or _meta(tree, "article:published_time")
    own = canonical if canonical and own and _site(canonical) == _site(own) else own
    return Claims(own, _certain(published), outlet, tuple(dict.fromkeys(sources)), is_broken)


def _json_ld(tree: Any) -> tuple[list[Node], bool]:
    """All objects at the top, in arrays and in `@graph`, in order; whether some made no sense."""
    nodes: list[Node] = []
    is_broken = False
    for script in tree.xpath("//script[contains(@type,'ld+json')]"):
        written = _bare(script.text or "")
        try:
            nodes += _flat(json.loads(written, strict=False)) if written else ()
        except (ValueError, RecursionError):
            is_broken = True
    return nodes, is_broken


def _bare(script: str) -> str:
    """Without the marks of comments that old pages put around scripts."""
    script = script.strip()
    for opening, closing in _WRAPPINGS:
        script = script.removeprefix(opening).removesuffix(closing).strip()
    return script


def _flat(value: Any, depth: int = 0) -> Iterator[Node]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for each in value:
            yield from _flat(each, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "publisher"):
            yield from _flat(value.get(key), depth + 1)


def _is_article(node: Node) -> bool:
    types = node.get("@type")
    for each in types if isinstance(types, list) else [types]:
        name = re.split("[:/#]", str(each))[-1]
        if name.endswith("Article") or name in ("BlogPosting", "LiveBlogPosting", "Report"):
            return True
    return False


def _values(value: Any, by_id: dict[str, Node], depth: int = 0) -> Iterator[str | Node]:
    """Texts and objects; a reference stands for what it refers to."""
    if isinstance(value, list) and depth < _DEEPEST:
        for each in value:
            yield from _values(each, by_id, depth + 1)
    elif isinstance(value, dict):
        yield by_id.get(str(value.get("@id")), value)
    elif isinstance(value, str) and value.strip():
        yield by_id.get(value, value)


def _names(value: Any, by_id: dict[str, Node]) -> Iterator[str]:
    for each in _values(value, by_id):
        yield from _texts(each if isinstance(each, str) else each.get("name"))


def _links(value: Any, by_id: dict[str, Node]) -> Iterator[str]:
    """Of a work its address, else whatever it is called."""
    for each in _values(value, by_id):
        if isinstance(each, str):
            yield from _texts(each)
        else:
            found = (text for key in ("url", "@id", "name") for text in _texts(each.get(key)))
            yield from list(found)[:1]


def _texts(value: Any) -> Iterator[str]:
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict):  # text with a language: {"@value": …}
            each = each.get("@value")
        if isinstance(each, str) and (text := " ".join(each.split())):
            yield text


def _all(tree: Any, path: str, **names: str) -> list[str]:
    found = (" ".join(str(each).split()) for each in tree.xpath(path, **names))
    return [text for text in found if text]


def _metas(tree: Any, name: str) -> list[str]:
    return _all(tree, "//meta[@name=$name or @property=$name]/@content", name=name)


def _meta(tree: Any, name: str) -> str | None:
    return next(iter(_metas(tree, name)), None)


def _saved_from(head: str) -> str | None:
    found = _SAVED_FROM.search(head)
    return _http(found[1]) if found else None


def _http(url: str | None) -> str | None:
    if url and re.match(r"https?://\w", url, re.IGNORECASE):
        return url
    return None


def _is_at(source: str, own: str | None) -> bool:
    """An address on the page's own site; unknown is not its own."""
    return bool(own and _http(source) and _site(source) == _site(own))


def _site(url: str) -> str:
    """`bbc.co.uk` of https://www.bbc.co.uk/news; the end of the host where none is registered."""
    from courlan import extract_domain

    try:
        host = urlsplit(url).hostname or ""
        return str(extract_domain(url) or ".".join(host.split(".")[-2:]))
    except ValueError:
        return url


def _certain(date: object) -> str | None:
    """A time without a zone may be half a day off, so that only its day is known."""
    moment = iso_date(date) if isinstance(date, str) else None
    if moment is None or _ZONE.search(str(date).strip()):
        return moment
    return moment[:10]

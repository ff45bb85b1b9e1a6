"""View → schema.org in JSON-LD: a graph of NewsArticles, and of the sources they come from.

`isBasedOn` is what is drawn as an arrow, `citation` public speech that independent accounts
report, `creditText` and `sourceOrganization` what an article itself says of its source. Nothing
else is asserted: without evidence the properties are not there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import quote

from lineage.model import Document, Wire
from lineage.report.exports.derivations import credited, derivations, speeches, told, unseen
from lineage.report.exports.streams import json_list, json_object
from lineage.report.findings import UNNAMED
from lineage.report.json import dumps
from lineage.report.numbers import likelihood
from lineage.report.view import View

Node = dict[str, object]


def json_ld(view: View) -> Iterator[bytes]:
    context = "@context", dumps("https://schema.org")
    yield from json_object([context, ("@graph", json_list(_nodes(view)))])
    yield b"\n"


def _nodes(view: View) -> Iterator[Node]:
    sources: dict[str, list[Node]] = {}
    for one in derivations(view):
        kind = "source" if one.source in view.wires else "article"
        sources.setdefault(one.target, []).append(_id(kind, one.source))
    quoted: dict[str, list[Node]] = {}
    for speech in speeches(view):
        for article in speech.articles:
            quoted.setdefault(article, []).append(_id("speech", speech.story))
    for document in told(view):
        id_ = document.article.id
        based = {"isBasedOn": sources.get(id_), "citation": quoted.get(id_)}
        yield _known(_article(document) | based)
    for wire in unseen(view):
        yield _known(_wire(wire))
    for speech in speeches(view):
        name = "Public speech that independent accounts quote"
        yield {"@type": "CreativeWork", **_id("speech", speech.story), "name": name}


def _article(document: Document) -> Node:
    article, named = document.article, credited(document)
    url = article.url if (article.url or "").startswith(("http://", "https://")) else None
    shown = (c.span.of(article.text) for c in named if 0 < c.span.stop <= len(article.text))
    said = dict.fromkeys(" ".join(words.split()) for words in shown)
    return {
        "@type": "NewsArticle",
        **_id("article", article.id),
        "identifier": article.id,
        "headline": article.title,
        "datePublished": article.published,
        "url": url,
        "author": [{"@type": "Person", "name": name} for name in article.authors],
        "publisher": _organization(article.outlet) if article.outlet else None,
        "creditText": "; ".join(said) or None,
        "sourceOrganization": [_organization(credit.name) for credit in named],
    }


def _wire(wire: Wire) -> Node:
    return {
        "@type": "CreativeWork",
        **_id("source", wire.id),
        "name": wire.name or UNNAMED,
        "description": "not in the corpus; probability that there was such a text: "
        f"{likelihood(wire.probability)}",
        "sourceOrganization": _organization(wire.name) if wire.name else None,
    }


def _organization(name: str) -> Node:
    return {"@type": "Organization", "name": name}


def _id(kind: str, name: str) -> Node:
    return {"@id": f"urn:wirelineage:{kind}:{quote(name, safe='', errors='surrogatepass')}"}


def _known(node: Mapping[str, object]) -> Node:
    """Without what is not known."""
    return {name: value for name, value in node.items() if value not in (None, [])}

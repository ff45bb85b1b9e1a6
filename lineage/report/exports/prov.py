"""View → PROV-JSON (W3C member submission), after PROV-DM.

Articles are entities, and so is a source that the corpus does not hold (`wl:seen` is false).
Outlets and agencies are agents: an article is attributed to its outlet and to whom it credits.
The run is an activity that used the articles and made the lineage. Derivations carry their
probability. A wire whose own text is in the corpus is that article.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from lineage.model import Document
from lineage.report.exports.derivations import (
    Derivation,
    Kind,
    credited,
    derivations,
    speeches,
    told,
    unseen,
)
from lineage.report.exports.streams import Members, json_object
from lineage.report.findings import UNNAMED
from lineage.report.json import dumps
from lineage.report.view import View

Record = Mapping[str, object]

_PREFIXES = {"wl": "urn:wirelineage:", "schema": "https://schema.org/"}
_TYPES = {Kind.REVISION: "prov:Revision", Kind.PRIMARY_SOURCE: "prov:PrimarySource"}
_SOFTWARE = "wl:software"


def prov_json(view: View) -> Iterator[bytes]:
    yield from json_object(_sections(view))
    yield b"\n"


def _sections(view: View) -> Members:
    run = f"wl:run/{view.lineage.provenance.input_digest}"
    answer = f"wl:lineage/{view.lineage.provenance.input_digest}"
    articles = (_article(d.article.id) for d in view.lineage.documents)
    yield "prefix", dumps(_PREFIXES)
    yield "entity", _section(_entities(view, answer))
    yield "activity", _section([(run, _run(view))])
    yield "agent", _section(_agents(view))
    yield "used", _relations("u", ({"prov:activity": run, "prov:entity": a} for a in articles))
    made = {"prov:entity": answer, "prov:activity": run}
    yield "wasGeneratedBy", _relations("g", [made])
    by = {"prov:activity": run, "prov:agent": _SOFTWARE}
    yield "wasAssociatedWith", _relations("a", [by])
    yield "wasAttributedTo", _relations("t", _attributions(view))
    yield "wasDerivedFrom", _relations("d", _derivations(view))


def _section(records: Iterable[tuple[str, Record]]) -> Iterator[bytes]:
    return json_object((name, dumps(record)) for name, record in records)


def _relations(letter: str, records: Iterable[Record]) -> Iterator[bytes]:
    return _section((f"_:{letter}{n}", record) for n, record in enumerate(records, 1))


def _entities(view: View, answer: str) -> Iterator[tuple[str, Record]]:
    yield answer, {"prov:label": "who carried whose words"}
    stories = {id_: story.id for story in view.lineage.stories for id_ in story.articles}
    for document in told(view):
        article = document.article
        record = {
            "prov:type": _name("schema:NewsArticle"),
            "prov:label": article.title or article.id,
            "wl:id": article.id,
            "wl:seen": True,
            "wl:story": stories.get(article.id),
            "schema:datePublished": article.published,
            "schema:url": article.url,
        }
        yield _article(article.id), _known(record)
    for wire in unseen(view):
        yield (
            _wire(wire.id),
            {
                "prov:type": _name("wl:UnseenSource"),
                "prov:label": wire.name or UNNAMED,
                "wl:seen": False,
                "wl:probability": round(wire.probability, 4),
            },
        )
    for speech in speeches(view):
        label = "public speech that independent accounts quote"
        record = {"prov:type": _name("wl:Speech"), "prov:label": label, "wl:seen": False}
        yield _speech(speech.story), record


def _run(view: View) -> Record:
    made = view.lineage.provenance
    options = [f"{name}={value}" for name, value in made.options]
    record = {"prov:label": "analysis", "wl:options": options or None, "wl:only": view.only or None}
    return _known(record)


def _agents(view: View) -> Iterator[tuple[str, Record]]:
    yield (
        _SOFTWARE,
        {
            "prov:type": _name("prov:SoftwareAgent"),
            "prov:label": "wirelineage",
            "wl:version": view.lineage.provenance.version,
        },
    )
    names = {name for d in told(view) for name in _responsible(d)}
    names |= {wire.name for wire in unseen(view) if wire.name}
    for name in sorted(names):
        organization = {"prov:type": _name("prov:Organization"), "prov:label": name}
        yield _agent(name), organization


def _responsible(document: Document) -> dict[str, str | None]:
    """Names → how they are credited; None: it is the outlet's article."""
    outlet = document.article.outlet
    own: dict[str, str | None] = {outlet: None} if outlet else {}
    return own | {credit.name: credit.kind.value for credit in credited(document)}


def _attributions(view: View) -> Iterator[Record]:
    for document in told(view):
        for name, credit in _responsible(document).items():
            ends = {"prov:entity": _article(document.article.id), "prov:agent": _agent(name)}
            yield _known(ends | {"wl:credit": credit})
    for wire in unseen(view):
        if wire.name:
            yield {"prov:entity": _wire(wire.id), "prov:agent": _agent(wire.name)}


def _derivations(view: View) -> Iterator[Record]:
    for one in derivations(view):
        yield _derivation(view, one)
    for speech in speeches(view):
        for article in speech.articles:
            yield _ends(_article(article), _speech(speech.story), "prov:Quotation")


def _derivation(view: View, one: Derivation) -> Record:
    is_wire = one.source in view.wires
    source = _wire(one.source) if is_wire else _article(one.source)
    return _ends(_article(one.target), source, _TYPES.get(one.kind)) | {
        "wl:probability": round(one.probability, 4),
        "wl:main": one.is_main,
        "wl:words": one.words,
    }


def _ends(made: str, of: str, kind: str | None) -> dict[str, object]:
    record = {"prov:generatedEntity": made, "prov:usedEntity": of}
    return _known(record | {"prov:type": _name(kind) if kind else None})


def _known(record: Mapping[str, object]) -> dict[str, object]:
    """Without what is not known."""
    return {name: value for name, value in record.items() if value is not None}


def _name(qualified: str) -> dict[str, str]:
    return {"$": qualified, "type": "prov:QUALIFIED_NAME"}


def _article(id_: str) -> str:
    return f"wl:article/{_local(id_)}"


def _wire(id_: str) -> str:
    return f"wl:source/{_local(id_)}"


def _speech(story: str) -> str:
    return f"wl:speech/{_local(story)}"


def _agent(name: str) -> str:
    return f"wl:agent/{_local(name)}"


def _local(name: str) -> str:
    """What a qualified name can hold; no two names become one."""
    return quote(name, safe="", errors="surrogatepass").replace(".", "%2E")

"""A decision ⇄ a W3C Web Annotation, as plain dictionaries.

https://www.w3.org/TR/annotation-model/: a sentence is told by a TextQuoteSelector and a
TextPositionSelector (half-open, in code points), its label by a body that classifies. What the
model has no word for stands under `wl:`.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, unquote

from lineage.model import (
    ArrowTarget,
    ArticleId,
    Assent,
    Decision,
    Label,
    LabelLine,
    Retraction,
    SentenceKey,
    SentenceTarget,
    Span,
)

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"wl": "urn:wirelineage:"}]
MODEL = "model"
"""In place of a label: back to what the model says."""
RETRACTED = "retracted"
_ARTICLE = "urn:wirelineage:article:"
_ARROW = "urn:wirelineage:arrow:"


def annotation(line: LabelLine) -> dict[str, Any]:
    common = {
        "@context": CONTEXT,
        "id": line.id,
        "type": "Annotation",
        "creator": {"type": "Person", "name": line.who},
        "created": line.when,
        "generator": {"type": "Software", "name": "wirelineage", "wl:version": line.version},
    }
    if isinstance(line, Retraction):
        body = [_text("editing", RETRACTED)]
        return common | {"motivation": "editing", "body": body, "target": line.decision}
    return common | {
        "motivation": "classifying",
        "body": _bodies(line),
        "target": _target(line.target),
    }


def _bodies(decision: Decision) -> list[dict[str, Any]]:
    body = _text("classifying", decision.new.value if decision.new else MODEL)
    if decision.old is not None:
        body["wl:was"] = decision.old.value
    if decision.probability is not None:
        body["wl:probability"] = decision.probability
    return [body] if decision.note is None else [body, _text("commenting", decision.note)]


def _text(purpose: str, value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _target(target: SentenceTarget | ArrowTarget) -> dict[str, Any]:
    if isinstance(target, ArrowTarget):
        return {"id": f"{_ARROW}{_quoted(target.source)}:{_quoted(target.target)}"}
    return {
        "type": "SpecificResource",
        "source": _ARTICLE + _quoted(target.sentence.article),
        "wl:sentence": target.sentence.index,
        "wl:sha256": target.text_sha256,
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": target.exact,
                "prefix": target.prefix,
                "suffix": target.suffix,
            },
            {
                "type": "TextPositionSelector",
                "start": target.span.start,
                "end": target.span.stop,
            },
        ],
    }


def said(value: object) -> LabelLine:
    """What an annotation says. ValueError: it is none, or none of ours; the message tells why."""
    try:
        return _said(value)
    except (KeyError, TypeError, AttributeError, IndexError, StopIteration) as error:
        raise ValueError("not an annotation of this program") from error


def _said(value: Any) -> LabelLine:
    id_, who, when = (_string(v) for v in (value["id"], value["creator"]["name"], value["created"]))
    version = _string(value["generator"]["wl:version"])
    bodies = {body["purpose"]: body for body in value["body"]}
    if value["motivation"] == "editing":
        if bodies["editing"]["value"] != RETRACTED:
            raise ValueError("an edit that is no retraction")
        return Retraction(id_, who, when, _string(value["target"]), version)
    target, body = _aimed(value["target"]), bodies["classifying"]
    kind = Label if isinstance(target, SentenceTarget) else Assent
    note, probability = bodies.get("commenting"), body.get("wl:probability")
    return Decision(
        id=id_,
        who=who,
        when=when,
        target=target,
        old=None if body.get("wl:was") is None else kind(body["wl:was"]),
        new=None if body["value"] == MODEL else kind(body["value"]),
        note=None if note is None else _string(note["value"]),
        probability=None if probability is None else float(probability),
        version=version,
    )


def _aimed(target: Any) -> SentenceTarget | ArrowTarget:
    if "id" in target:
        source, article = target["id"].removeprefix(_ARROW).split(":")
        return ArrowTarget(_unquoted(source), ArticleId(_unquoted(article)))
    selectors = {selector["type"]: selector for selector in target["selector"]}
    quoted, position = selectors["TextQuoteSelector"], selectors["TextPositionSelector"]
    article, index = target["source"].removeprefix(_ARTICLE), target["wl:sentence"]
    return SentenceTarget(
        sentence=SentenceKey(ArticleId(_unquoted(article)), _count(index)),
        exact=_string(quoted["exact"]),
        prefix=_string(quoted["prefix"]),
        suffix=_string(quoted["suffix"]),
        span=Span(_count(position["start"]), _count(position["end"])),
        text_sha256=_string(target["wl:sha256"]),
    )


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"not text: {value!r}")
    return value


def _count(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise TypeError(f"not a count: {value!r}")
    return value


def _quoted(id_: str) -> str:
    return quote(id_, safe="", errors="surrogatepass")


def _unquoted(iri: str) -> str:
    return unquote(iri, errors="surrogatepass")

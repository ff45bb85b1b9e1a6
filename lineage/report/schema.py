"""The JSON Schema (2020-12) of `report.json`: every key, what it means, and no other key.

A column of `report/tables.py` that is not described here makes a report that does not fit.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lineage.model import LINK_LABELS, TALLY_FIELDS, Label, Relation, Role
from lineage.report.json import OFFSET_UNIT, SCHEMA, dumps

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_TEXT_OR_NONE: Schema = {"type": ["string", "null"]}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_COUNT_OR_NONE: Schema = {"type": ["integer", "null"], "minimum": 0}
_FLAG: Schema = {"type": "boolean"}
_NUMBER: Schema = {"type": "number"}
_CHANCE: Schema = {"type": "number", "minimum": 0, "maximum": 1}
_SHARE: Schema = {"type": ["number", "null"], "minimum": 0, "maximum": 1}


def schema_json() -> bytes:
    return dumps(schema(), indent=True) + b"\n"


def schema() -> Schema:
    rows = {
        "labels": _LABELS, "articles": _ARTICLES, "pairs": _PAIRS, "wires": _WIRES,
        "arrows": _ARROWS, "stories": _STORIES, "outlets": _OUTLETS, "uses": _USES,
        "sentences": _SENTENCES, "links": _LINKS, "passages": _PASSAGES, "skipped": _SKIPPED,
    }  # fmt: skip
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{SCHEMA.replace('/', ':')}",
        "title": SCHEMA,
        "description": "Who carried whose words. Shares are parts of the words that tell a story, "
        "0 to 1; numbers of sentences count from 1; start and end are half-open offsets.",
        **_object(
            schema={"const": SCHEMA},
            offset_unit={"const": OFFSET_UNIT},
            provenance=_PROVENANCE,
            only=_told(_TEXT_OR_NONE, "what a filter left, in words"),
            duplicates=_told(_list(_list(_TEXT)), "families of articles with the same text"),
            **{name: _list(row) for name, row in rows.items()},
        ),
    }


def _object(**keys: Schema) -> Schema:
    return {
        "type": "object",
        "properties": keys,
        "required": list(keys),
        "additionalProperties": False,
    }


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _one_of(values: Iterable[str]) -> Schema:
    return {"enum": [str(value) for value in values]}


def _told(of: Schema, description: str) -> Schema:
    return {**of, "description": description}


def _counts(names: Iterable[str]) -> dict[str, Schema]:
    return dict.fromkeys(names, _COUNT)


_ID = _told(_TEXT, "id of an article")
_LABEL = _one_of(label.value for label in Label)
_PLACE = _object(article=_ID, number=_told(_COUNT, "of the sentence, from 1"))
_REASON = _object(
    feature=_TEXT,
    value=_NUMBER,
    weight=_told(_NUMBER, "push towards the label, in nats of log-odds"),
)
_EVIDENCE = _object(
    kind=_TEXT,
    text=_told(_TEXT, "a sentence that can be checked against the articles"),
    points_to=_told(_TEXT_OR_NONE, "article or wire that this makes the source"),
    weight=_told(_NUMBER, "for points_to, in nats of log-odds"),
    sentences=_list(_PLACE),
)
_TALLY = _object(**_counts(TALLY_FIELDS))
_PROVENANCE = _object(
    version=_TEXT,
    input_digest=_told(_TEXT, "BLAKE2b of the articles' ids and texts"),
    options=_told(
        _list({"type": "array", "prefixItems": [_TEXT, _TEXT], "minItems": 2, "maxItems": 2}),
        "settings that differ from their defaults",
    ),
)
_LABELS = _object(label=_LABEL, letter=_TEXT, block=_TEXT, meaning=_TEXT)
_ARTICLES = _object(
    article=_ID,
    outlet=_TEXT_OR_NONE,
    date=_told(_TEXT_OR_NONE, "ISO 8601, a date or a moment in UTC"),
    title=_TEXT_OR_NONE,
    url=_TEXT_OR_NONE,
    authors=_told(_TEXT_OR_NONE, "parted by semicolons"),
    credits=_told(_TEXT_OR_NONE, "names and kinds of credits; null: no credit found"),
    declared_sources=_told(
        _TEXT_OR_NONE, "whom its file says its words are from, parted by semicolons"
    ),
    same_text_as=_told(_TEXT_OR_NONE, "first article with exactly this text"),
    sentences=_COUNT,
    words=_COUNT,
    told_words=_told(_COUNT, "words that tell the story: no credits, no furniture"),
    **_counts(f"{label}_words" for label in TALLY_FIELDS),
    matched_share=_told(_SHARE, "copied, edited or paraphrased, of told_words"),
    quoted_share=_told(_SHARE, "of told_words"),
    strip=_told(_TEXT, "one letter for each sentence"),
    human_decisions=_COUNT,
)
_SIDE = {
    f"{side}_{name}": _SHARE if name == "matched_share" else _COUNT
    for side in "ab"
    for name in ("told_words", "matched_words", "quoted_words", "matched_share")
}
_PAIRS = _object(
    a=_ID,
    b=_ID,
    relation=_one_of(kind.value for kind in Relation),
    source=_told(_TEXT_OR_NONE, "article or wire that the words come from"),
    probability=_CHANCE,
    **_counts(f"{label.value}_links" for label in LINK_LABELS),
    **_SIDE,
    evidence=_list(_EVIDENCE),
    channels=_told(_TEXT_OR_NONE, "what proposed the pair"),
    shared_bits=_told({"type": ["number", "null"]}, "surprisal of shared runs, in bits"),
    a_words=_TALLY,
    b_words=_TALLY,
)
_WIRES = _object(
    wire=_TEXT,
    name=_told(_TEXT_OR_NONE, "null: nobody names it"),
    is_agency=_FLAG,
    in_corpus_as=_told(_TEXT_OR_NONE, "the article that is its own text"),
    probability=_told(_CHANCE, "that there was such a text"),
    carriers=_list(_ID),
    text=_told(_list(_PLACE), "what it must have said"),
    evidence=_list(_EVIDENCE),
)
_ARROWS = _object(
    source=_told(_TEXT, "an article or a wire"),
    target=_ID,
    probability=_CHANCE,
    main=_told(_FLAG, "the target's main source"),
    drawn=_told(_FLAG, "sure enough to be an arrow of a graph"),
    words=_COUNT,
    numbers=_told(_TEXT_OR_NONE, "the target's sentences, parted by semicolons"),
)
_STORIES = _object(
    story=_TEXT,
    articles=_list(_ID),
    wires=_list(_TEXT),
    accounts=_told(_COUNT, "newsrooms that told it in their own words"),
    parted=_told(_FLAG, "too large to be weighed whole"),
)
_OUTLETS = _object(
    outlet=_TEXT,
    articles=_COUNT,
    told_words=_COUNT,
    **{f"{label}_share": _SHARE for label in TALLY_FIELDS[:5]},
    carried_words=_told(_COUNT, "put down to wires"),
    uncredited_words=_told(_COUNT, "of these, in articles where no credit was found"),
    credit_gap=_told(_SHARE, "uncredited_words of carried_words"),
    taken_words=_told(_COUNT, "put down to other outlets' articles"),
    median_lag_hours={"type": ["number", "null"]},
)
_USES = _object(outlet=_TEXT, other=_TEXT, articles=_COUNT, words=_COUNT, share=_SHARE)
_SENTENCES = _object(
    article=_ID,
    number=_COUNT,
    start=_COUNT,
    end=_COUNT,
    role=_one_of(role.value for role in Role),
    label=_LABEL,
    letter=_TEXT,
    probability=_CHANCE,
    rule=_told(_TEXT, "what decided: a rule, the model, or a person"),
    words=_COUNT,
    best_article=_told(_TEXT_OR_NONE, "of the strongest counterpart"),
    best_number=_COUNT_OR_NONE,
    reasons=_TEXT_OR_NONE,
    text=_told(_TEXT, "shortened or empty where a report hands on no texts"),
    label_by=_one_of(("model", "person")),
)
_LINKS = _object(
    source=_PLACE,
    target=_PLACE,
    label=_one_of(label.value for label in LINK_LABELS),
    probability=_CHANCE,
    rule=_TEXT,
    reasons=_list(_REASON),
)
_PASSAGES = _object(passage=_TEXT, label=_LABEL, carriers=_list(_PLACE))
_SKIPPED = _object(path=_TEXT, place=_TEXT_OR_NONE, reason=_TEXT, next_step=_TEXT)

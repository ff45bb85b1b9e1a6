"""Decisions in a few words: `decide(document, 2, "copied", who="ana", minute=5)`."""

from __future__ import annotations

from itertools import count

import pytest

from lineage.labels import sentence_target
from lineage.model import ArrowTarget, ArticleId, Assent, Decision, Label, Retraction

_NUMBERS = count(1)


def make_decision(target, new, who="ana", minute=0, id_=None, note=None) -> Decision:
    return Decision(
        id=f"urn:uuid:{next(_NUMBERS) if id_ is None else id_}",
        who=who,
        when=f"2025-03-01T09:{minute:02}:00Z",
        target=target,
        old=None,
        new=new,
        note=note,
        probability=0.5,
        version="0.1.0",
    )


@pytest.fixture(scope="session")
def decide():
    def decision(document, index, label, **said):
        return make_decision(sentence_target(document, index), label and Label(label), **said)

    return decision


@pytest.fixture(scope="session")
def assent():
    def decision(source, target, said, **fields):
        return make_decision(ArrowTarget(source, ArticleId(target)), Assent(said), **fields)

    return decision


@pytest.fixture(scope="session")
def take_back():
    def retraction(decision, who="ana", minute=30):
        when = f"2025-03-01T09:{minute:02}:00Z"
        return Retraction(f"urn:uuid:back-{decision.id}", who, when, decision.id, "0.1.0")

    return retraction

"""Lineages that exports are asked about; the borders are in tests/conftest.py."""

from __future__ import annotations

import pytest

from lineage.model import (
    Arrow,
    ArticleId,
    Credit,
    CreditKind,
    Edge,
    Label,
    Passage,
    Relation,
    Role,
    SentenceKey,
    Span,
    Story,
    Tally,
    Wire,
)

BOMB = "=1+1|<b>]]>&\"'x\x1b[2J\x9b31m\x00\x07\u202e\u2066\r\n\ud800 \ufffe\n- |a|\n---\n***: #"


def edge(a, b, relation, source=None, probability=0.9):
    return Edge(ArticleId(a), ArticleId(b), relation, source, probability, Tally(), Tally(), ())


@pytest.fixture(scope="session")
def newsroom(document, lineage_of):
    """An agency's own text (`pa`), a paper that copies all of it, a later version of the paper's,
    a paper that adds its own, one that nobody had anything from, and two with an unclear tie."""
    pa = document(
        "pa", "The bridge fell at dawn.", "Nobody was hurt.", outlet="PA", published="2025-02-01"
    )
    daily = document(
        "daily",
        (Role.HEADLINE, "Bridge falls"),
        "The bridge fell at dawn.",
        "Nobody was injured.",
        outlet="Daily",
        published="2025-02-01T08:00:00Z",
        url="https://daily.example/bridge",
        authors=("Ann Lee",),
        named=(
            Credit("PA Media", CreditKind.MENTION, Span(0, 6), True),
            Credit("PA Media", CreditKind.BYLINE, Span(7, 12), True),
        ),
    )
    later = document("later", "Nobody was injured.", "Divers searched the river.", outlet="Daily")
    mixed = document("mixed", "The bridge fell at dawn.", "Trains were late in the north today.")
    own = document("own", "It rained in the south.", outlet="Own")
    x, y = document("x", "Fans sang all night."), document("y", "Fans sang all night.")
    drawn = [
        Arrow("wire:pa", ArticleId("daily"), 0.9, True, (1, 2), 8),
        Arrow("daily", ArticleId("later"), 0.8, True, (0,), 3),
        Arrow("wire:pa", ArticleId("mixed"), 0.7, True, (0,), 5),
        Arrow("x", ArticleId("y"), 0.4, True, (0,), 4),
        Arrow("wire:pa", ArticleId("pa"), 0.95, False),
    ]
    carriers = tuple(
        SentenceKey(ArticleId(a), n) for a, n in [("daily", 1), ("mixed", 0), ("pa", 0)]
    )
    return lineage_of(
        *(pa, daily, later, mixed, own, x, y),
        links=[
            ("daily", 1, "copied", "pa", 0),
            ("daily", 1, "copied", "mixed", 0),
            ("daily", 2, "edited", "pa", 1),
            ("daily", 2, "copied", "later", 0),
            ("mixed", 0, "copied", "pa", 0),
            ("x", 0, "copied", "y", 0),
        ],
        edges=[
            edge("daily", "later", Relation.UPDATE, "daily"),
            edge("daily", "mixed", Relation.COMMON_SOURCE, "wire:pa"),
            edge("daily", "pa", Relation.DERIVED, "pa"),
            edge("x", "y", Relation.UNDETERMINED),
        ],
        wires=(
            Wire(
                "wire:pa",
                "PA Media",
                True,
                ArticleId("pa"),
                tuple(map(ArticleId, ("daily", "mixed"))),
                (),
            ),
        ),
        arrows=sorted(drawn, key=lambda a: (a.target, a.source)),
        stories=(
            Story(
                "story:daily",
                tuple(map(ArticleId, ("daily", "later", "mixed", "pa"))),
                ("wire:pa",),
                1,
            ),
            Story("story:x", (ArticleId("x"), ArticleId("y")), (), 2),
        ),
        passages=(Passage("passage:daily:1", Label.COPIED, carriers),),
    )


@pytest.fixture(scope="session")
def hostile(document, lineage_of):
    """Everything that others write holds what markup, YAML, formulas and terminals stumble on."""
    ids = sorted(("a" + BOMB, "b" + BOMB))
    fields = {"outlet": BOMB, "title": BOMB, "url": BOMB, "published": BOMB, "authors": (BOMB,)}
    named = (Credit(BOMB, CreditKind.BYLINE, Span(0, 9), False),)
    one, other = (document(id_, BOMB, BOMB, named=named, **fields) for id_ in ids)
    a, b = map(ArticleId, ids)
    return lineage_of(
        one,
        other,
        links=[(a, 0, "edited", b, 1)],
        wires=(Wire("wire:" + BOMB, BOMB, False, None, (a, b), ()),),
        arrows=(Arrow(a, b, 0.9, True, (1,), 4), Arrow("wire:" + BOMB, b, 0.7, False)),
        stories=(Story("story:" + BOMB, (a, b), ("wire:" + BOMB,), 1),),
        passages=(
            Passage("passage:" + BOMB, Label.EDITED, (SentenceKey(a, 0), SentenceKey(b, 1))),
        ),
    )

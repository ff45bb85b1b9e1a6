"""One small lineage that has every part there is, with a NUL and an emoji in a text."""

import pytest

from lineage.model import (
    Alignment,
    Arrow,
    Candidate,
    Credit,
    CreditKind,
    Edge,
    Evidence,
    Label,
    Lineage,
    Link,
    Origin,
    Outlet,
    Passage,
    PassedOver,
    Provenance,
    Reason,
    Relation,
    Role,
    SentenceKey,
    Skipped,
    Span,
    Story,
    Tally,
    Use,
    Verdict,
    Wire,
)


@pytest.fixture(scope="session")
def small_lineage(document):
    reuters = Credit("Reuters", CreditKind.CREDIT_LINE, Span(29, 36), True)
    declared = Credit(
        "Agence France-Presse", CreditKind.DECLARED, Span(0, 0), True, declared="© 2025 AFP"
    )
    a = document(
        "a",
        "He left.",
        "“I stay,” she said.",
        (Role.CREDIT, "Reuters"),
        named=(reuters, declared),
        outlet="Anewz",
        authors=("Bo", "Al"),
        sources=("© 2025 AFP", "https://x.test/a;b\0"),
    )
    b = document("b", "He has left \0 town 😀.", "Nothing else.", published="2025-02-12")
    first, other = SentenceKey(a.article.id, 0), SentenceKey(b.article.id, 0)
    edited = Verdict(Label.EDITED, "model", 0.75, (Reason("shared words", 0.5, 1.25),))
    credit = Verdict(Label.CREDIT, "credit_line", 1.0)
    added = Verdict(Label.ADDED, "no_link", 0.9)
    says = Evidence(
        "credit", "a names Reuters", "wire:reuters", (SentenceKey(a.article.id, 2),), 1.5
    )
    candidate = Candidate(a.article.id, b.article.id, ("event", "passage"), 31.5)
    link = Link(first, other, edited)
    return Lineage(
        documents=(a, b),
        alignments=(Alignment(a.article.id, b.article.id, (link,), candidate),),
        origins=(
            Origin(first, other, edited),
            Origin(SentenceKey(a.article.id, 1), None, added),
            Origin(SentenceKey(a.article.id, 2), None, credit),
            Origin(other, first, edited),
            Origin(SentenceKey(b.article.id, 1), None, added),
        ),
        passages=(Passage("p1", Label.EDITED, (first, other)),),
        edges=(
            Edge(
                a.article.id,
                b.article.id,
                Relation.COMMON_SOURCE,
                "wire:reuters",
                0.6,
                Tally(edited=2, added=4, credit=1),
                Tally(edited=4, added=2),
                (says,),
            ),
        ),
        wires=(
            Wire("wire:reuters", "Reuters", True, None, (a.article.id, b.article.id), (says,)),
            Wire("wire:unnamed:b", None, False, None, (b.article.id,), (), 0.75, (other,)),
        ),
        arrows=(
            Arrow("wire:reuters", a.article.id, 0.9, True, (0, 1), 6),
            Arrow("a", b.article.id, 0.25, False),
        ),
        stories=(Story("story:a", (a.article.id, b.article.id), ("wire:reuters",), 2, True),),
        outlets=(Outlet("Anewz", 1, Tally(edited=2, added=4, credit=1), 6, 2, 0, 1.5),),
        uses=(Use("Anewz", "The Standard", 1, 2),),
        skipped=(Skipped("c.txt", "byte 7", "the file is not UTF-8", "convert it"),),
        provenance=Provenance("0.1.0", "00ff", (("match.shingle_words", "4"), ("jobs", "2"))),
        passed_over=(PassedOver(a.article.id, b.article.id, 9),),
    )

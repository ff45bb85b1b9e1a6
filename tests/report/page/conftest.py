"""Lineages for the page: 2,000 short articles, and texts that would like to be more than text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from lineage.align.edits import word_edits
from lineage.model import (
    Arrow,
    ArticleId,
    Credit,
    CreditKind,
    Evidence,
    Label,
    Lineage,
    Outlet,
    Passage,
    Relation,
    SentenceKey,
    Skipped,
    Span,
    Story,
    Tally,
    Use,
    Wire,
)
from lineage.options import Options, ReadOptions
from lineage.pipeline import trace
from lineage.read import open_corpus
from lineage.report.methods import methods
from lineage.report.page.render import page_html
from lineage.report.shared_text import Texts, told, with_texts
from lineage.report.view import view

STORIES, ARTICLES = 500, 4

ATTACKS = (
    "<script>window.hit = 1</script>",
    "<img src=x onerror='window.hit = 2'>",
    "</script><script>window.hit = 3</script>",
    "</style><style>body { display: none }</style>",
    "<svg onload=window.hit=4><a href=javascript:window.hit=5>here</a>",
    "javascript:window.hit = 6",
    "' onmouseover='window.hit = 7' x='",
    '" onfocus="window.hit = 8" autofocus x="',
    "{{ 7 * 7 }}{% raw %}<!-- ]]>",
    "<iframe src=http://evil.invalid/></iframe><link rel=stylesheet href=//evil.invalid/x.css>",
    "=HYPERLINK('http://evil.invalid/')",
    "\x00\x1b[2J\u202e\u2066\ud800 &lt;b&gt;&#60;",
)


@pytest.fixture(scope="session")
def many(document, lineage_of) -> Lineage:
    """Stories of four articles: each has one sentence more of the first than the one before."""
    draw = Random(7)
    words = [
        "".join(draw.choice("bcdfglmnprst") + draw.choice("aeiou") for _ in range(3))
        for _ in range(900)
    ]

    def sentence() -> str:
        return " ".join(draw.choice(words) for _ in range(12)).capitalize() + "."

    parts = []
    for story in range(STORIES):
        shared = [sentence() for _ in range(ARTICLES)]
        ids = [f"{story:03}-{n}" for n in range(ARTICLES)]
        documents = [
            document(
                id_,
                *shared[: n + 1],
                *(sentence() for _ in range(6)),
                outlet=f"Outlet {draw.randint(1, 40)}",
                title=sentence(),
                published=f"2025-01-{1 + story % 28:02}" if story % 5 else None,
            )
            for n, id_ in enumerate(ids)
        ]
        links = [
            (ids[n], place, ("copied", "edited", "paraphrased")[place % 3], ids[n + 1], place)
            for n in range(ARTICLES - 1)
            for place in range(n + 1)
        ]
        parts.append(_story(lineage_of(*documents, links=links)))
    names = ("documents", "alignments", "origins", "edges", "passages", "stories")
    whole = {name: tuple(v for part in parts for v in getattr(part, name)) for name in names}
    outlets = sorted({d.article.outlet for d in whole["documents"]})
    return replace(
        parts[0],
        **whole,
        outlets=tuple(
            Outlet(name, 50, Tally(30, 30, 30, 0, 300), 9, 3, 2, None) for name in outlets
        ),
        uses=tuple(
            Use(one, other, 2, 24) for one in outlets for other in outlets[:9] if one != other
        ),
    )


def _story(part: Lineage) -> Lineage:
    """With its passages, and what its pairs are to each other."""
    ids = tuple(d.article.id for d in part.documents)
    return replace(
        part,
        edges=tuple(replace(e, relation=Relation.DERIVED, source=e.a) for e in part.edges),
        passages=tuple(
            Passage(
                f"passage:{ids[n]}:{n}", Label.COPIED, tuple(SentenceKey(i, n) for i in ids[n:])
            )
            for n in range(ARTICLES - 1)
        ),
        stories=(Story(f"story:{ids[0]}", ids, (), 1),),
    )


@pytest.fixture(scope="session")
def hostile(document, lineage_of) -> Lineage:
    """Every field of every article is an attack; two and two share their sentences."""
    documents = [
        document(
            f"{n}{attack}",
            *ATTACKS,
            f"Words that both articles of {n // 2} have, whatever they begin with.",
            outlet=attack,
            title=attack,
            url=attack,
            authors=(attack,),
            published=attack,
            named=(Credit(attack, CreditKind.BYLINE, Span(0, 1), False),),
        )
        for n, attack in enumerate(ATTACKS)
    ]
    ids = sorted(d.article.id for d in documents)
    links = [
        (ids[n], place, "edited", ids[n + 1], place)
        for n in range(0, len(ids), 2)
        for place in range(len(ATTACKS) + 1)
    ]
    return lineage_of(
        *documents,
        links=links,
        wires=tuple(
            Wire(f"wire:{a}", a, False, None, (ArticleId(ids[0]),), (Evidence(a, a, a),))
            for a in ATTACKS
        ),
        arrows=(Arrow(ids[0], ArticleId(ids[1]), 0.9, True, (0,), 3),),
        stories=(Story(f"story:{ids[0]}", tuple(map(ArticleId, ids)), (), 1),),
        outlets=tuple(Outlet(a, 1, Tally(1), 1, 1, 1, 1.0) for a in sorted(ATTACKS)),
        uses=tuple(Use(a, b, 1, 1) for a in ATTACKS[:3] for b in ATTACKS[3:6]),
        skipped=tuple(Skipped(a, a, a, a) for a in ATTACKS),
    )


@pytest.fixture(scope="session")
def seeds() -> Lineage:
    corpus = open_corpus([Path(__file__).parents[3] / "seeds"], ReadOptions())
    return trace(corpus, Options())


@pytest.fixture(scope="session")
def page_of():
    """Lineage → its page; `texts` as `--text` has it."""

    def make(lineage: Lineage, texts: str = "full", files: tuple[str, ...] = ()) -> str:
        seen = with_texts(view(lineage), Texts(texts))
        edits = word_edits if texts == "full" else (lambda _a, _b: ())
        return page_html(seen, methods(seen, {"orjson": "1"}, told(Texts(texts))), edits, files)

    return make

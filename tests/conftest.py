"""Builders of small articles, documents and lineages, by hand, for every test of the stages.

    document("a", "First sentence.", (Role.CREDIT, "Reuters"), outlet="Anewz")
    lineage_of(doc_a, doc_b, links=[("a", 0, "edited", "b", 1)])

They are fixtures that hold functions (of the whole session, so that Hypothesis may use them).
"""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from lineage.model import (
    LINK_LABELS,
    Alignment,
    Arrow,
    Article,
    ArticleId,
    Candidate,
    Credit,
    CreditKind,
    Document,
    Edge,
    Evidence,
    Label,
    Lineage,
    Link,
    Origin,
    Outlet,
    Passage,
    Provenance,
    Reason,
    Relation,
    Role,
    Sentence,
    SentenceKey,
    Skipped,
    Span,
    Story,
    Tally,
    Use,
    Verdict,
    Wire,
)
from lineage.text.words import count_words

_QUOTE = re.compile(r"“([^”]*)”|\"([^\"]*)\"")
_PAGE = {Role.CREDIT: Label.CREDIT, Role.BYLINE: Label.CREDIT, Role.FURNITURE: Label.FURNITURE}

_EMPTY = ("passages", "wires", "arrows", "stories", "outlets", "uses", "skipped")

Unit = str | tuple[Role, str]
LinkRow = tuple[str, int, str, str, int] | tuple[str, int, str, str, int, float]

settings.register_profile("busy", deadline=None)
settings.load_profile("busy")
"""How long an example takes says nothing where others use the cores too."""


if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # a job in the background ignores Ctrl-C
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="write the golden files anew")


@pytest.fixture(autouse=True, scope="session")
def nobodys_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What whoever runs the tests has set for themselves is nothing to the tests."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("COLUMNS", "FORCE_COLOR", "NO_COLOR"):
            patch.delenv(name, raising=False)
        for name in [*os.environ]:
            if name.startswith("WIRELINEAGE_"):
                patch.delenv(name)
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("settings")))
        yield


@pytest.fixture(scope="session")
def article() -> Callable[..., Article]:
    return make_article


@pytest.fixture(scope="session")
def document() -> Callable[..., Document]:
    return make_document


@pytest.fixture(scope="session")
def lineage_of() -> Callable[..., Lineage]:
    return make_lineage


@pytest.fixture(scope="session")
def golden(request: pytest.FixtureRequest) -> Callable[[str, str | bytes], None]:
    """`golden("report.md", text)`: equal to the golden file, byte for byte."""
    folder = Path(__file__).parent / "golden"

    def check(name: str, result: str | bytes) -> None:
        data = result.encode() if isinstance(result, str) else result
        if request.config.getoption("--bless"):
            (folder / name).write_bytes(data)
        assert data.decode() == (folder / name).read_bytes().decode()

    return check


@pytest.fixture(scope="session")
def borders_lineage() -> Lineage:
    """Three short articles: two that carry an agency's words, one that shares only a quote."""
    return make_borders_lineage()


@pytest.fixture(scope="session")
def dated(borders_lineage) -> Lineage:
    """Anewz has its words from Reuters, The Standard from Anewz; talk has no date."""
    dates = {
        "anewz": ("Anewz", "2025-02-12T10:00:00Z"),
        "standard": ("The Standard", "2025-02-12T12:10:00Z"),
        "talk": (None, None),
    }
    documents = [
        replace(d, article=replace(d.article, outlet=outlet, published=published))
        for d in borders_lineage.documents
        for outlet, published in [dates[d.article.id]]
    ]
    arrows = (
        Arrow("wire:reuters", ArticleId("anewz"), 0.9, True, (0, 2), 20),
        Arrow("anewz", ArticleId("standard"), 0.8, True, (1,), 15),
    )
    return replace(borders_lineage, documents=tuple(documents), arrows=arrows)


def make_article(text: str = "A sentence.", id_: str = "a", **fields: Any) -> Article:
    return Article(ArticleId(id_), text, **fields)


def make_document(
    id_: str, *units: Unit, named: Sequence[Credit] = (), sep: str = "\n", **fields: Any
) -> Document:
    """Each unit a sentence (body unless a role is given); what is in quotation marks is quoted."""
    pairs = [(Role.BODY, unit) if isinstance(unit, str) else unit for unit in units]
    sentences, at = [], 0
    for index, (role, text) in enumerate(pairs):
        quotes = tuple(_quote(at, found) for found in _QUOTE.finditer(text))
        span = Span(at, at + len(text))
        sentences.append(Sentence(ArticleId(id_), index, span, text, role, quotes))
        at = span.stop + len(sep)
    article = make_article(sep.join(text for _, text in pairs), id_, **fields)
    return Document(article, tuple(sentences), tuple(named))


def _quote(at: int, found: re.Match[str]) -> Span:
    group = 1 if found[1] is not None else 2
    return Span(at + found.start(group), at + found.end(group))


def make_lineage(
    *documents: Document,
    links: Iterable[LinkRow] = (),
    edges: Sequence[Edge] | None = None,
    duplicates: Sequence[Sequence[str]] = (),
    **fields: Any,
) -> Lineage:
    """Alignments, origins and (undetermined) edges follow from the links: `("a", 0, "edited",
    "b", 1)`, with a probability at the end if it matters. Other fields go to `Lineage`."""
    ordered = tuple(sorted(documents, key=lambda d: d.article.id))
    made = sorted((_link(row) for row in links), key=lambda k: (k.source, k.target))
    alignments = _alignments(made)
    return Lineage(
        documents=ordered,
        alignments=alignments,
        origins=tuple(_origin(s, made) for d in ordered for s in d.sentences),
        edges=tuple(edges) if edges is not None else tuple(_edge(ordered, al) for al in alignments),
        duplicates=tuple(tuple(ArticleId(one) for one in family) for family in duplicates),
        **(dict.fromkeys(_EMPTY, ()) | fields),
        provenance=Provenance("0.1.0", "d1935c", ()),
    )


def _link(row: LinkRow) -> Link:
    a, i, label, b, j, *probability = row
    one, other = sorted([SentenceKey(ArticleId(a), i), SentenceKey(ArticleId(b), j)])
    reasons = (Reason("longest_shared_run", 7.0, 1.25), Reason("same_words", 0.5, 0.75))
    return Link(one, other, Verdict(Label(label), "model", *(probability or [0.9]), reasons))


def _alignments(links: Sequence[Link]) -> tuple[Alignment, ...]:
    pairs = sorted({(link.source.article, link.target.article) for link in links})
    return tuple(
        Alignment(
            a,
            b,
            tuple(k for k in links if (k.source.article, k.target.article) == (a, b)),
            Candidate(a, b, ("passage",), 48.0),
        )
        for a, b in pairs
    )


def _origin(sentence: Sentence, links: Sequence[Link]) -> Origin:
    key = SentenceKey(sentence.article, sentence.index)
    if sentence.role in _PAGE:
        return Origin(key, None, Verdict(_PAGE[sentence.role], "role", 1.0))
    ends = [
        (k, k.target if k.source == key else k.source) for k in links if key in (k.source, k.target)
    ]
    if not ends:
        return Origin(key, None, Verdict(Label.ADDED, "no_counterpart", 0.8))
    link, other = min(ends, key=lambda e: (_strength(e[0]), e[1]))
    return Origin(key, other, link.verdict)


def _strength(link: Link) -> tuple[int, float]:
    return LINK_LABELS.index(link.verdict.label), -link.verdict.probability


def _edge(documents: Sequence[Document], alignment: Alignment) -> Edge:
    a, b = ({d.article.id: d for d in documents}[one] for one in (alignment.a, alignment.b))
    return Edge(
        a=alignment.a,
        b=alignment.b,
        relation=Relation.UNDETERMINED,
        source=None,
        probability=0.6,
        tally_a=_tally(a, alignment.links),
        tally_b=_tally(b, alignment.links),
        evidence=(Evidence("shared prose", "They share prose."),),
    )


def _tally(document: Document, links: Sequence[Link]) -> Tally:
    total = Tally()
    for sentence in document.sentences:
        label = _origin(sentence, links).verdict.label
        total += Tally(**{label.value: count_words(sentence.text)})
    return total


def make_borders_lineage() -> Lineage:
    reuters = Credit("Reuters", CreditKind.CREDIT_LINE, Span(44, 51), True)
    a = make_document(
        "anewz",
        (Role.HEADLINE, "U.S. rules out a return to the old borders"),
        (Role.CREDIT, "Reuters"),
        "Speaking in Brussels, Hegseth gave the most direct statement yet on the war.",
        "“Chasing this illusionary goal will only prolong the war,” he added.",
        "Ukraine’s foreign ministry did not respond.",
        (Role.FURNITURE, "Comments (0)"),
        named=(reuters,),
        outlet="Anewz",
        published="2025-02-12",
    )
    b = make_document(
        "standard",
        "“Chasing this illusionary goal will only prolong the war,” he added.",
        "Speaking in Brussels, Mr Hegseth delivered the clearest public statement so far "
        "on the war.",
        "Kyiv gave no answer.",
        "Moscow controls about 20% of Ukraine.",
        title="Borders | “unrealistic”",
    )
    c = make_document(
        "talk", "“Chasing this illusionary goal” is wrong, said Hegseth.", "It rained."
    )
    base = make_lineage(
        a,
        b,
        c,
        links=[
            ("anewz", 2, "edited", "standard", 1, 0.95),
            ("anewz", 3, "copied", "standard", 0, 0.99),
            ("anewz", 4, "paraphrased", "standard", 2, 0.6),
            ("anewz", 3, "quoted", "talk", 0),
            ("standard", 0, "quoted", "talk", 0),
        ],
    )
    prose = Evidence(
        "shared prose",
        "Both begin a sentence with “Speaking in Brussels”.",
        None,
        (SentenceKey(ArticleId("anewz"), 2), SentenceKey(ArticleId("standard"), 1)),
    )
    line = Evidence("credit", "anewz credits Reuters in a credit line.", "wire:reuters")
    relations = (
        (Relation.COMMON_SOURCE, "wire:reuters", 0.93, (line, prose)),
        (Relation.SHARED_QUOTES, None, 0.9, ()),
        (Relation.SHARED_QUOTES, None, 0.9, ()),
    )
    return make_lineage(
        a,
        b,
        c,
        links=_rows(base),
        edges=[
            Edge(e.a, e.b, relation, source, p, e.tally_a, e.tally_b, evidence)
            for e, (relation, source, p, evidence) in zip(base.edges, relations, strict=True)
        ],
        wires=(
            Wire(
                "wire:reuters",
                "Reuters",
                True,
                None,
                (ArticleId("anewz"), ArticleId("standard")),
                (line,),
                1.0,
                (SentenceKey(ArticleId("anewz"), 2),),
            ),
            Wire(
                "wire:unnamed:talk",
                None,
                False,
                None,
                (ArticleId("talk"),),
                (Evidence("consensus", "They share a passage."),),
                0.75,
            ),
        ),
        arrows=(
            Arrow("wire:reuters", ArticleId("anewz"), 0.9, True, (0, 2), 20),
            Arrow("anewz", ArticleId("standard"), 0.15, False, (1,), 4),
            Arrow("wire:reuters", ArticleId("standard"), 0.8, True, (1,), 15),
            Arrow("anewz", ArticleId("talk"), 0.3, True),
        ),
        stories=(
            Story(
                "story:anewz",
                (ArticleId("anewz"), ArticleId("standard"), ArticleId("talk")),
                ("wire:reuters",),
                2,
            ),
        ),
        outlets=(
            Outlet("Anewz", 1, Tally(copied=9, edited=14, added=22, credit=1), 20, 5, 0, 1.5),
            Outlet("The Standard", 2, Tally(edited=15, added=5), 0, 0, 8, None),
        ),
        uses=(Use("Anewz", "The Standard", 1, 12), Use("The Standard", "Anewz", 1, 9)),
        passages=(
            Passage(
                "passage:anewz:2",
                Label.EDITED,
                (SentenceKey(ArticleId("anewz"), 2), SentenceKey(ArticleId("standard"), 1)),
            ),
        ),
        skipped=(Skipped("in/empty.txt", "", "the file is empty", "leave it out"),),
    )


def _rows(lineage: Lineage) -> list[LinkRow]:
    return [
        (
            k.source.article,
            k.source.index,
            k.verdict.label.value,
            k.target.article,
            k.target.index,
            k.verdict.probability,
        )
        for al in lineage.alignments
        for k in al.links
    ]

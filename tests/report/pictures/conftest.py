"""Pictures read back as XML, and lineages that are hard to draw."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from lineage.model import (
    Arrow,
    ArticleId,
    Label,
    Lineage,
    Outlet,
    Passage,
    SentenceKey,
    Story,
    Tally,
    Use,
    Wire,
)
from lineage.report.pictures import Picture

SVG = "{http://www.w3.org/2000/svg}"
BOMB = "</text><script>alert(1)</script>&amp;\"'\x1b[2J\x9b\x00\u202e\ufffe\ud800]]>\r\n漢"


class Drawn:
    """What an eye would find in a picture."""

    def __init__(self, picture: Picture) -> None:
        self.root = ElementTree.fromstring(picture.svg.encode())

    def all(self, tag: str, style: str | None = None) -> list[ElementTree.Element]:
        found = self.root.iter(SVG + tag)
        return [e for e in found if style is None or style in e.get("class", "").split()]

    def words(self, style: str | None = None) -> list[str]:
        """Lines of text, without tooltips."""
        return ["".join(_said(e)) for e in self.all("text", style)]

    def widths(self, style: str) -> list[float]:
        """Of bars, swatches of legends left out."""
        return [float(e.get("width")) for e in self.all("rect", style) if e.get("width") != "16"]


def _said(element: ElementTree.Element) -> list[str]:
    inner = [e.text or "" for e in element if e.tag != SVG + "title"]
    return [element.text or "", *inner]


@pytest.fixture(scope="session")
def drawn():
    return Drawn


@pytest.fixture(scope="session")
def crowd(document, lineage_of) -> Lineage:
    """140 outlets with two articles each, all in one story, all carrying each other's words."""
    return make_crowd(document, lineage_of, 140, "Outlet {}")


@pytest.fixture(scope="session")
def hostile(document, lineage_of) -> Lineage:
    """Every name, title, date and text is hostile, and long."""
    return make_crowd(document, lineage_of, 70, BOMB * 90 + "{}", BOMB)


def make_crowd(document, lineage_of, size: int, name: str, said: str = "words") -> Lineage:
    names = [name.format(n) for n in range(size)]
    ids = [f"{said}{n:03}" for n in range(2 * size)]
    documents = [
        document(
            id_,
            *(f"{said} stand here {k % 7} times" for k in range(60 if n < 30 else 2)),
            outlet=names[n // 2],
            title=said,
            published=f"2025-02-{1 + n % 27:02}T10:00:00Z" if n % 3 else None,
        )
        for n, id_ in enumerate(ids)
    ]
    kinds = ("copied", "edited", "paraphrased", "quoted")
    links = [(ids[n], k, kinds[k % 4], ids[n + 1], k) for n in range(6) for k in range(0, 60, 3)]
    articles = tuple(map(ArticleId, ids))
    tally = Tally(copied=10, edited=20, paraphrased=30, quoted=5, added=35)
    carriers = [SentenceKey(a, 0) for a in articles]
    return lineage_of(
        *documents,
        links=links,
        wires=tuple(Wire(f"wire:{n}", f"{name} W{n}", True, None, articles, ()) for n in range(40)),
        arrows=tuple(
            Arrow(f"wire:{n % 40}", a, 0.9, True, (0, 1), 9 + n % 50)
            for n, a in enumerate(articles)
        ),
        stories=(Story(f"story:{ids[0]}", articles, tuple(f"wire:{n}" for n in range(40)), 2),),
        outlets=tuple(
            Outlet(one, 2, tally, 50 + n, n, 3, 1.5) for n, one in enumerate(sorted(names))
        ),
        uses=tuple(
            Use(a, b, 1, 1 + (n * m) % 17)
            for n, a in enumerate(sorted(names))
            for m, b in enumerate(sorted(names))
            if a != b
        ),
        passages=tuple(Passage(f"passage:{n}", Label.EDITED, tuple(carriers)) for n in range(20)),
    )

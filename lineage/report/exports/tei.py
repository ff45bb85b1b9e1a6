"""View → TEI P5: passages in parallel segmentation, and the alignment of sentences.

Articles are witnesses (`<listWit>`), a passage is an `<app>`, its readings are its `<rdg>`s; equal
readings are one. The sentences that correspond to others stand below, each an `<s>` with an id,
and a `<linkGrp type="alignment">` tells which correspond, as what, and how surely (`@cert`).
Written as it goes, by the standard library's SAX writer. What XML cannot hold stands as U+FFFD,
and the header tells how many characters were lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import StringIO
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from lineage.model import Article, ArticleId, Link, Passage, Sentence, SentenceKey
from lineage.report.foreign import lost_to_xml, xml_text
from lineage.report.readings import same_words, stretches
from lineage.report.shared_text import Texts, with_texts
from lineage.report.view import View, number

NAMESPACE = "http://www.tei-c.org/ns/1.0"

_ESCAPED = re.compile("[\r\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""Legal, but a line end that is read as another, or able to steer a terminal."""
_DATE = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?Z)?")


def lost_characters(view: View) -> int:
    """Characters of the witnesses that XML cannot hold."""
    articles = (view.documents[id_].article for id_ in _witnesses(view))
    texts = (text for a in articles for text in (a.id, a.text, a.title, a.outlet) if text)
    return sum(map(lost_to_xml, texts))


def _witnesses(view: View) -> dict[ArticleId, str]:
    """Articles that are shown, or have a reading of a passage that is → `w1`, `w2` …"""
    ids = {document.article.id for document in view.lineage.documents}
    ids |= {carrier.article for passage in view.lineage.passages for carrier in passage.carriers}
    return {id_: f"w{n}" for n, id_ in enumerate(sorted(ids), 1)}


def _corresponding(view: View) -> list[SentenceKey]:
    """Sentences that others correspond to."""
    carriers = {carrier for passage in view.lineage.passages for carrier in passage.carriers}
    links = (link for alignment in view.lineage.alignments for link in alignment.links)
    return sorted(carriers.union(key for link in links for key in (link.source, link.target)))


def tei_xml(view: View, texts: Texts = Texts.FULL) -> Iterator[bytes]:
    """Of a whole view, with so much of its texts: which readings are equal is told all the same."""
    page = _Page(view, with_texts(view, texts))
    with page.element("TEI", xmlns=NAMESPACE):
        yield from page.header()
        with page.element("text"), page.element("body"):
            yield from page.apparatus(view.lineage.passages)
            with page.element("div", type="alignment"):
                yield from page.sentences(_corresponding(view))
                yield from page.links()
    yield page.written() + b"\n"


class _Page:
    """Elements into a buffer, which is emptied after each article, passage and link."""

    def __init__(self, view: View, told: View) -> None:
        self._view = view
        self._told = told
        self._witnesses = _witnesses(view)
        self._buffer = StringIO()
        self._out = XMLGenerator(self._buffer, "utf-8", short_empty_elements=True)
        self._out.startDocument()

    def written(self) -> bytes:
        text = self._buffer.getvalue()
        self._buffer.seek(0)
        self._buffer.truncate()
        return _ESCAPED.sub(lambda found: f"&#{ord(found[0])};", text).encode("utf-8")

    @contextmanager
    def element(self, name: str, **attributes: str) -> Iterator[None]:
        held = {attribute: xml_text(value) for attribute, value in attributes.items()}
        self._out.startElement(name, AttributesImpl(held))
        yield
        self._out.endElement(name)

    def tell(self, name: str, text: str, **attributes: str) -> None:
        with self.element(name, **attributes):
            self._out.characters(xml_text(text))

    def tell_text(self, name: str, sentence: Sentence, **attributes: str) -> None:
        """As much of it as may be told; a gap for what may not."""
        told = sentence.span.of(self._told.documents[sentence.article].article.text)
        with self.element(name, **attributes):
            self._out.characters(xml_text(told))
            if told != sentence.text:
                with self.element("gap", reason="withheld"):
                    pass

    def header(self) -> Iterator[bytes]:
        made = self._view.lineage.provenance
        with self.element("teiHeader"):
            with self.element("fileDesc"):
                with self.element("titleStmt"):
                    self.tell("title", "Passages that articles share")
                with self.element("publicationStmt"):
                    self.tell("p", "Not published. The texts belong to their publishers.")
                with self.element("sourceDesc"):
                    yield from self._sources()
            with self.element("encodingDesc"):
                with self.element("appInfo"):
                    version = {"ident": "wirelineage", "version": made.version}
                    with self.element("application", **version):
                        self.tell("label", f"wirelineage; input {made.input_digest}")
                with self.element("editorialDecl"), self.element("normalization"):
                    self.tell("p", _losses(lost_characters(self._told)))
                method = {"method": "parallel-segmentation", "location": "internal"}
                with self.element("variantEncoding", **method):
                    pass
        yield self.written()

    def _sources(self) -> Iterator[bytes]:
        if not self._witnesses:
            self.tell("p", "No article.")
            return
        with self.element("listWit"):
            for id_, name in self._witnesses.items():
                self._witness(self._told.documents[id_].article, name)
                yield self.written()

    def _witness(self, article: Article, name: str) -> None:
        with self.element("witness", **{"xml:id": name, "n": article.id}):
            self.tell("idno", article.id)
            if article.outlet:
                self.tell("orgName", article.outlet)
            if article.title:
                self.tell("title", article.title)
            if article.published:
                when = {"when": article.published} if _DATE.fullmatch(article.published) else {}
                self.tell("date", article.published, **when)

    def apparatus(self, passages: Iterable[Passage]) -> Iterator[bytes]:
        with self.element("div", type="passages"):
            for count, passage in enumerate(passages, 1):
                with self.element("p", n=passage.id):
                    self._app(f"p{count}", passage)
                yield self.written()

    def _app(self, name: str, passage: Passage) -> None:
        groups = same_words(stretches(self._view, passage))
        kind = "substantive" if len(groups) > 1 else "identical"
        with self.element("app", **{"xml:id": name, "type": kind, "subtype": passage.label.value}):
            for group in groups:
                held = dict.fromkeys(self._witnesses[r.document.article.id] for r in group)
                places = [self._place(s) for reading in group for s in reading.sentences]
                pointers = {"wit": _pointers(held), "corresp": _pointers(places)}
                self.tell_text("rdg", group[0].whole, **pointers)

    def sentences(self, told: Iterable[SentenceKey]) -> Iterator[bytes]:
        for key in told:
            sentence = self._view.documents[key.article].sentences[key.index]
            with self.element("ab", corresp=f"#{self._witnesses[key.article]}"):
                names = {"xml:id": self._place(sentence), "n": str(number(key))}
                self.tell_text("s", sentence, **names)
            yield self.written()

    def links(self) -> Iterator[bytes]:
        if not self._view.lineage.alignments:
            return
        with self.element("linkGrp", type="alignment"):
            for alignment in self._view.lineage.alignments:
                for link in alignment.links:
                    self._link(link)
                yield self.written()

    def _link(self, link: Link) -> None:
        ends = [self._place_of(key) for key in (link.source, link.target)]
        sure = f"{link.verdict.probability:.4f}"
        label = link.verdict.label.value
        with self.element("link", type=label, target=_pointers(ends), cert=sure):
            pass

    def _place(self, sentence: Sentence) -> str:
        return self._place_of(SentenceKey(sentence.article, sentence.index))

    def _place_of(self, key: SentenceKey) -> str:
        return f"{self._witnesses[key.article]}.{number(key)}"


def _pointers(names: Iterable[str]) -> str:
    return " ".join(f"#{name}" for name in names)


def _losses(lost: int) -> str:
    if not lost:
        return "Texts stand as they were read."
    return f"{lost} characters of the articles that XML cannot hold stand as U+FFFD."

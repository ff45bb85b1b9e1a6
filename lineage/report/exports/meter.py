"""View → JSON Lines: each article in the classes of the METER corpus and of the Cardiff study.

METER (Gaizauskas et al. 2001, "The METER Corpus"; Clough, Gaizauskas and Piao, LREC 2002): an
article is wholly derived (WD) when all of its content comes from the source, partially (PD) when
some does, non-derived (ND) when none does, and a stretch of text in it is verbatim, rewrite or new.
Their journalists judged so; the papers give no thresholds, and there are none here: "all" is every
word of the body, "none" is none. Headlines, captions, credits and furniture are not counted.

METER knows the source beforehand; here it is what a sentence is put down to: a wire, seen or not,
or another article, from the probability of an arrow on. It is verbatim or rewrite against that
article; where the source is not in the corpus, against whatever has the same words. Words that
stand elsewhere while nothing tells who had them first are `undetermined`, a class that METER does
not need; an article with no derived words but such has no class (null). Quoted speech is derived
only where a source gave it.

Cardiff (Lewis, Williams and Franklin 2008) ranks how much of an article is an agency's: all,
mainly, mix, mainly other, all other. The study's coders judged; the bounds here, thirds, are ours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Set

from lineage.model import LINK_LABELS, ArticleId, Document, Label, Role, Sentence
from lineage.report.json import dumps
from lineage.report.numbers import share
from lineage.report.view import View, is_drawn, key, number

_MATCHED = (Label.COPIED, Label.EDITED, Label.PARAPHRASED)
_DERIVED = ("verbatim", "rewrite")


def meter_lines(view: View) -> Iterator[bytes]:
    """`{"article", "outlet", "meter", "derived_share", "cardiff", "agency_share", "words": {…},
    "sentences": [{"number", "start", "end", "meter"}]}`; shares are of the body's words."""
    agencies = {id_ for w in view.wires.values() if w.is_agency for id_ in (w.id, w.seen) if id_}
    for document in view.lineage.documents:
        yield dumps(_article(view, document, agencies)) + b"\n"


def _article(view: View, document: Document, agencies: Set[str]) -> dict[str, object]:
    """`agencies`: wires and articles that are an agency's."""
    id_ = document.article.id
    body = [s for s in document.sentences if s.role is Role.BODY]
    sources = _sources(view, id_)
    classes = {s.index: _class(view, s, sources.get(s.index)) for s in body}
    words: Counter[str] = Counter()
    from_agency = 0
    for sentence in body:
        count = view.words[key(sentence)]
        words[classes[sentence.index]] += count
        if classes[sentence.index] in _DERIVED and sources[sentence.index] in agencies:
            from_agency += count
    total, taken = words.total(), words["verbatim"] + words["rewrite"]
    return {
        "article": id_,
        "outlet": document.article.outlet,
        "meter": meter_class(taken, words["undetermined"], total),
        "derived_share": share(taken, total),
        "cardiff": cardiff_step(from_agency, total),
        "agency_share": share(from_agency, total),
        "words": {name: words[name] for name in ("verbatim", "rewrite", "new", "undetermined")},
        "sentences": [
            {
                "number": number(key(s)),
                "start": s.span.start,
                "end": s.span.stop,
                "meter": classes[s.index],
            }
            for s in body
        ],
    }


def meter_class(derived: int, undetermined: int, total: int) -> str | None:
    """Of an article by words of its body; None: nothing tells, or there are no words."""
    if not total or (undetermined and not derived):
        return None
    if not derived:
        return "ND"
    return "WD" if derived == total else "PD"


def cardiff_step(agency: int, total: int) -> str | None:
    """How much of it is an agency's, in five steps; None: there are no words."""
    if not total:
        return None
    if agency in (0, total):
        return "all" if agency else "all other"
    if 3 * agency > 2 * total:
        return "mainly"
    return "mix" if 3 * agency >= total else "mainly other"


def _sources(view: View, article: ArticleId) -> dict[int, str]:
    """Sentence → what it is put down to: a wire, or an article; the likeliest."""
    found: dict[int, str] = {}
    for arrow in filter(is_drawn, view.arrows_to(article)):
        if _text_of(view, arrow.source) != article:
            found = dict.fromkeys(arrow.sentences, arrow.source) | found
    return found


def _text_of(view: View, source: str) -> str | None:
    """The article that is a source's text; None: it is not in the corpus."""
    wire = view.wires.get(source)
    return wire.seen if wire else source


def _class(view: View, sentence: Sentence, source: str | None) -> str:
    label = view.label(sentence)
    if source is not None:
        label = _against(view, sentence, _text_of(view, source)) or label
        if label in (Label.COPIED, Label.QUOTED):
            return "verbatim"
        if label in (Label.EDITED, Label.PARAPHRASED):
            return "rewrite"
    if label in _MATCHED and not _gave(view, sentence):
        return "undetermined"
    return "new"


def _against(view: View, sentence: Sentence, other: str | None) -> Label | None:
    """The strongest link to a sentence of one other article; None: there is none."""
    a, b = sorted((sentence.article, ArticleId(other or "")))
    alignment = view.alignments.get((a, b))
    links = alignment.links if alignment else ()
    labels = (k.verdict.label for k in links if key(sentence) in (k.source, k.target))
    return min(labels, key=LINK_LABELS.index, default=None)


def _gave(view: View, sentence: Sentence) -> bool:
    """The counterpart's article has words from this one."""
    best = view.origin(sentence).best
    arrows = view.arrows_to(best.article) if best else ()
    return any(is_drawn(a) and _text_of(view, a.source) == sentence.article for a in arrows)

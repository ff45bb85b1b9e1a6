"""View → JSON Lines: each article in the classes of the METER corpus and of the Cardiff study.

METER (Gaizauskas et al. 2001, "The METER Corpus"; Clough, Gaizauskas and Piao, LREC 2002): an
article is wholly derived (WD) when all of its content comes from the source, partially (PD) when
some does, non-derived (ND) when none does, and a stretch of text in it is verbatim, rewrite or new.
Their journalists judged so; the papers give no thresholds, and there are none here: "all" is every
word of the body, "none" is none. Headlines, captions, credits and furniture are not counted.

METER knows the source beforehand; here it is what an article is put down to: a wire, seen or not,
or another article, from the probability of an arrow on. Words that stand elsewhere while nothing
tells who had them first are `undetermined`, a class that METER does not need; an article with no
derived words but such has no class (null). Quoted speech is derived only where a source gave it.

Cardiff (Lewis, Williams and Franklin 2008) ranks how much of an article is an agency's: all,
mainly, mix, mainly other, all other. The study's coders judged; the bounds here, thirds, are ours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lineage.model import ArticleId, Document, Label, Role, Sentence
from lineage.report.foreign import whole
from lineage.report.json import dumps
from lineage.report.numbers import share
from lineage.report.view import View, is_drawn, key, number

_VERBATIM = (Label.COPIED, Label.QUOTED)
_REWRITE = (Label.EDITED, Label.PARAPHRASED)
_MATCHED = (Label.COPIED, *_REWRITE)


def meter_lines(view: View) -> Iterator[bytes]:
    """`{"article", "outlet", "meter", "derived_share", "cardiff", "agency_share", "words": {…},
    "sentences": [{"number", "start", "end", "meter"}]}`; shares are of the body's words."""
    for document in view.lineage.documents:
        yield dumps(_article(view, document)) + b"\n"


def _article(view: View, document: Document) -> dict[str, object]:
    id_ = document.article.id
    body = [s for s in document.sentences if s.role is Role.BODY]
    derived, agency = _put_down(view, id_)
    classes = {s.index: _class(view, s, derived) for s in body}
    words: Counter[str] = Counter()
    from_agency = 0
    for sentence in body:
        count = view.words[key(sentence)]
        words[classes[sentence.index]] += count
        is_derived = classes[sentence.index] in ("verbatim", "rewrite")
        from_agency += count * (is_derived and sentence.index in agency)
    total, taken = words.total(), words["verbatim"] + words["rewrite"]
    return {
        "article": whole(id_),
        "outlet": whole(document.article.outlet) if document.article.outlet else None,
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


def _put_down(view: View, article: ArticleId) -> tuple[set[int], set[int]]:
    """Sentences that have a source, and those whose source is an agency."""
    own_texts = {w.seen for w in view.wires.values() if w.is_agency and w.seen is not None}
    derived: set[int] = set()
    agency: set[int] = set()
    for arrow in filter(is_drawn, view.arrows_to(article)):
        derived.update(arrow.sentences)
        wire = view.wires.get(arrow.source)
        if wire.is_agency if wire else arrow.source in own_texts:
            agency.update(arrow.sentences)
    return derived, agency


def _class(view: View, sentence: Sentence, derived: set[int]) -> str:
    label = view.label(sentence)
    if sentence.index in derived and label in _VERBATIM:
        return "verbatim"
    if sentence.index in derived and label in _REWRITE:
        return "rewrite"
    if label in _MATCHED and not _gave(view, sentence):
        return "undetermined"
    return "new"


def _gave(view: View, sentence: Sentence) -> bool:
    """The counterpart's article has it from this one."""
    best = view.origin(sentence).best
    return best is not None and any(
        is_drawn(arrow) and arrow.source == sentence.article
        for arrow in view.arrows_to(best.article)
    )

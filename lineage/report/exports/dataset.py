"""View → a folder that the Hugging Face library `datasets` loads: JSON Lines and a dataset card.

A row is an article. Its cluster is its story, or itself; the cluster's earliest article (else the
first by id) stands for it. `score` is how much of the article that tells a story is copied, edited
or paraphrased in that one, from 0 to 1: 1 for the article itself and for an exact copy. So
`is_representative or score < t` keeps what a corpus does not have twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lineage.model import ArticleId, Document
from lineage.report.foreign import markdown_text
from lineage.report.json import dumps
from lineage.report.numbers import count, share
from lineage.report.shared_text import SNIPPET_WORDS, Texts
from lineage.report.view import View
from lineage.text.tallies import story_sums

FEATURES = (
    ("id", "string", "the article"),
    ("text", "string", ""),
    ("outlet", "string", "who published it"),
    ("date", "string", "ISO 8601, a day or a moment in UTC"),
    ("cluster_id", "string", "its story; its own id where it is in none"),
    ("is_representative", "bool", "the cluster's earliest article, else its first by id"),
    ("kept_id", "string", "the representative of its cluster"),
    (
        "score",
        "float64",
        "part of its words (0 to 1) that stand copied, edited or paraphrased in `kept_id`",
    ),
)
"""Columns, their types in `datasets`, and what they mean."""

_TEXT = {
    Texts.FULL: "the article, as it was read",
    Texts.SNIPPET: f"its first {SNIPPET_WORDS} words at most",
    Texts.NONE: "left out",
}
_SIZES = ((10**3, "n<1K"), (10**4, "1K<n<10K"), (10**5, "10K<n<100K"), (10**6, "100K<n<1M"))


@dataclass(frozen=True, slots=True)
class _Cluster:
    id: str
    kept: ArticleId


def dataset_files(view: View, texts: Texts) -> Iterator[tuple[str, bytes | Iterator[bytes]]]:
    """`texts`: how much of them is left in the view."""
    yield "README.md", _card(view, texts).encode("utf-8")
    yield "data/train.jsonl", _lines(view)


def _lines(view: View) -> Iterator[bytes]:
    clusters = _clusters(view)
    for document in view.lineage.documents:
        id_ = document.article.id
        cluster = clusters.get(id_, _Cluster(id_, id_))
        values = (
            id_,
            document.article.text or None,
            document.article.outlet,
            document.article.published,
            cluster.id,
            cluster.kept == id_,
            cluster.kept,
            _score(view, document, cluster.kept),
        )
        names = (name for name, _, _ in FEATURES)
        yield dumps(dict(zip(names, values, strict=True))) + b"\n"


def _clusters(view: View) -> dict[ArticleId, _Cluster]:
    found: dict[ArticleId, _Cluster] = {}
    for story in view.lineage.stories:
        shown = [view.documents[id_].article for id_ in story.articles]
        kept = story_sums(shown, view.tallies).lead
        if kept is not None:
            found |= dict.fromkeys(story.articles, _Cluster(story.id, kept))
    return found


def _score(view: View, document: Document, kept: ArticleId) -> float:
    """Against the representative alone; copies have the edges of the first of their text."""
    id_ = document.article.id
    one, other = view.first_of.get(id_, id_), view.first_of.get(kept, kept)
    if one == other:
        return 1.0
    edge = view.edge(one, other)
    if edge is None:
        return 0.0
    tally = edge.tally_a if one == edge.a else edge.tally_b
    return share(tally.matched, tally.told) or 0.0


def _card(view: View, texts: Texts) -> str:
    return "\n".join([*_header(view), "", *_body(view, texts), ""])


def _header(view: View) -> list[str]:
    """YAML, in which nothing stands that others wrote."""
    rows = len(view.lineage.documents)
    size = next((name for most, name in _SIZES if rows < most), "n>1M")
    features = (f"  - name: {name}\n    dtype: {dtype}" for name, dtype, _ in FEATURES)
    return [
        "---",
        "license: unknown",
        "pretty_name: News articles and the stories they tell",
        "tags: [news, text-reuse, near-duplicates, provenance]",
        f"size_categories: [{size}]",
        "configs:",
        "- config_name: default",
        "  data_files:",
        "  - split: train",
        "    path: data/train.jsonl",
        "dataset_info:",
        "  config_name: default",
        "  features:",
        *features,
        "---",
    ]


def _body(view: View, texts: Texts) -> Iterator[str]:
    lineage = view.lineage
    stories = count(len(lineage.stories), "story", "stories")
    yield "# News articles and the stories they tell"
    yield ""
    yield f"{count(len(lineage.documents), 'article')}, {stories}."
    if view.only:
        yield f"Only a part of a corpus: {markdown_text(view.only)}."
    yield ""
    yield "| column | type | meaning |"
    yield "|---|---|---|"
    for name, dtype, meaning in FEATURES:
        yield f"| `{name}` | {dtype} | {meaning or _TEXT[texts]} |"
    yield ""
    yield "`is_representative or score < 0.8` keeps one article of those that say the same in the"
    yield "same words, and every article that has much of its own."
    yield ""
    yield "## Rights"
    yield ""
    yield "The licence is unknown. The texts belong to their publishers: find out what you may do"
    yield "with them before you pass this on."
    yield ""
    yield "## How it was made"
    yield ""
    yield f"By wirelineage {lineage.provenance.version} from the input"
    yield f"`{lineage.provenance.input_digest}`, the BLAKE2b digest of ids and texts."
    for name, value in lineage.provenance.options:
        yield f"- {markdown_text(name)}: {markdown_text(value)}"
    yield ""
    yield "## Limits"
    yield ""
    yield "Stories, scores and the order of articles come from a model and from the dates that the"
    yield "articles state. An article that stands alone here may have a source that is not here."

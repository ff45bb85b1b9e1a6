"""How right the sentences, roles, quotations, links and labels are, on named corpora.

usage: python -m benchmarks.quality [--gold DIR] [--corpora DIR] [-o FILE]

--gold (or LINEAGE_GOLD): a folder of annotated stories; --corpora (or LINEAGE_CORPORA): a folder
with polnear, MRPC and PAN as gzip JSON Lines. What is missing is named and left out. Links and
labels are those of the shipped model, which was trained on the annotated stories as well: for
stories it has not seen read results/leave_one_out.json (benchmarks/train_alignment.py).
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import sys
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.gold import Spanned, Story, count, f1, load_stories, scores
from lineage.align.cells import measured
from lineage.align.model import load_model
from lineage.align.sheets import laid_out
from lineage.model import TOLD, Article, ArticleId, Lineage
from lineage.pipeline import trace
from lineage.text.blocks import paragraphs
from lineage.text.document import parse
from lineage.text.quotes import quotations
from lineage.text.words import words

RESULT = Path(__file__).parent / "results" / "quality.json"
SEEDS = Path(__file__).parent.parent / "seeds"
PAGE = {"boilerplate", "credit", "byline"}
MARK = re.compile("[“”\"„«»]|''|``")

MAKERS = {
    "polnear": "PolNeAR 1.0, Newell, Margolin and Ruths (LREC 2018)",
    "mrpc": "Microsoft Research Paraphrase Corpus, Dolan and Brockett (2005)",
    "pan-sentence-pairs": "PAN plagiarism corpora (pan.webis.de), sentence pairs",
}


def boundaries(stories: Sequence[Story]) -> dict[str, float]:
    """Sentences whose span is exactly that of an annotated unit."""
    right = ours = truth = 0
    for story in stories:
        for d in story.documents:
            units = {(u.start, u.stop) for u in story.units[d.article.id]}
            found = {(s.span.start, s.span.stop) for s in d.sentences}
            right, ours, truth = right + len(units & found), ours + len(found), truth + len(units)
    return {"units": truth, "F1": round(f1(right / ours, right / truth), 4)}


def page_lines(stories: Sequence[Story]) -> dict[str, float]:
    """Furniture, credits and bylines told from what tells the story."""
    c: Counter[str] = Counter()
    for story in stories:
        for d in story.documents:
            for s in d.sentences:
                units = story.standing_for(d.article.id, s.span.start, s.span.stop)
                truth = bool(units) and all(u.kinds & PAGE for u in units)
                c[f"{truth} {s.role not in TOLD}"] += 1
    right, missed, wrong = c["True True"], c["True False"], c["False True"]
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    return {"lines": right + missed, "F1": round(f1(precision, recall), 4)}


def quoted_words(corpora: Path) -> dict[str, float]:
    """Words of direct quotations: annotated content between quotation marks."""
    contents: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for q in records(corpora / "polnear.quotes.jsonl.gz"):
        contents[q["doc"]] += [tuple(s) for c in q.get("content", ()) for s in c["spans"]]
    right = missed = wrong = elsewhere = 0
    for d in records(corpora / "polnear.docs.jsonl.gz"):
        text = d["text"]
        places = [(a, b) for _, a, b in words(text)]

        def inside(a: int, b: int, places: list[tuple[int, int]] = places) -> set[int]:
            return {s for s, e in places[bisect_left(places, (a, 0)) : bisect_left(places, (b, 0))]
                    if e <= b}  # fmt: skip

        direct: set[int] = set()
        mixed: set[int] = set()
        indirect: set[int] = set()
        for a, b in contents[d["id"]]:
            if MARK.match(text, a) and MARK.search(text, max(a + 1, b - 2), b):
                direct |= inside(a, b)
            elif MARK.search(text, max(0, a - 3), min(len(text), b + 3)):
                mixed |= inside(a, b)
            else:
                indirect |= inside(a, b)
        found: set[int] = set()
        for start, stop in quotations(text, paragraphs(text)):
            found |= inside(start, stop)
        right += len(direct & found)
        missed += len(direct - found)
        wrong += len(found & (indirect - direct - mixed))
        elsewhere += len(found - direct - mixed - indirect)
    return {
        "words": right + missed,
        "F1": round(f1(right / (right + wrong), right / (right + missed)), 4),
        "F1, titles and scare quotes counted as wrong": round(
            f1(right / (right + wrong + elsewhere), right / (right + missed)), 4
        ),
    }


def links_and_labels(stories: Sequence[Story]) -> dict[str, dict[str, float]]:
    total: Counter[str] = Counter()
    told = {}
    for story in stories:
        counts = count(story, *answers(trace(d.article for d in story.documents)))
        total += counts
        told[story.name] = rounded(scores(counts))
    return {**told, "pooled": rounded(scores(total))}


def answers(
    lineage: Lineage,
) -> tuple[list[tuple[Spanned, Spanned, str]], list[tuple[Spanned, str]]]:
    spans: dict[Any, Spanned] = {}
    for d in lineage.documents:
        for s in d.sentences:
            spans[s.article, s.index] = (str(s.article), s.span.start, s.span.stop)
    links = [
        (spans[x.source.article, x.source.index], spans[x.target.article, x.target.index],
         x.verdict.label.value)
        for a in lineage.alignments for x in a.links
    ]  # fmt: skip
    sentences = [
        (spans[o.sentence.article, o.sentence.index], o.verdict.label.value)
        for o in lineage.origins
    ]
    return links, sentences


def paraphrases(path: Path) -> dict[str, float]:
    """Paraphrase or not, of a pair of sentences alone; the threshold is the train part's best."""
    scored: dict[str, list[tuple[float, int]]] = {"train": [], "test": []}
    for record in records(path):
        scored["train" if record["split"] == "train" else "test"].append(
            (linked(record["s1"], record["s2"]), int(record["label"]))
        )
    threshold = max(
        {p for p, _ in scored["train"][::7]},
        key=lambda t: sum((p >= t) == bool(y) for p, y in scored["train"]),
    )
    c = Counter((p >= threshold, bool(y)) for p, y in scored["test"])
    n = sum(c.values())
    precision = c[True, True] / max(1, c[True, True] + c[True, False])
    recall = c[True, True] / max(1, c[True, True] + c[False, True])
    return {"pairs": n, "accuracy": round((c[True, True] + c[False, False]) / n, 4),
            "F1": round(f1(precision, recall), 4)}  # fmt: skip


def linked(first: str, second: str) -> float:
    """Probability of a link between two sentences seen alone, each an article of its own."""
    sides = [parse(Article(ArticleId(str(k)), t)) for k, t in enumerate((first, second))]
    x = measured(laid_out(sides), np.array([0]), np.array([1])).x
    return float(1 - load_model().alone.probabilities(x)[:, 0].min(initial=1.0))


def records(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def rounded(values: dict[str, float]) -> dict[str, float]:
    return {name: round(float(value), 3) for name, value in values.items()}


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--gold", type=Path, default=os.environ.get("LINEAGE_GOLD"))
    parser.add_argument("--corpora", type=Path, default=os.environ.get("LINEAGE_CORPORA"))
    parser.add_argument("-o", "--output", type=Path, default=RESULT)
    args = parser.parse_args(argv)
    told: dict[str, Any] = {}
    if args.gold:
        stories = load_stories(Path(args.gold), [SEEDS])
        told["sentence boundaries, seeds"] = boundaries([s for s in stories if s.name == "seeds"])
        told["furniture and credit lines"] = page_lines(stories)
        told["links and labels, shipped model"] = links_and_labels(stories)
    else:
        sys.stderr.write("no --gold folder of annotated stories: sentences and links left out\n")
    corpora = Path(args.corpora) if args.corpora else Path()
    for name, file, measure in (
        ("polnear", "polnear.quotes.jsonl.gz", lambda: quoted_words(corpora)),
        ("mrpc", "mrpc.pairs.jsonl.gz", lambda: paraphrases(corpora / "mrpc.pairs.jsonl.gz")),
        ("pan-sentence-pairs", "pan-sentence-pairs.jsonl.gz",
         lambda: paraphrases(corpora / "pan-sentence-pairs.jsonl.gz")),
    ):  # fmt: skip
        if (corpora / file).exists():
            told[name] = measure()
        else:
            sys.stderr.write(f"{file} is not in the corpora folder; its makers: {MAKERS[name]}\n")
    text = json.dumps(told, indent=1, ensure_ascii=False) + "\n"
    args.output.write_text(text, encoding="utf-8")
    sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

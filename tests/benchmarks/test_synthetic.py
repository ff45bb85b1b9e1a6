"""The generator: same seed, same corpus; what it says it planted stands in the texts."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from pathlib import Path
from random import Random

import orjson
import pytest

from benchmarks.oracle import oracle
from benchmarks.synthetic.__main__ import main, write
from benchmarks.synthetic.edits import Editor, equivalents
from benchmarks.synthetic.material import Material, load
from benchmarks.synthetic.naming import Cast
from benchmarks.synthetic.outlets import LARGE, name
from benchmarks.synthetic.stories import Article, Pair, only, stories
from benchmarks.truth import named

ARTICLES = 1500


@pytest.fixture(scope="module")
def corpus(material: Material) -> tuple[dict[str, Article], dict[tuple[str, str], str]]:
    made = list(only(stories(material, 1, 250), ARTICLES))
    pairs: dict[tuple[str, str], str] = {(p.a, p.b): p.kind for s in made for p in s.pairs}
    return {a.id: a for s in made for a in s.articles}, pairs


@pytest.fixture(scope="module")
def runs(corpus) -> dict[tuple[str, str], int]:
    articles = list(corpus[0].values())
    pairs = oracle([a.text for a in articles], [a.outlet for a in articles], 10)
    return named(pairs, [a.id for a in articles])


def test_same_seed_gives_the_same_bytes_and_another_seed_others(material, tmp_path: Path):
    made = []
    for number, seed in enumerate((1, 1, 2)):
        out, truth = tmp_path / f"{number}.jsonl", tmp_path / f"{number}.truth"
        write(material, 60, seed, 250, out, truth)
        made.append(out.read_bytes() + truth.read_bytes())
    assert made[0] == made[1] != made[2]


def test_a_small_corpus_is_the_beginning_of_a_large_one(material):
    small, large = (
        [a for s in only(stories(material, 1, 250), size) for a in s.articles] for size in (50, 90)
    )
    assert large[:50] == small


def test_counts_what_it_writes(material, tmp_path: Path):
    out, truth = tmp_path / "x.jsonl", tmp_path / "x.truth.jsonl"
    counts = write(material, 200, 1, 250, out, truth)
    lines = [orjson.loads(line) for line in out.read_bytes().splitlines()]
    pairs = [orjson.loads(line) for line in truth.read_bytes().splitlines()]
    assert len(lines) == len({r["id"] for r in lines}) == counts["articles"] == 200
    assert Counter(p["kind"] for p in pairs) == {
        k: n for k, n in counts.items() if k not in ("articles", "bytes")
    }
    assert all(p["a"] < p["b"] for p in pairs)


def test_every_kind_of_story_is_there(corpus):
    assert set(corpus[1].values()) == {
        "verbatim", "passage", "edited", "paraphrased", "common source",
        "same event", "quotation", "template",
    }  # fmt: skip


@pytest.mark.parametrize(("kind", "words"), [("verbatim", 40), ("passage", 14), ("quotation", 6)])
def test_what_is_copied_stands_in_both_articles_word_for_word(corpus, runs, kind, words):
    pairs = [pair for pair, k in corpus[1].items() if k == kind]
    found = [runs.get(pair, 0) for pair in pairs]
    assert sum(n >= words for n in found) >= 0.95 * len(pairs)


def test_a_paraphrase_hardly_shares_a_run_of_eight_words(corpus, runs):
    pairs = [pair for pair, kind in corpus[1].items() if kind == "paraphrased"]
    assert sum(pair in runs for pair in pairs) < 0.2 * len(pairs)


def test_same_event_has_the_same_names_and_other_words(corpus, runs):
    articles, kinds = corpus
    pairs = [pair for pair, kind in kinds.items() if kind == "same event"]
    assert sum(pair in runs for pair in pairs) < 0.1 * len(pairs)
    shared = [len(_names(articles[a]) & _names(articles[b])) for a, b in pairs]
    assert sum(shared) > 4 * len(pairs)


def test_hardly_an_article_shares_text_that_was_not_planted(corpus, runs):
    articles, planted = corpus
    across = [(a, b) for a, b in runs if articles[a].outlet != articles[b].outlet]
    accidents = [pair for pair in across if pair not in planted]
    assert len(accidents) < 0.1 * ARTICLES
    assert all(runs[pair] < 16 for pair in accidents)


def test_all_articles_of_an_outlet_carry_its_furniture(corpus):
    ends: dict[str, set[tuple[str, ...]]] = {}
    begins: dict[str, set[str]] = {}
    for article in corpus[0].values():
        lines = article.text.split("\n\n")
        ends.setdefault(article.outlet, set()).add(tuple(lines[-2:]))
        begins.setdefault(article.outlet, set()).add(lines[0])
    assert len(ends) > 100 and all(len(own) == 1 for own in ends.values())
    assert all(len(begins[name(number)]) == 1 for number in range(LARGE))


def test_the_days_hold_the_same_number_of_articles_in_any_corpus(material):
    days = [
        {a.date[:10] for s in only(stories(material, 1, 50), size) for a in s.articles}
        for size in (500, 1000)
    ]
    assert 9 <= len(days[1]) - len(days[0]) <= 11


def test_sentences_are_chains_of_short_pieces_of_the_texts(material, invented_texts):
    windows = {
        tuple(words[n : n + 8])
        for words in (text.split() for text in invented_texts)
        for n in range(len(words) - 7)
    }
    made = list(islice(material.sentences(1), 2000))
    intact = sum(
        any(tuple(s[n : n + 8]) in windows for n in range(len(s) - 7)) for s in made if len(s) > 7
    )
    assert intact < 0.05 * len(made)
    assert all(s[0][0].isupper() and s[-1][-1] in ".!?" for s in made)


def test_edits_change_the_share_of_words_that_was_asked_for():
    editor = Editor(Random(1), ["other"], {})
    sentence = [*(f"w{n}" for n in range(98)), "last."]
    changed = editor.trimmed([sentence] * 50, 0.2)
    kept = sum(len(set(sentence) & set(words)) for words in changed) / (50 * len(sentence))
    assert 0.8 < kept < 0.92, "a third of the changes puts a word in and takes none"


def test_a_paraphrase_keeps_names_and_numbers_and_swaps_the_halves():
    editor = Editor(Random(2), ["other"], {})
    sentence = "The envoy of Samaland spoke, and 40 men of Beja left early.".split()
    (said,) = editor.paraphrased([sentence])
    assert {"Samaland", "40", "Beja"} <= {word.strip(".,") for word in said}
    assert said.index("Beja") < said.index("Samaland")
    assert said[-1].endswith(".") and said[0][0].isupper()


def test_equivalents_are_taken_where_there_are_any():
    assert "moscow" in equivalents()["russia"]


def test_a_name_is_the_same_name_throughout_a_story_and_figures_keep_their_length():
    cast = Cast([f"Name{c}" for c in "abcdefgh"], Random(3))
    put = cast.put_in(["The", "Beja", "of", "Beja,", "4,500"])
    assert put[1] + "," == put[3] and put[0] == "The"
    assert re.fullmatch(r"\d,\d\d\d", put[4])


def test_too_little_text_is_refused():
    with pytest.raises(ValueError, match="too little text"):
        load(["Hello there."], 100)


def test_a_missing_folder_is_named(tmp_path: Path, capsys, monkeypatch):
    monkeypatch.delenv("LINEAGE_CORPORA", raising=False)
    assert main(["--out", str(tmp_path / "x")]) == 2
    assert main(["--out", str(tmp_path / "x"), "--corpora", str(tmp_path)]) == 2
    assert "EMNLP 2020" in capsys.readouterr().err


def _names(article: Article) -> set[str]:
    return set(re.findall(r"\b[A-Z][a-z]+x\b", article.text))


def test_a_pair_is_of_two_articles_in_order(corpus):
    assert all(Pair(a, b, k).a < b for (a, b), k in corpus[1].items())

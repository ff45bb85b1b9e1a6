"""Which pairs are worth aligning."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineage.match import candidates, corpus, find_candidates, lay_out
from lineage.match.proposed import CHANNELS, Proposed
from lineage.model import Article, ArticleId, Document, Role, Sentence, Span
from lineage.options import MatchOptions
from lineage.text.document import looked_over, parse
from lineage.words import transcript
from lineage.work import Here

SEEDS = Path(__file__).parents[2] / "seeds"
OPTIONS = MatchOptions()
PASSAGE = (
    "The harbour pilots of Valparaiso refused on Tuesday to guide container vessels past the "
    "sunken dredger until insurers agreed to cover salvage crews and their families."
)


def article(name: str, text: str, published: str | None = None) -> Document:
    return parse(Article(ArticleId(name), text, published=published))


def noise(seed: int, words: int = 120) -> str:
    """Text of invented words that nobody else uses."""
    draw = random.Random(seed)
    said = ["".join(draw.choices("abcdefghijklmnoprstuvw", k=7)) for _ in range(words)]
    return " ".join(" ".join(said[i : i + 15]).capitalize() + "." for i in range(0, words, 15))


def proposed_of(documents: list[Document]) -> Proposed:
    documents = sorted(documents, key=lambda d: (d.article.published or "", d.article.id))
    told = transcript(list(looked_over(documents).outlined()))
    laid = lay_out([d.article for d in documents], told, OPTIONS)
    return candidates([laid], [d.article.id for d in documents], OPTIONS, Here())


def pairs(documents: list[Document]) -> set[tuple[str, str]]:
    return {(c.a, c.b) for c in find_candidates(documents, OPTIONS)}


def test_every_pair_of_seeds_is_worth_aligning() -> None:
    documents = [article(path.stem, path.read_text("utf-8")) for path in SEEDS.glob("*.txt")]
    assert len(documents) == 5
    assert len(pairs(documents)) == 10


@pytest.mark.parametrize("documents", [[], [article("a", "")], [article("a", PASSAGE)]])
def test_no_pair_without_two_articles(documents: list[Document]) -> None:
    assert find_candidates(documents, OPTIONS) == []


def test_empty_and_wordless_articles_are_no_trouble() -> None:
    documents = [article("a", ""), article("b", "…\n\n—"), article("c", PASSAGE)]
    assert find_candidates(documents, OPTIONS) == []


def test_a_copy_at_the_very_start_and_the_very_end_is_found() -> None:
    documents = [
        article("ends", noise(1) + " " + PASSAGE),
        article("starts", PASSAGE + " " + noise(2)),
        article("other", noise(3)),
    ]
    assert pairs(documents) == {("ends", "starts")}


def test_a_full_reprint_is_found_by_passages_and_as_one_text() -> None:
    text = noise(4) + " " + PASSAGE
    (found,) = find_candidates([article("a", text), article("b", text + " Indeed.")], OPTIONS)
    assert {"passage", "article"} <= set(found.channels)


def reworked(every: int) -> str:
    """A sentence of invented words; every so many are others, 0: none."""
    words = [f"{w}ium" for w in noise(5, 40).lower().replace(".", "").split()]
    said = [f"zz{i}q" if every and i % every == 0 else w for i, w in enumerate(words)]
    return " ".join(said).capitalize() + "."


def test_a_reworked_sentence_is_found_without_a_run_of_five_words() -> None:
    documents = [article("a", reworked(0)), article("b", reworked(5))]
    (found,) = find_candidates(documents, OPTIONS)
    assert "sentence" in found.channels
    assert "passage" not in found.channels


def test_a_shared_quotation_alone_makes_a_candidate() -> None:
    quote = f"“{PASSAGE}” the harbour master told us."
    documents = [article("a", noise(6) + "\n\n" + quote), article("b", quote + "\n\n" + noise(7))]
    assert pairs(documents) == {("a", "b")}


@pytest.mark.parametrize("dated", [True, False])
def test_stock_phrases_make_no_pairs(dated: bool) -> None:
    stock = (
        "officials told reporters on Wednesday, and the company could not immediately be "
        "reached for comment"
    )
    documents = [
        article(
            f"{n:03}",
            f"{noise(n, 30)} {noise(n + 5000, 6)[:-1]} {stock} {noise(n + 9000, 6).lower()}",
            f"2020-{1 + n % 12:02}-{1 + n % 28:02}" if dated else None,
        )
        for n in range(200)
    ]
    assert not pairs(documents)


FORMULA = (
    "officials told reporters on Wednesday, and the company could not immediately be reached for "
    "comment on the matter by this news agency before the market closed for the day"
)


@pytest.mark.parametrize(("words", "makes_pairs"), [(18, True), (17, False)])
def test_a_formula_makes_pairs_where_it_is_long(words: int, makes_pairs: bool) -> None:
    formula = " ".join(FORMULA.split()[:words])
    documents = [
        article(
            f"{n:03}",
            f"{noise(n, 30)} {noise(n + 5000, 6)[:-1]} {formula} {noise(n + 9000, 6).lower()}",
            f"2020-{1 + n % 12:02}-{1 + n % 28:02}",
        )
        for n in range(60)
    ]
    found = proposed_of(documents)
    every = 60 * 59 // 2
    assert {c.channels for c in found.candidates} == ({("run",)} if makes_pairs else set())
    assert len(found.candidates) == (every if makes_pairs else 0)
    assert {p.words for p in found.passed_over} == (set() if makes_pairs else {17})
    assert len(found.passed_over) == (0 if makes_pairs else every)


def test_of_a_pair_passed_over_the_longest_run_is_told() -> None:
    short, long = "not reached for comment on the matter today", " ".join(FORMULA.split()[:12])
    documents = [
        article(
            f"{n:02}",
            f"{noise(n, 30)} {noise(n + 50, 6)[:-1]} {short} {noise(n + 90, 6)[:-1].lower()} "
            f"{long} {noise(n + 120, 6).lower()}",
            f"2020-{1 + n % 12:02}-{1 + n % 28:02}",
        )
        for n in range(40)
    ]
    found = proposed_of(documents).passed_over
    assert {p.words for p in found} == {12}
    assert [(p.a, p.b) for p in found] == sorted({(p.a, p.b) for p in found})


def test_a_pair_is_a_candidate_or_passed_over_and_never_both() -> None:
    documents = [article(f"c{n}", f"{noise(n, 20)} {PASSAGE} {noise(n + 9)}") for n in range(4)]
    found = proposed_of(documents)
    assert len(found.candidates) == 6
    assert not found.passed_over


BLURB = (
    "Ottoline Brackenbury writes about ports and shipping insurance from the Valparaiso bureau "
    "and may be reached by post at our old harbour office."
)


def blurbed(name: str, n: int, outlet: str, month: int) -> Document:
    """An article of its own words, with the blurb below."""
    text = f"{noise(n, 60)}\n\n{BLURB}"
    return parse(Article(ArticleId(name), text, outlet, published=f"2020-{month:02}-{1 + n:02}"))


def test_house_text_of_an_outlet_makes_no_pairs_among_its_pages() -> None:
    pages = [blurbed(f"a{n}", n, "Anewz", 1 + n % 6) for n in range(10)]
    assert pairs([*pages, article("z", noise(99))]) == set()


def test_house_text_that_another_outlet_prints_makes_pairs_with_it() -> None:
    pages = [blurbed(f"a{n}", n, "Anewz", 1 + n % 6) for n in range(10)]
    found = pairs([*pages, blurbed("b", 20, "Bnewz", 3)])
    assert found
    assert all("b" in pair for pair in found)


def test_what_an_agency_says_again_and_again_is_no_house_text() -> None:
    assert pairs([blurbed(f"a{n}", n, "Reuters", 1 + n % 6) for n in range(10)])


def test_what_an_outlet_prints_a_few_times_or_within_days_is_no_house_text() -> None:
    few = [blurbed(f"a{n}", n, "Anewz", 1 + n) for n in range(4)]
    assert len(pairs(few)) == 6
    soon = [blurbed(f"a{n}", n % 2, "Anewz", 5) for n in range(10)]
    assert pairs(soon)


def test_a_story_that_hundreds_carry_in_one_burst_is_found_with_linear_work() -> None:
    carriers = [
        article(
            f"{n:03}", f"{noise(n, 30)} {PASSAGE} {noise(n + 900, 30)}", f"2020-05-0{1 + n % 2}"
        )
        for n in range(300)
    ]
    found = pairs(carriers)
    assert len(found) <= 300 * 16
    assert {name for pair in found for name in pair} == {d.article.id for d in carriers}


def test_near_equal_articles_give_a_linear_number_of_pairs() -> None:
    words = noise(77, 150).split()

    def edited(n: int) -> str:
        draw = random.Random(n)
        return " ".join(w if draw.random() > 0.04 else f"{w[:3]}{n}q" for w in words)

    found = pairs([article(f"{n:03}", edited(n)) for n in range(300)])
    assert len(found) <= 300 * 40
    assert len({name for pair in found for name in pair}) == 300


def test_furniture_and_credits_are_no_evidence() -> None:
    def page(name: str, role: Role) -> Document:
        text = PASSAGE
        only = Sentence(ArticleId(name), 0, Span(0, len(text)), text, role)
        return Document(Article(ArticleId(name), text), (only,))

    assert not find_candidates([page("a", Role.FURNITURE), page("b", Role.BODY)], OPTIONS)
    assert find_candidates([page("a", Role.CAPTION), page("b", Role.BODY)], OPTIONS)


def test_the_order_of_documents_does_not_matter() -> None:
    documents = [
        article(str(n), f"{noise(n)} {PASSAGE if n % 3 else ''}", "2020-01-01" if n % 2 else None)
        for n in range(12)
    ]
    expected = find_candidates(documents, OPTIONS)
    assert expected == sorted(expected, key=lambda c: (c.a, c.b))
    random.Random(0).shuffle(documents)
    assert find_candidates(documents, OPTIONS) == expected


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.integers(12, 40), st.integers(0, 80), st.integers(0, 80))
def test_every_shared_run_of_twelve_rare_words_is_found(
    seed: int, length: int, before: int, after: int
) -> None:
    run = noise(seed, length)
    left = f"{noise(seed + 1, before)} {run} {noise(seed + 2, after)}"
    right = f"{noise(seed + 3, after)} {run} {noise(seed + 4, before)}"
    assert ("a", "b") in pairs([article("a", left), article("b", right)])


@pytest.mark.parametrize("words", [1, 97, 1 << 10])
def test_neither_parts_nor_buckets_change_what_is_found(
    monkeypatch: pytest.MonkeyPatch, words: int
) -> None:
    documents = [
        *(blurbed(f"a{n}", n, "Anewz", 1 + n % 6) for n in range(10)),
        *(article(f"c{n}", f"{noise(n + 50, 20)} {PASSAGE} {noise(n + 60)}") for n in range(9)),
        *(article(f"d{n}", noise(200) + " Indeed." * n) for n in range(2)),
        *(article(f"e{n}", f"{noise(n + 70, 40)} {reworked(5 * n)}") for n in range(2)),
        *(article(f"f{n}", f"{noise(n + 80, 40)}\n\n{FORMULA}.", f"2021-01-{n}") for n in (11, 21)),
    ]
    documents.sort(key=lambda d: (d.article.published or "", d.article.id))
    expected = find_candidates(documents, OPTIONS)
    outlined = list(looked_over(documents).outlined())
    monkeypatch.setattr(corpus, "BUCKET_WORDS", words)
    for size in (1, 2, 7):
        given = [outlined[at : at + size] for at in range(0, len(outlined), size)]
        parts = [lay_out([a for a, _ in part], transcript(part), OPTIONS) for part in given]
        ids = [d.article.id for d in documents]
        assert list(candidates(parts, ids, OPTIONS, Here()).candidates) == expected
    assert {name for c in expected for name in c.channels} == set(CHANNELS)


def test_dates_keep_like_events_apart() -> None:
    # The same rare names in the same week are one event; a year later they are another.
    names = noise(11, 24).lower().replace(".", "").split()

    def told(seed: int) -> str:
        shuffled = random.Random(seed).sample(names, len(names))
        return " ".join(f"{noise(seed * 100 + i, 4)} {w}" for i, w in enumerate(shuffled))

    now = article("a", told(1), "2020-03-01")
    assert pairs([now, article("b", told(2), "2020-03-02T10:00:00Z")]) == {("a", "b")}
    assert not pairs([now, article("b", told(2), "2021-03-02")])

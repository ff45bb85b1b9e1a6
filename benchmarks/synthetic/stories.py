"""Material → stories one after the other: their articles, and what each pair of them is.

A story knows nothing of other stories but the outlets and the clock, so memory does not grow with
the corpus, and an article of a large corpus has as much in common with others as one of a small.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from itertools import combinations, islice
from random import Random
from typing import NamedTuple

from benchmarks.synthetic.edits import Editor, Sentence, equivalents
from benchmarks.synthetic.material import Material
from benchmarks.synthetic.naming import Cast
from benchmarks.synthetic.outlets import Outlets, name

FIRST_VIRAL, VIRAL_EVERY, VIRAL_ARTICLES = 2_500, 10_000, 200
MOST_CARRIERS = 40
SHARES = {"alone": 0.50, "wire": 0.32, "same event": 0.08, "quotation": 0.06, "template": 0.04}
"""Of the articles in other than viral stories."""
SIZES = {"alone": 1.0, "wire": 3.8, "same event": 3.0, "quotation": 3.0, "template": 12.0}
"""Articles in a story, on average."""
MODES = ("verbatim", "passage", "edited", "paraphrased")
BEGIN = datetime(1970, 1, 1, tzinfo=UTC)
AGENCIES = ("AP", "Reuters", "AFP", "UPI")


@dataclass(frozen=True, slots=True)
class Article:
    id: str
    outlet: str
    date: str
    title: str
    text: str


class Pair(NamedTuple):
    a: str
    b: str
    kind: str


@dataclass(frozen=True, slots=True)
class Story:
    articles: tuple[Article, ...]
    pairs: tuple[Pair, ...]


@dataclass(slots=True)
class _Draft:
    """An article that is being written; hours are counted from the story's beginning."""

    sentences: list[Sentence]
    hours: float
    outlet: int
    dateline: str = ""


def stories(material: Material, seed: int, per_day: float) -> Iterator[Story]:
    """Without end. `per_day`: articles a day, on average."""
    maker = _Maker(material, seed)
    kinds = list(SHARES)
    weights = [SHARES[k] / SIZES[k] for k in kinds]
    dice = Random(f"{seed} kinds")
    made, next_viral = 0, FIRST_VIRAL
    while True:
        kind = dice.choices(kinds, weights)[0]
        if made >= next_viral:
            kind, next_viral = "viral", next_viral + VIRAL_EVERY
        story = maker.story(kind, BEGIN + timedelta(days=made / per_day))
        made += len(story.articles)
        yield story


def only(endless: Iterator[Story], articles: int) -> Iterator[Story]:
    """Stories until there are so many articles; the last is cut."""
    while articles > 0:
        story = next(endless)
        kept = story.articles[:articles]
        ids = {article.id for article in kept}
        yield Story(kept, tuple(p for p in story.pairs if p.a in ids and p.b in ids))
        articles -= len(kept)


class _Maker:
    def __init__(self, material: Material, seed: int) -> None:
        self._names = material.names
        self._stream = material.sentences(seed)
        self._seed = seed
        self._dice = Random(f"{seed} stories")
        self._editor = Editor(self._dice, material.common, equivalents())
        self._made = 0
        self._outlets = Outlets(self._stream, self._dice)
        self._kinds = {
            "alone": self._alone, "wire": self._wire, "viral": self._viral,
            "same event": self._same_event, "quotation": self._quotation,
            "template": self._template,
        }  # fmt: skip

    def story(self, kind: str, begin: datetime) -> Story:
        self._cast = Cast(self._names, self._dice)
        drafts, kinds = self._kinds[kind]()
        articles = tuple(self._article(draft, begin) for draft in drafts)
        pairs = (
            Pair(min(a.id, b.id), max(a.id, b.id), kind)
            for (a, b), kind in zip(combinations(articles, 2), kinds, strict=True)
        )
        return Story(articles, tuple(pairs))

    def _alone(self) -> tuple[list[_Draft], list[str]]:
        return [self._draft(self._own(self._length()))], []

    def _same_event(self, kind: str = "same event") -> tuple[list[_Draft], list[str]]:
        drafts = [self._draft(self._own(self._length())) for _ in range(self._dice.randint(2, 4))]
        return drafts, [kind] * (len(drafts) * (len(drafts) - 1) // 2)

    def _quotation(self) -> tuple[list[_Draft], list[str]]:
        (said,) = self._own(1)
        quotation = [f"“{said[0]}", *said[1:-1], f"{said[-1][:-1]},”", "said"]
        speaker = self._cast.someone()
        drafts, kinds = self._same_event("quotation")
        for draft in drafts:
            at = self._dice.randrange(1, len(draft.sentences) + 1)
            draft.sentences.insert(at, [*quotation, f"{speaker}."])
        return drafts, kinds

    def _template(self) -> tuple[list[_Draft], list[str]]:
        """The form keeps its words; names and figures are of the day."""
        form = list(islice(self._stream, self._dice.randint(5, 12)))
        outlet = self._outlets.drawn()
        drafts = []
        for day in range(12):
            self._cast = Cast(self._names, self._dice)
            drafts.append(_Draft([self._cast.put_in(s) for s in form], 24.0 * day, outlet))
        return drafts, ["template"] * 66

    def _wire(self) -> tuple[list[_Draft], list[str]]:
        dateline = f"{self._cast.someone().upper()} ({self._dice.choice(AGENCIES)}) — "
        source = self._draft(self._own(max(6, self._length())))
        source.hours, source.dateline = 0.0, dateline
        count = min(MOST_CARRIERS, int(self._dice.paretovariate(1.3)))
        modes = self._dice.choices(MODES, (0.3, 0.25, 0.25, 0.2), k=count)
        drafts = [source, *(self._carrier(source, mode) for mode in modes)]
        return drafts, [*modes, *["common source"] * (count * (count - 1) // 2)]

    def _carrier(self, source: _Draft, mode: str) -> _Draft:
        dice, text = self._dice, source.sentences
        own = self._own(dice.randint(0, len(text) // 2))
        if mode == "verbatim":
            draft = self._draft([*text, *own[: dice.randint(0, 2)]])
            draft.dateline = source.dateline
            return draft
        least = min(2 if mode == "passage" else max(4, len(text) // 2), len(text))
        size = dice.randint(least, min(6, len(text)) if mode == "passage" else len(text))
        first = dice.randint(0, len(text) - size)
        taken = text[first : first + size]
        if mode == "edited":
            taken = self._editor.edited(taken, dice.uniform(0.05, 0.30))
        elif mode == "paraphrased":
            taken = self._editor.paraphrased(taken)
        else:
            own = self._own(max(6, self._length() - size))
        at = dice.randint(0, len(own))
        return self._draft([*own[:at], *taken, *own[at:]])

    def _viral(self) -> tuple[list[_Draft], list[str]]:
        source = self._draft(self._own(max(8, self._length())))
        drafts = [source]
        outlets = self._outlets.different(VIRAL_ARTICLES)
        for outlet in outlets[1:]:
            text = source.sentences
            kept = text[: round(len(text) * self._dice.uniform(0.8, 1))]
            draft = self._draft(self._editor.trimmed(kept, self._dice.uniform(0, 0.03)))
            draft.outlet = outlet
            drafts.append(draft)
        source.outlet, source.hours = outlets[0], 0.0
        return drafts, ["viral"] * (VIRAL_ARTICLES * (VIRAL_ARTICLES - 1) // 2)

    def _own(self, count: int) -> list[Sentence]:
        return [self._cast.put_in(words) for words in islice(self._stream, count)]

    def _length(self) -> int:
        """Sentences; 17 on average."""
        return min(60, max(4, round(self._dice.lognormvariate(2.74, 0.45))))

    def _draft(self, sentences: Sequence[Sentence]) -> _Draft:
        return _Draft(list(sentences), self._dice.uniform(0.2, 48), self._outlets.drawn())

    def _article(self, draft: _Draft, begin: datetime) -> Article:
        self._made += 1
        number = f"{self._seed} {self._made}".encode()
        above, below = self._outlets.furniture(draft.outlet)
        moment = begin + timedelta(hours=draft.hours)
        body = list(self._paragraphs(draft.sentences))
        title = " ".join(draft.sentences[0][:9]).rstrip(".,;:!?")
        return Article(
            id=blake2b(number, digest_size=8).hexdigest(),
            outlet=name(draft.outlet),
            date=moment.strftime("%Y-%m-%dT%H:%M:%S"),
            title=title,
            text="\n\n".join([*above, draft.dateline + body[0], *body[1:], *below]),
        )

    def _paragraphs(self, sentences: Sequence[Sentence]) -> Iterator[str]:
        at = 0
        while at < len(sentences):
            size = self._dice.randint(1, 3)
            yield " ".join(" ".join(words) for words in sentences[at : at + size])
            at += size


def as_record(article: Article) -> dict[str, str]:
    return asdict(article)

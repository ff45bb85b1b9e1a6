"""The nouns of the program: what passes from one folder to the next.

Law: one coordinate system. Every `Span` is a half-open range of code points
into `Article.text`, which nobody rewrites.  Values are frozen, hold tuples,
and are built valid or not at all.  This file imports nothing of the program.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from operator import add, attrgetter
from typing import NewType

ArticleId = NewType("ArticleId", str)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range [start, stop) of code points."""

    start: int
    stop: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.stop:
            raise ValueError(f"not a span: [{self.start}, {self.stop})")

    def of(self, text: str) -> str:
        return text[self.start : self.stop]

    def __len__(self) -> int:
        return self.stop - self.start

    def overlap(self, other: Span) -> int:
        """Code points that both spans cover."""
        return max(0, min(self.stop, other.stop) - max(self.start, other.start))


@dataclass(frozen=True, slots=True)
class Article:
    """One text as it was read, with what its file declares of it."""

    id: ArticleId
    text: str
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    """ISO 8601: a date (`2014-08-11`) or a moment in UTC (`2014-08-11T13:05:00Z`)."""
    url: str | None = None
    authors: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    """Whom its file says the words are from, as it says it: names, and addresses of what the
    article repeats."""


class Role(StrEnum):
    """What a unit of text is on its page."""

    HEADLINE = "headline"
    SUBHEAD = "subhead"
    BODY = "body"
    BYLINE = "byline"
    CREDIT = "credit"
    CAPTION = "caption"
    FURNITURE = "furniture"


TOLD = frozenset({Role.HEADLINE, Role.SUBHEAD, Role.BODY, Role.CAPTION})
"""Roles that tell the story; the others are about the page."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a line that stands for one (headline, credit, tag)."""

    article: ArticleId
    index: int
    """Position among the article's sentences, from 0."""
    span: Span
    text: str
    """`span.of(article.text)`, exactly."""
    role: Role
    quotes: tuple[Span, ...] = ()
    """The parts of `span` inside quotation marks, marks left out; in order, disjoint."""


class CreditKind(StrEnum):
    """How a text, or its file, names the source of its words."""

    BYLINE = "byline"
    DATELINE = "dateline"
    CREDIT_LINE = "credit line"
    CONTRIBUTION = "contribution"
    REPUBLICATION = "republication"
    MENTION = "mention"
    DECLARED = "declared"


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency or outlet that a text, or its file, names as the source of its words."""

    name: str
    """The usual name (`Associated Press`, not `AP`)."""
    kind: CreditKind
    span: Span
    """Empty, and at 0, for one that the file alone declares."""
    is_agency: bool
    declared: str | None = None
    """The one of `Article.sources` that names it; None: the text does."""


@dataclass(frozen=True, slots=True)
class Document:
    """An article as the text layer sees it: sentences plus gaps tile the text."""

    article: Article
    sentences: tuple[Sentence, ...]
    credits: tuple[Credit, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class SentenceKey:
    article: ArticleId
    index: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two articles worth aligning."""

    a: ArticleId
    b: ArticleId
    """a < b."""
    channels: tuple[str, ...]
    """What proposed the pair: `passage`, `run`, `sentence`, `article`, `event`; sorted."""
    bits: float
    """Surprisal of the words that the pair shares in runs, in bits."""


class Label(StrEnum):
    """What a reader is told of a sentence, or of a pair of sentences (the first four)."""

    COPIED = "copied"
    EDITED = "edited"
    PARAPHRASED = "paraphrased"
    QUOTED = "quoted"
    ADDED = "added"
    CREDIT = "credit"
    FURNITURE = "furniture"


LINK_LABELS = (Label.COPIED, Label.EDITED, Label.PARAPHRASED, Label.QUOTED)
"""Labels of a pair of sentences, strongest first."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One measured thing that moved a verdict."""

    feature: str
    value: float
    weight: float
    """Its push towards the label, in nats of log-odds; 0 for a rule that decides alone."""


@dataclass(frozen=True, slots=True)
class Verdict:
    label: Label
    rule: str
    """Name of the rule, or of the model, that decided."""
    probability: float
    """Of the label, calibrated, 0 to 1."""
    reasons: tuple[Reason, ...] = ()
    """Leading reasons, strongest first."""


@dataclass(frozen=True, slots=True)
class Link:
    """A sentence of one article that corresponds to a sentence of another.

    Symmetric: `source` merely has the smaller article id.
    """

    source: SentenceKey
    target: SentenceKey
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Alignment:
    """All links between two articles, m:n, sorted by (source index, target index)."""

    a: ArticleId
    b: ArticleId
    links: tuple[Link, ...]
    candidate: Candidate


class EditOp(StrEnum):
    KEEP = "keep"
    DELETE = "delete"
    INSERT = "insert"


@dataclass(frozen=True, slots=True)
class Edit:
    """One step of the way from a source text to a target text.

    Spans are offsets into the two article texts; the one that a step does not
    touch is empty. Replayed in order, the edits turn source into target.
    """

    op: EditOp
    source: Span
    target: Span


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one sentence's words stand elsewhere in the corpus; one per sentence."""

    sentence: SentenceKey
    best: SentenceKey | None
    """The strongest counterpart; None for added, credit and furniture."""
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Passage:
    """The same words in several articles."""

    id: str
    label: Label
    """The weakest link label that holds it together."""
    carriers: tuple[SentenceKey, ...]
    """Sorted; at least two articles."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Words by label; tallies add."""

    copied: int = 0
    edited: int = 0
    paraphrased: int = 0
    quoted: int = 0
    added: int = 0
    credit: int = 0
    furniture: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*map(add, self.counts, other.counts))

    @property
    def counts(self) -> tuple[int, ...]:
        """In the order of TALLY_FIELDS."""
        found: tuple[int, ...] = _counts(self)
        return found

    @property
    def told(self) -> int:
        """Words that tell the story (credit and furniture left out)."""
        return self.copied + self.edited + self.paraphrased + self.quoted + self.added

    @property
    def matched(self) -> int:
        """Words copied, edited or paraphrased; quoted speech is not among them."""
        return self.copied + self.edited + self.paraphrased

    @property
    def total(self) -> int:
        return self.told + self.credit + self.furniture


TALLY_FIELDS = tuple(label.value for label in Label)
_counts = attrgetter(*TALLY_FIELDS)


class Relation(StrEnum):
    """What the texts of two articles are to each other."""

    DERIVED = "one from the other"
    UPDATE = "own update"
    COMMON_SOURCE = "common source"
    SHARED_QUOTES = "independent, shared quotes"
    INDEPENDENT = "independent"
    UNDETERMINED = "undetermined"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that speaks for a relation or a direction."""

    kind: str
    """`credit`, `republication`, `date`, `shared prose`, `shared quotes`, `own additions` …"""
    text: str
    """A sentence that a person can check against the two articles."""
    points_to: str | None = None
    """Id of the article or wire that this evidence makes the source, if any."""
    sentences: tuple[SentenceKey, ...] = ()
    weight: float = 0.0
    """For `points_to`, in nats of log-odds; negative: against; 0: it decides nothing alone."""


@dataclass(frozen=True, slots=True)
class Wire:
    """A source that articles credit, or that their common words betray."""

    id: str
    """`wire:reuters`; inside a story with the id of its first carrier: `wire:reuters:a17`."""
    name: str | None
    """None: nobody names it; its carriers' common words betray it."""
    is_agency: bool
    seen: ArticleId | None
    """The article of the corpus that is this source's own text; None: not in the corpus."""
    carriers: tuple[ArticleId, ...]
    """Articles that carry its words; sorted."""
    evidence: tuple[Evidence, ...]
    probability: float = 1.0
    """That there was such a text."""
    text: tuple[SentenceKey, ...] = ()
    """What it must have said: the fullest form of each passage that its carriers share."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """Words of an article come from an article or a wire."""

    source: str
    """An article's or a wire's id."""
    target: ArticleId
    probability: float
    is_main: bool
    """The target's main source; at most one for each article. The main arrows make trees."""
    sentences: tuple[int, ...] = ()
    """Indexes of the target's sentences that are put down to this source."""
    words: int = 0
    """In those sentences."""


@dataclass(frozen=True, slots=True)
class Story:
    """Articles on one event that are related, by prose or by shared speech."""

    id: str
    """`story:` and the id of its first article."""
    articles: tuple[ArticleId, ...]
    """Sorted; two or more."""
    wires: tuple[str, ...]
    """Ids of the sources that they carry."""
    accounts: int
    """Independent accounts: newsrooms, seen or not, that told it in their own words."""
    is_parted: bool = False
    """Too large to be weighed whole: only the strongest ties were."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """What one outlet's articles carry; counts are words that tell a story."""

    name: str
    articles: int
    tally: Tally
    """By label against the rest of the corpus."""
    carried_words: int
    """Put down to wires, seen or not: also to an agency's own article."""
    uncredited_words: int
    """Of these, in articles that do not credit the wire: the credit gap."""
    taken_words: int
    """Put down to articles of other outlets."""
    median_lag_hours: float | None
    """After the source's article, or after the first carrier of a source that is not in the
    corpus; None: no two moments are known."""


@dataclass(frozen=True, slots=True)
class Use:
    """What one outlet's articles share with another's, in the reporters' own words.

    Says nothing of who had it from whom: both directions have the same sentences, but each
    side counts its own words.
    """

    outlet: str
    other: str
    articles: int
    """Articles of `outlet` that share any."""
    words: int
    """Of `outlet`, in sentences copied, edited or paraphrased in an article of `other`."""


@dataclass(frozen=True, slots=True)
class Edge:
    """What two articles are to each other, and why we say so."""

    a: ArticleId
    b: ArticleId
    """a < b."""
    relation: Relation
    source: str | None
    """DERIVED and UPDATE with a known direction: a or b. COMMON_SOURCE: the id of the wire, or
    of the article, that both have it from; None: a text that cannot be told."""
    probability: float
    tally_a: Tally
    """Words of a by their strongest label against b alone (the rest counts as added)."""
    tally_b: Tally
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that could not be read, and what to do about it."""

    path: str
    place: str
    """`line 12`, `byte 118`, or empty for the whole file."""
    reason: str
    next_step: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """How an answer was made. No clock: the same input gives the same bytes."""

    version: str
    input_digest: str
    """BLAKE2b of the articles' ids and texts, in order of id, as hex."""
    options: tuple[tuple[str, str], ...]
    """Names and values of the settings that differ from their defaults."""


PERSON = "person"
"""The rule of a verdict that a person gave."""


class Assent(StrEnum):
    """What a person says of an arrow."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class SentenceTarget:
    """A sentence that a person judged, with enough to find it again in a text that changed."""

    sentence: SentenceKey
    """As it was numbered then."""
    exact: str
    """Its text."""
    prefix: str
    """The 32 code points before it; fewer where the article's text begins."""
    suffix: str
    """The 32 code points after it; fewer where the article's text ends."""
    span: Span
    text_sha256: str
    """Of the article's whole text in UTF-8, as hex."""


@dataclass(frozen=True, slots=True)
class ArrowTarget:
    """An arrow that a person judged."""

    source: str
    """An article's or a wire's id."""
    target: ArticleId


@dataclass(frozen=True, slots=True)
class Decision:
    """What one person said of one sentence or arrow, at one moment."""

    id: str
    """`urn:uuid:…`"""
    who: str
    when: str
    """A moment in UTC, ISO 8601: `2025-03-01T09:30:00Z`."""
    target: SentenceTarget | ArrowTarget
    old: Label | Assent | None
    """What was shown before."""
    new: Label | Assent | None
    """A Label for a sentence, an Assent for an arrow; None: back to what the model says."""
    note: str | None
    probability: float | None
    """That the model gave to its own answer; None: it had none."""
    version: str
    """Of the program that took the decision down."""

    def __post_init__(self) -> None:
        _check_said(self.id, self.who, self.when)
        kind = Label if isinstance(self.target, SentenceTarget) else Assent
        if not all(said is None or isinstance(said, kind) for said in (self.old, self.new)):
            raise ValueError(f"not said of such a thing: {self.old}, {self.new}")
        if self.probability is not None and not 0 <= self.probability <= 1:
            raise ValueError(f"not a probability: {self.probability}")


@dataclass(frozen=True, slots=True)
class Retraction:
    """A person takes back a decision of their own."""

    id: str
    """`urn:uuid:…`"""
    who: str
    when: str
    """As in Decision."""
    decision: str
    """Id of the decision that is taken back."""
    version: str

    def __post_init__(self) -> None:
        _check_said(self.id, self.who, self.when)


LabelLine = Decision | Retraction
"""One line of a file of decisions."""

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")


def _check_said(id_: str, who: str, when: str) -> None:
    if not id_.startswith("urn:uuid:"):
        raise ValueError(f"not the id of a decision: {id_}")
    if not who.strip():
        raise ValueError("nobody is named who decided")
    if not _MOMENT.fullmatch(when):
        raise ValueError(f"not a moment in UTC: {when}")


@dataclass(frozen=True, slots=True)
class PassedOver:
    """Two articles that share a run of words, but too little beside stock phrases and house text
    to be compared."""

    a: ArticleId
    b: ArticleId
    """a < b."""
    words: int
    """Of the longest run, folded."""


@dataclass(frozen=True, slots=True)
class Lineage:
    """The whole answer: what is stored, reported and browsed."""

    documents: Sequence[Document]
    """Sorted by article id. These, and what else is a Sequence here, may be a tuple, or made when
    they are asked for."""
    alignments: Sequence[Alignment]
    """Only pairs with at least one link; sorted by (a, b)."""
    origins: Sequence[Origin]
    """One for every sentence; sorted by sentence."""
    passages: Sequence[Passage]
    edges: Sequence[Edge]
    """One for every pair of articles that was aligned, and for no other; sorted by (a, b)."""
    wires: tuple[Wire, ...]
    arrows: tuple[Arrow, ...]
    """Whatever is likelier than `descent.shares.MIN_CHANCE`; sorted by (target, source)."""
    stories: tuple[Story, ...]
    """Disjoint; sorted by id of their first article."""
    outlets: tuple[Outlet, ...]
    """Sorted by name."""
    uses: tuple[Use, ...]
    """Only pairs of different outlets that share something; sorted by (outlet, other)."""
    skipped: tuple[Skipped, ...]
    provenance: Provenance
    duplicates: tuple[tuple[ArticleId, ...], ...] = field(default=())
    """Families of articles with exactly the same text, two or more each; only the first of
    a family is matched with other texts."""
    passed_over: Sequence[PassedOver] = ()
    """Of pairs of articles that were not aligned; sorted by (a, b)."""
    decisions: tuple[Decision, ...] = ()
    """Those of people that took effect, the earliest first; sentences are numbered as here, and
    `old` and `probability` are what the model says here. Never stored with the rest."""


@dataclass(frozen=True, slots=True)
class Contents:
    """How much a Lineage holds, what was skipped, and how it was made."""

    articles: int
    same_text: int
    """Articles that repeat another's text exactly."""
    sentences: int
    words: Tally
    """By the label of their sentence against the rest of the corpus."""
    pairs: int
    """Of articles, aligned."""
    passed_over: int
    """Pairs that share a run of words, but too little to be aligned."""
    links: tuple[tuple[Label, int], ...]
    """In the order of LINK_LABELS, over all pairs of articles."""
    passages: int
    wires: int
    stories: int
    skipped: tuple[Skipped, ...]
    provenance: Provenance

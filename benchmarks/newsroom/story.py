"""A simulated story, and what is true of it.

Law: the truth is read off the ledger. Every sentence of every text knows the texts that its
words passed through, author first (`Line.trail`); parents, relations and accounts follow.

Relations of a pair (`relation`):

- derived: words of one passed through the other, directly or through further texts. An update
  of an outlet's own article derives from the first version, an agency's later version from the
  earlier one.
- common source: no words passed through the other, but both hold sentences that a third text
  had, visible or not. This is so of two carriers of one agency (also of two versions of its
  story), and of two articles that copy background from one archive article.
- independent (with or without a shared quotation): all else, so also two stories from one
  template, and two articles that took different sentences of one source.

`accepted` holds every relation that a fair judge must let pass: a child of A that also took
sentences from A's own source, past A, is "common source" too; a few shared sentences (fewer than
`FEW_WORDS` of prose outside quotation marks) leave "independent" acceptable; the two kinds of
independent pass for each other. "Undetermined" is never in it: to abstain is neither right nor
wrong, and the scores count it as such.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from lineage.model import Article, Relation

FEW_WORDS = 25
"""About a sentence: less is no ground to blame anybody for not seeing it."""
SHARED_QUOTE_WORDS = 5
"""A shared quotation has a run of so many words."""

_QUOTED = re.compile("“[^”]*”?")
_WORD = re.compile(r"[\w’'.,%$-]*\w")


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence on its way through newsrooms."""

    text: str
    matter: str
    """What it tells: `fact:…`, `back:…`, `say:…` of an event, or `page`."""
    wordings: tuple[str, ...]
    """Names of the sentences, as first written, whose words it holds; two when merged."""
    trail: tuple[str, ...] = ()
    """Texts that had it before this one, author first; () = written for this text."""
    ends_paragraph: bool = True

    @property
    def words(self) -> int:
        return count_words(self.text)

    @property
    def prose_words(self) -> int:
        """Outside quotation marks."""
        return count_words(prose(self.text))


def prose(text: str) -> str:
    return _QUOTED.sub(" ", text)


def count_words(text: str) -> int:
    return len(_WORD.findall(text))


@dataclass(frozen=True, slots=True)
class Story:
    articles: tuple[Article, ...]
    """What the program sees; sorted by ids, which tell nothing."""
    parents: Mapping[str, tuple[str, ...]]
    """Article id → the texts it took sentences from, most words first; () = wrote it all.
    A parent is an article id if it is in the corpus, else `wire:n`, `archive:n` or `outlet:n`."""
    wires: Mapping[str, str]
    """Wire id → agency, for every agency text used, versions apart, seen or not."""
    seen: Mapping[str, str]
    """Wire (or archive) id → article id, when its own text is in the corpus."""
    kinds: Mapping[str, str]
    """Article id → `wire`, `wire copy`, `two wires`, `second hand`, `independent`, `archive`,
    `update` or `template`."""
    hidden: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Id of a text outside the corpus → its own parents."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Id of a text outside the corpus → agency or outlet."""
    versions: Mapping[str, str] = field(default_factory=dict)
    """Wire id → the wire id of the version before it."""
    events: Mapping[str, str] = field(default_factory=dict)
    """Article id → `event:n`, or `template:n` for one day's report from a template."""
    ledger: Mapping[str, tuple[Line, ...]] = field(default_factory=dict)
    """Text id, also of texts outside the corpus → its sentences, without credits and furniture."""

    def ids(self) -> tuple[str, ...]:
        return tuple(str(a.id) for a in self.articles)

    def outlet(self, article: str) -> str | None:
        return next((a.outlet for a in self.articles if a.id == article), None)

    def pairs(self) -> Iterable[tuple[str, str]]:
        return combinations(sorted(self.ids()), 2)


@dataclass(frozen=True, slots=True)
class Truth:
    """What two articles are to each other."""

    relation: Relation
    source: str | None
    """Derived: the article whose words the other has. Common source: the text that gave most."""
    direct: bool
    """Derived without another text in between."""
    accepted: frozenset[Relation]
    words: int
    """Words of prose outside quotation marks that both have from one pen."""


def ancestors(story: Story, text: str) -> frozenset[str]:
    """Every text, seen or not, that the text took from, directly or not."""
    found: set[str] = set()
    ahead = list(_parents(story, text))
    while ahead:
        parent = ahead.pop()
        if parent not in found:
            found.add(parent)
            ahead.extend(_parents(story, parent))
    return frozenset(found)


def _parents(story: Story, text: str) -> tuple[str, ...]:
    return story.parents.get(text) or story.hidden.get(text, ())


def derives(story: Story, source: str, target: str) -> bool:
    return source in ancestors(story, target)


def relation(story: Story, a: str, b: str) -> Truth:
    shared, words = _shared(story, a, b)
    for source, target in ((a, b), (b, a)):
        if derives(story, source, target):
            return _derived(story, source, target, words)
    if words:
        accepted = {Relation.COMMON_SOURCE} | (_INDEPENDENT if words < FEW_WORDS else set())
        return Truth(Relation.COMMON_SOURCE, _most(shared), False, frozenset(accepted), words)
    kind = Relation.SHARED_QUOTES if share_quote(story, a, b) else Relation.INDEPENDENT
    return Truth(kind, None, False, frozenset(_INDEPENDENT), 0)


_INDEPENDENT = {Relation.INDEPENDENT, Relation.SHARED_QUOTES}


def _derived(story: Story, source: str, target: str, words: int) -> Truth:
    through = words_through(story, source, target)
    past = _past(story, source, target)
    accepted = {Relation.DERIVED}
    if past:
        accepted.add(Relation.COMMON_SOURCE)
    if through < FEW_WORDS:
        accepted |= _INDEPENDENT
    direct = source in story.parents[target]
    return Truth(Relation.DERIVED, source, direct, frozenset(accepted), words)


def _past(story: Story, source: str, target: str) -> int:
    """Words that source and target both have, which did not pass through the source."""
    own = {w for line in story.ledger[source] for w in line.wordings if line.trail}
    lines = (line for line in story.ledger[target] if source not in line.trail)
    return _words(line for line in lines if own.intersection(line.wordings))


def _words(lines: Iterable[Line]) -> int:
    return sum(line.prose_words for line in lines)


def _shared(story: Story, a: str, b: str) -> tuple[Counter[str], int]:
    """Texts that both have sentences from, with words of prose; and all such words."""
    by_wording = {w: line for line in story.ledger[a] for w in line.wordings}
    shared: Counter[str] = Counter()
    words = 0
    for line in story.ledger[b]:
        other = next((by_wording[w] for w in line.wordings if w in by_wording), None)
        if other is None:
            continue
        count = min(line.prose_words, other.prose_words)
        words += count
        for text in {*line.trail, b} & {*other.trail, a}:
            shared[text] += count
    return shared, words


def _most(shared: Counter[str]) -> str | None:
    return min(shared, key=lambda text: (-shared[text], text)) if shared else None


def share_quote(story: Story, a: str, b: str) -> bool:
    """A run of words stands inside quotation marks in both."""
    return bool(_quote_runs(story, a) & _quote_runs(story, b))


def _quote_runs(story: Story, article: str) -> set[tuple[str, ...]]:
    runs: set[tuple[str, ...]] = set()
    for line in story.ledger[article]:
        for quote in _QUOTED.findall(line.text):
            words = [w.lower().strip(".,") for w in _WORD.findall(quote)]
            starts = range(len(words) - SHARED_QUOTE_WORDS + 1)
            runs.update(tuple(words[i : i + SHARED_QUOTE_WORDS]) for i in starts)
    return runs


def roots(story: Story, text: str) -> tuple[str, ...]:
    """The texts where its sentences were first written, most words first; a text that wrote most
    of its own has itself in front. A version's sentences count for the version that had them
    first."""
    count: Counter[str] = Counter()
    for line in story.ledger[text]:
        count[line.trail[0] if line.trail else text] += line.words
    return tuple(sorted(count, key=lambda root: (-count[root], root)))


def accounts(story: Story) -> int:
    """Independent accounts: newsrooms that wrote most of a text themselves, of those texts that
    are in the corpus or that an article took from. An update (an agency's or an outlet's own) is
    no account of its own; one day's report from a template is."""
    texts = {*story.ids()}.union(*(ancestors(story, i) for i in story.ids()))
    return sum(1 for text in texts if roots(story, text)[0] == text and not _is_update(story, text))


def _is_update(story: Story, text: str) -> bool:
    return any(newsroom(story, parent) == newsroom(story, text) for parent in _parents(story, text))


def newsroom(story: Story, text: str) -> str | None:
    """Agency or outlet, of any text."""
    return story.names.get(text) or story.outlet(text)


def visible_parents(story: Story, article: str) -> frozenset[str]:
    """Articles that it took from, with no other article of the corpus in between."""
    found: set[str] = set()
    ahead = list(story.parents[article])
    while ahead:
        parent = ahead.pop()
        if parent in story.parents:
            found.add(parent)
        else:
            ahead.extend(story.hidden[parent])
    return frozenset(found)


def words_through(story: Story, source: str, target: str) -> int:
    """Words of prose of the target that the source had before, outside quotation marks."""
    return _words(line for line in story.ledger[target] if source in line.trail)


def families(story: Story) -> Mapping[str, frozenset[str]]:
    """First wire id of an agency's story → the texts (wire or article ids) of all its versions."""
    found: dict[str, set[str]] = {}
    for wire in story.wires:
        first = wire
        while first in story.versions:
            first = story.versions[first]
        found.setdefault(first, set()).add(story.seen.get(wire, wire))
    return {first: frozenset(texts) for first, texts in sorted(found.items())}


def carriers(story: Story, texts: frozenset[str]) -> frozenset[str]:
    """Articles that have sentences of any of these texts (the texts themselves left out)."""
    return frozenset(i for i in story.ids() if i not in texts and ancestors(story, i) & texts)


def hidden_wires(story: Story) -> Mapping[str, frozenset[str]]:
    """First wire id → carriers, of agency stories no version of which is in the corpus."""
    whole = families(story)
    return {
        first: carriers(story, texts)
        for first, texts in whole.items()
        if not any(text in story.parents for text in texts)
    }


def other_hidden(story: Story) -> Mapping[str, frozenset[str]]:
    """Archive and outlet texts outside the corpus → carriers."""
    others = (text for text in sorted(story.hidden) if text not in story.wires)
    return {text: carriers(story, frozenset((text,))) for text in others}

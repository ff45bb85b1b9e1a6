"""The rows of a lineage file → the `Lineage` that was saved.

The mirror of `rows.py`. Reads tables by their bare names, so that a connection that shadows them
(`part.py`) is read as the part that it shows; what such a part only names (the best counterpart
of a sentence, say) is asked of `Numbers`. Rows that contradict each other raise whatever the
model or Python raises; `lineage_file.py` tells the user that the file is damaged.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lineage.model import (
    TALLY_FIELDS,
    Alignment,
    Arrow,
    Article,
    ArticleId,
    Candidate,
    Credit,
    CreditKind,
    Document,
    Edge,
    Evidence,
    Label,
    Lineage,
    Link,
    Origin,
    Outlet,
    Passage,
    PassedOver,
    Provenance,
    Relation,
    Role,
    Sentence,
    SentenceKey,
    Skipped,
    Span,
    Story,
    Tally,
    Use,
    Verdict,
    Wire,
)
from lineage.store.schema import NUL_PICTURE

Groups = defaultdict[int, list[Any]]


@dataclass(frozen=True, slots=True)
class Numbers:
    """What the numbers of rows mean. Articles and sentences that are read are added; for others a
    mapping may know what to do when they are missed."""

    ids: dict[int, ArticleId]
    keys: dict[int, SentenceKey]
    wires: dict[int, str]
    verdicts: dict[int, Verdict]

    def forget(self) -> None:
        for known in (self.ids, self.keys, self.wires, self.verdicts):
            known.clear()


def lineage_from(file: sqlite3.Connection, numbers: Numbers) -> Lineage:
    ids, keys, verdicts = numbers.ids, numbers.keys, numbers.verdicts
    documents = tuple(_documents(file, numbers))
    evidence_of_edge, evidence_of_wire = _evidence(file, keys)
    return Lineage(
        documents,
        tuple(_alignments(file, ids, keys, verdicts)),
        tuple(
            Origin(keys[sentence], None if best is None else keys[best], verdicts[verdict])
            for sentence, best, verdict in _rows(file, "origin", "sentence, best, verdict")
        ),
        tuple(_passages(file, keys)),
        tuple(_edges(file, ids, evidence_of_edge)),
        tuple(_wires(file, ids, keys, evidence_of_wire)),
        tuple(_arrows(file, ids, keys)),
        tuple(_stories(file, numbers)),
        tuple(_outlets(file)),
        tuple(Use(*row) for row in _rows(file, "use", "outlet, other, articles, words")),
        skips(file),
        provenance(file),
        tuple(
            tuple(ids[n] for n in family)
            for _, family in sorted(_grouped(file, "duplicate", "family, article").items())
        ),
        tuple(
            PassedOver(ids[a], ids[b], words)
            for _, a, b, words in _rows(file, "passed_over", "id, a, b, words")
        ),
    )


def _documents(file: sqlite3.Connection, numbers: Numbers) -> Iterator[Document]:
    authors: Groups = defaultdict(list)
    for number, name in file.execute("SELECT article, name FROM author ORDER BY article, n"):
        authors[number].append(name)
    sources: Groups = defaultdict(list)
    for number, said in file.execute(
        "SELECT article, source FROM declared_source ORDER BY article, n"
    ):
        sources[number].append(said)
    named: Groups = defaultdict(list)
    for number, name, kind, start, stop, is_agency, said in _rows(
        file, "credit", "article, name, kind, start, stop, is_agency, declared"
    ):
        named[number].append(
            Credit(name, CreditKind(kind), Span(start, stop), bool(is_agency), said)
        )
    sentences = _sentences(file)
    texts = {n: with_nuls(text, nuls) for n, text, nuls in _rows(file, "article_text", "*")}
    for n, id_, outlet, title, published, url in _rows(
        file, "article", "id, name, outlet, title, published, url"
    ):
        said = tuple(authors[n]), tuple(sources[n])
        article = Article(ArticleId(id_), texts[n], outlet, title, published, url, *said)
        numbers.ids[n] = article.id
        numbers.keys.update(
            (number, SentenceKey(article.id, index)) for number, index, *_ in sentences[n]
        )
        own = tuple(
            Sentence(
                article.id, index, Span(start, stop), article.text[start:stop], role, tuple(quotes)
            )
            for _, index, start, stop, role, quotes in sentences[n]
        )
        yield Document(article, own, tuple(named[n]))


def _sentences(file: sqlite3.Connection) -> Groups:
    roles = {role.value: role for role in Role}
    quotes: Groups = defaultdict(list)
    for number, start, stop in _rows(file, "quote", "sentence, start, stop"):
        quotes[number].append(Span(start, stop))
    found: Groups = defaultdict(list)
    for number, article, n, start, stop, role in _rows(
        file, "sentence", "id, article, n, start, stop, role"
    ):
        found[article].append((number, n, start, stop, roles[role], quotes.get(number, ())))
    return found


def with_nuls(text: str, nuls: str) -> str:
    """The two columns of a text → the text as it was read."""
    if not nuls:
        return text
    characters = list(text)
    for offset in map(int, nuls.split()):
        if characters[offset] != NUL_PICTURE:
            raise ValueError(f"no NUL stood at {offset}")
        characters[offset] = "\0"
    return "".join(characters)


def _alignments(
    file: sqlite3.Connection,
    ids: Mapping[int, ArticleId],
    keys: Mapping[int, SentenceKey],
    verdicts: Mapping[int, Verdict],
) -> Iterator[Alignment]:
    links: Groups = defaultdict(list)
    for number, source, target, verdict in _rows(
        file, "link", "alignment, source, target, verdict"
    ):
        links[number].append(Link(keys[source], keys[target], verdicts[verdict]))
    for number, a, b, channels, bits in _rows(file, "alignment", "id, a, b, channels, bits"):
        candidate = Candidate(ids[a], ids[b], tuple(channels.split()), bits)
        yield Alignment(ids[a], ids[b], tuple(links[number]), candidate)


def _passages(file: sqlite3.Connection, keys: Mapping[int, SentenceKey]) -> Iterator[Passage]:
    carriers = _grouped(file, "carrier", "passage, sentence")
    for number, name, label in _rows(file, "passage", "id, name, label"):
        yield Passage(name, Label(label), tuple(keys[n] for n in carriers[number]))


def _edges(
    file: sqlite3.Connection, ids: Mapping[int, ArticleId], evidence: Groups
) -> Iterator[Edge]:
    width = len(TALLY_FIELDS)
    words = ", ".join(f"{side}_{name}" for side in "ab" for name in TALLY_FIELDS)
    for number, a, b, relation, source, probability, *counts in _rows(
        file, "edge", f"id, a, b, relation, source, probability, {words}"
    ):
        yield Edge(
            ids[a],
            ids[b],
            Relation(relation),
            source,
            probability,
            Tally(*counts[:width]),
            Tally(*counts[width:]),
            tuple(evidence[number]),
        )


def _wires(
    file: sqlite3.Connection,
    ids: Mapping[int, ArticleId],
    keys: Mapping[int, SentenceKey],
    evidence: Groups,
) -> Iterator[Wire]:
    carriers = _grouped(file, "wire_carrier", "wire, article")
    text = _grouped(file, "wire_text", "wire, sentence")
    for number, name, title, is_agency, seen, probability in _rows(
        file, "wire", "id, name, title, is_agency, seen, probability"
    ):
        yield Wire(
            name,
            title,
            bool(is_agency),
            None if seen is None else ids[seen],
            tuple(ids[n] for n in carriers[number]),
            tuple(evidence[number]),
            probability,
            tuple(keys[n] for n in text[number]),
        )


def _arrows(
    file: sqlite3.Connection, ids: Mapping[int, ArticleId], keys: Mapping[int, SentenceKey]
) -> Iterator[Arrow]:
    given = _grouped(file, "arrow_sentence", "arrow, sentence")
    for number, source, target, probability, is_main, words in _rows(
        file, "arrow", "id, source, target, probability, is_main, words"
    ):
        indexes = tuple(keys[n].index for n in given[number])
        yield Arrow(source, ids[target], probability, bool(is_main), indexes, words)


def _stories(file: sqlite3.Connection, numbers: Numbers) -> Iterator[Story]:
    articles = _grouped(file, "story_article", "story, article")
    wires = _grouped(file, "story_wire", "story, wire")
    for number, name, accounts, is_parted in _rows(file, "story", "id, name, accounts, is_parted"):
        yield Story(
            name,
            tuple(numbers.ids[n] for n in articles[number]),
            tuple(numbers.wires[n] for n in wires[number]),
            accounts,
            bool(is_parted),
        )


def _outlets(file: sqlite3.Connection) -> Iterator[Outlet]:
    width = len(TALLY_FIELDS)
    for name, articles, *rest in _rows(
        file,
        "outlet",
        f"name, articles, {', '.join(TALLY_FIELDS)}, carried_words, uncredited_words, "
        "taken_words, median_lag_hours",
    ):
        yield Outlet(name, articles, Tally(*rest[:width]), *rest[width:])


def _evidence(file: sqlite3.Connection, keys: Mapping[int, SentenceKey]) -> tuple[Groups, Groups]:
    cited = _grouped(file, "evidence_sentence", "evidence, sentence")
    of_edge: Groups = defaultdict(list)
    of_wire: Groups = defaultdict(list)
    for number, edge, wire, kind, text, points_to, weight in _rows(
        file, "evidence", "id, edge, wire, kind, text, points_to, weight"
    ):
        owner = of_wire[wire] if edge is None else of_edge[edge]
        keys_cited = tuple(keys[n] for n in cited[number])
        owner.append(Evidence(kind, text, points_to, keys_cited, weight))
    return of_edge, of_wire


def skips(file: sqlite3.Connection) -> tuple[Skipped, ...]:
    return tuple(Skipped(*row) for row in _rows(file, "skipped", "path, place, reason, next_step"))


def provenance(file: sqlite3.Connection) -> Provenance:
    version, digest = file.execute("SELECT version, input_digest FROM run").fetchone()
    return Provenance(version, digest, tuple(_rows(file, "option", "name, value")))


def _rows(file: sqlite3.Connection, table: str, columns: str) -> Iterator[Any]:
    return file.execute(f"SELECT {columns} FROM {table} ORDER BY id")


def _grouped(file: sqlite3.Connection, table: str, columns: str) -> Groups:
    """Rows of two numbers: the second ones by the first, in order of id."""
    groups: Groups = defaultdict(list)
    for owner, member in _rows(file, table, columns):
        groups[owner].append(member)
    return groups

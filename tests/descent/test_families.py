"""Groups of articles whose lineage a careful reader can tell, or cannot."""

from __future__ import annotations

from contextlib import closing

import pytest

from lineage.descent import descend
from lineage.model import Relation
from lineage.options import MIN_ARROW_PROBABILITY
from lineage.work import Workspace

from .conftest import OTHER, credit

PLAIN = [
    "Inspectors found that the northern reservoir had been leaking brackish water since autumn.",
    "The council postponed its vote until engineers could examine every cracked concrete panel.",
    "Farmers downstream complained bitterly that their orchards were flooded twice within a month.",
    "A retired surveyor warned colleagues years ago that the foundations rested on porous gravel.",
    "Insurance companies have already received hundreds of claims for ruined cellars and barns.",
    "Volunteers carried sandbags along the embankment while helicopters circled over the valley.",
    "Repair crews estimate that sealing the spillway would require eleven weeks of dry weather.",
    "Several schools closed their gymnasiums to shelter families evacuated during the night.",
    "Hydrologists blamed an outdated drainage model for underestimating the spring snowmelt.",
    "The ministry promised cheap loans to merchants whose warehouses stood beneath the waterline.",
]


@pytest.fixture
def story(document, lineage_of):
    """Articles as lists of numbers of PLAIN (or texts of their own) → their descent."""

    def build(articles, fields=None):
        documents = [
            document(
                id_,
                *(PLAIN[unit] if isinstance(unit, int) else unit for unit in units),
                **(fields or {}).get(id_, {}),
            )
            for id_, units in articles.items()
        ]
        links = [
            (a, i, "copied", b, j)
            for a, units in articles.items()
            for b, others in articles.items()
            if a < b
            for i, unit in enumerate(units)
            for j, other in enumerate(others)
            if unit == other
        ]
        return descend(documents, lineage_of(*documents, links=links).alignments)

    return build


def edge(found, a, b):
    return next(e for e in found.edges if (e.a, e.b) == (a, b))


def drawn(found):
    return {(a.source, a.target) for a in found.arrows if a.probability >= MIN_ARROW_PROBABILITY}


THREE = {
    "a": [0, 1, 2, 3, "Our own reporter saw the gates stand open all morning long."],
    "b": [2, 3, 4, 5, "Nobody in the village slept."],
    "c": [0, 1, 4, 5, 6, "It rained again."],
    "d": [6, 0, 2, 4, 5, "The mayor wept."],
}


def test_carriers_of_which_none_holds_all_betray_an_unseen_text(story):
    found = story(THREE)
    (wire,) = found.wires
    assert (wire.name, wire.seen, wire.carriers) == (None, None, ("a", "b", "c", "d"))
    assert wire.probability > 0.8
    assert wire.evidence[0].kind == "consensus"
    assert "none of them holds all of it" in wire.evidence[0].text
    assert edge(found, "a", "b").relation is Relation.COMMON_SOURCE
    assert edge(found, "a", "b").source == wire.id
    assert not any(source in THREE for source, _ in drawn(found))


def test_the_text_of_an_unseen_wire_is_what_its_carriers_share(story):
    (wire,) = story(THREE).wires
    told = {THREE[key.article][key.index] for key in wire.text}
    assert told == {0, 1, 2, 3, 4, 5, 6}


def test_two_articles_alone_betray_no_unseen_text(story):
    found = story({"a": [0, 1, 2, 3, 7], "b": [0, 1, 2, 3, 8]})
    assert found.wires == ()
    assert edge(found, "a", "b").relation is Relation.UNDETERMINED
    assert drawn(found) == set()


def test_an_unseen_wire_takes_the_name_that_a_carrier_credits(story):
    found = story(THREE, {"b": {"named": [credit("Reuters")]}})
    (wire,) = found.wires
    assert (wire.id, wire.name, wire.is_agency) == ("wire:reuters:a", "Reuters", True)
    assert wire.carriers == ("a", "b", "c", "d")


def test_an_agencys_own_article_that_holds_all_is_the_source(story):
    fields = {"w": {"outlet": "Reuters", "published": "2020-01-01T08:00:00Z"}} | {
        id_: {"outlet": name, "published": f"2020-01-01T{hour}:00:00Z"}
        for id_, name, hour in (("a", "Anewz", 10), ("b", "Talk", 11), ("c", "Globe", 12))
    }
    found = story({"a": [0, 1, 2, 3], "b": [0, 1, 2, 3, 4], "c": [0, 1, 2], "w": range(8)}, fields)
    assert {("w", "a"), ("w", "b"), ("w", "c")} <= drawn(found)
    assert edge(found, "a", "b").relation is Relation.COMMON_SOURCE
    assert edge(found, "a", "b").source == "w"


def test_who_has_anothers_own_additions_took_from_it(story):
    fields = {
        "a": {"outlet": "Anewz", "published": "2020-01-01T08:00:00Z"},
        "b": {"outlet": "Talk", "published": "2020-01-01T12:00:00Z"},
        "c": {"outlet": "Globe", "published": "2020-01-01T09:00:00Z"},
        "d": {"outlet": "Mail", "published": "2020-01-01T09:30:00Z"},
    }
    articles = {
        "a": [0, 1, 2, 7, 8, 9],
        "b": [0, 1, 2, 7, 8, 9, "And so to bed."],
        "c": [0, 1, 2, 3, 4],
        "d": [1, 2, 3, 4, 5],
    }
    found = story(articles, fields)
    arrows = {(a.source, a.target): a.probability for a in found.arrows}
    assert arrows["a", "b"] > 0.5
    assert arrows.get(("b", "a"), 0) < arrows["a", "b"] / 3


def test_an_article_may_have_two_sources(story):
    fields = {
        "m": {"outlet": "Mix", "named": [credit("Reuters")]},
        "r": {"outlet": "Reuters"},
        "p": {"outlet": "Associated Press"},
    }
    found = story({"m": [0, 1, 2, 3, 6, 7, 8], "p": [6, 7, 8, 9], "r": [0, 1, 2, 3, 4]}, fields)
    given = {a.source: a.sentences for a in found.arrows if a.target == "m"}
    assert given["r"] == (0, 1, 2, 3)
    assert given["p"] == (4, 5, 6)


def test_versions_of_one_outlet_are_updates_and_no_accusation(story):
    same = {"outlet": "Anewz"}
    fields = {
        "a": same | {"published": "2020-01-01T08:00:00Z"},
        "b": same | {"published": "2020-01-01T13:00:00Z"},
    }
    found = story({"a": [0, 1, 2], "b": [0, 1, 2, 3]}, fields)
    assert (edge(found, "a", "b").relation, edge(found, "a", "b").source) == (Relation.UPDATE, "a")


def test_a_version_that_says_it_corrects_is_the_later_one(story):
    fields = {
        "a": {"outlet": "Anewz", "title": "CORRECTED - Reservoir leaks"},
        "b": {"outlet": "Anewz", "title": "Reservoir leaks"},
    }
    found = edge(story({"a": [0, 1, 2], "b": [0, 1, 2]}, fields), "a", "b")
    assert (found.relation, found.source) == (Relation.UPDATE, "b")
    assert found.evidence[0].kind == "revision"
    assert found.evidence[0].weight > 0


def test_versions_of_one_outlet_without_dates_have_no_order(story):
    same = {"outlet": "Anewz"}
    articles = {"a": [0, 1, 2, 3], "b": [0, 1, 4, 5], "c": [0, 1, 2, 3, 4, 5]}
    found = story(articles, dict.fromkeys(articles, same))
    assert {e.source for e in found.edges} == {None}
    assert drawn(found) == set()


def test_a_daily_report_with_new_numbers_is_not_taken_from_the_last(document, lineage_of):
    def report(id_, day, price, change):
        return document(
            id_,
            f"Milling wheat for delivery in March closed at {price} euros a tonne on the exchange.",
            f"Traders said that buyers from the region had bid {change} cents more than sellers.",
            OTHER,
            outlet="Reuters",
            published=f"2020-03-{day}T17:00:00Z",
        )

    documents = [report("a", "02", "211.50", "12"), report("b", "03", "208.25", "40")]
    links = [("a", n, "edited", "b", n) for n in range(2)]
    (found,) = descend(documents, lineage_of(*documents, links=links).alignments).edges
    assert found.relation is Relation.INDEPENDENT


def test_a_formula_of_the_house_is_not_an_update(story):
    fields = {
        "a": {"outlet": "Anewz", "published": "2020-01-01"},
        "b": {"outlet": "Anewz", "published": "2020-03-01"},
    }
    found = story({"a": [0, 1, OTHER], "b": [0, 1, "It snowed."]}, fields)
    assert edge(found, "a", "b").relation is Relation.INDEPENDENT


def test_background_from_an_older_article_ties_no_two_younger_ones(story):
    fields = {
        "a": {"outlet": "Anewz", "published": "2020-01-20"},
        "b": {"outlet": "Talk", "published": "2020-01-20"},
        "z": {"outlet": "Globe", "published": "2020-01-02"},
    }
    found = story({"a": [0, 1, OTHER], "b": [0, 1, "It snowed."], "z": [0, 1, 2, 3, 4]}, fields)
    assert not {("a", "b"), ("b", "a")} & drawn(found)
    assert edge(found, "a", "b").source in (None, "z")


def test_probabilities_of_the_sources_of_an_article_are_sound(story):
    found = story(THREE, {"b": {"named": [credit("Reuters")]}})
    assert all(0 < a.probability <= 1 for a in found.arrows)
    mains = [a.target for a in found.arrows if a.is_main]
    assert len(mains) == len(set(mains))


def test_a_story_counts_its_independent_accounts(story):
    found = story(THREE | {"e": ["Nothing here is shared with anybody else at all."]})
    (told,) = found.stories
    assert (told.id, told.articles) == ("story:a", ("a", "b", "c", "d"))
    assert told.accounts == 1
    assert told.wires == tuple(w.id for w in found.wires)


def test_the_order_of_documents_does_not_matter(document, lineage_of):
    documents = [
        document(id_, *(PLAIN[u] if isinstance(u, int) else u for u in units))
        for id_, units in THREE.items()
    ]
    links = [
        (a, i, "edited", b, j)
        for a in THREE for b in THREE if a < b
        for i, u in enumerate(THREE[a]) for j, v in enumerate(THREE[b]) if u == v
    ]  # fmt: skip
    alignments = lineage_of(*documents, links=links).alignments
    assert descend(documents, alignments) == descend(documents[::-1], alignments[::-1])


def test_two_unseen_texts_of_one_first_carrier_have_two_ids(story):
    articles = {
        "a": [0, 1, 2, 3, 5, 6, 7, 8],
        "b": [0, 1, 4, "Nobody slept."],
        "c": [2, 3, 4, 0],
        "d": [1, 2, 4, 3],
        "x": [5, 6, 9, "It rained."],
        "y": [7, 8, 9, 5],
        "z": [6, 7, 9, 8],
    }
    found = story(articles)
    ids = [wire.id for wire in found.wires]
    assert len(ids) == len(set(ids))
    assert {"wire:unnamed:a"} <= set(ids)
    known = {*ids, *articles}
    assert all(arrow.source in known for arrow in found.arrows)


def test_processes_that_share_the_work_find_the_same(document, lineage_of, tmp_path):
    ids = [f"a{n:03}" for n in range(160)]
    documents = [
        document(id_, *PLAIN[n % 5 : n % 5 + 4], outlet=f"Outlet {n % 7}")
        for n, id_ in enumerate(ids)
    ]
    links = [
        (one, i, "copied", other, i) for one, other in zip(ids, ids[5:], strict=False)
        for i in range(4)
    ]  # fmt: skip
    alignments = lineage_of(*documents, links=links).alignments
    heard: list[int] = []
    alone = descend(documents, alignments)
    with closing(Workspace(tmp_path / "parts", 2)) as work:
        assert descend(documents, alignments, work=work, progress=heard.append) == alone
    assert heard[-1] == len(alignments) and len(alone.stories) == 5

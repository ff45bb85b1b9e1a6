"""Articles stand in the lane of their outlet, at their time; arrows are those of the twin."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lineage.report.pictures.lane_layout import MOST_ARTICLES, layout
from lineage.report.pictures.lanes import MOST_STORIES, lanes
from lineage.report.pictures.picture import Missing
from lineage.report.view import view


def places(lineage):
    at = layout(view(lineage), lineage.stories[0])
    return {id_: (spot.x, spot.y) for id_, spot in at.of.items()}, at


def test_later_stands_to_the_right_and_an_unseen_source_where_it_is_first_seen(dated):
    where, at = places(dated)
    assert where["anewz"][0] < where["standard"][0]
    assert where["wire:reuters"][0] == where["anewz"][0]
    assert [(lane.name, lane.is_unseen) for lane in at.lanes] == [
        ("Reuters", True),
        ("Anewz", False),
        ("The Standard", False),
        ("talk", False),
    ]


def test_what_has_no_date_stands_before_all_others(dated):
    where, at = places(dated)
    assert where["talk"][0] < min(where["anewz"][0], where["standard"][0])
    assert at.ticks[0] == (where["talk"][0], "no date")


def test_without_dates_steps_from_the_source_are_counted(dated):
    documents = [replace(d, article=replace(d.article, published=None)) for d in dated.documents]
    where, at = places(replace(dated, documents=tuple(documents)))
    assert where["wire:reuters"][0] < where["anewz"][0] < where["standard"][0]
    assert where["talk"][0] == where["wire:reuters"][0]
    assert [said for _, said in at.ticks] == ["0", "1", "2"]


def test_no_two_things_stand_in_one_place(crowd):
    where, _ = places(crowd)
    assert len(set(where.values())) == len(where)


def test_the_twin_has_each_arrow_and_each_article_without(dated, drawn):
    (made,) = lanes(view(dated))
    assert made.table.rows == (
        ("anewz", "Anewz", "2025-02-12T10:00:00Z", "edited", "Reuters", True, 0.9, 20),
        ("standard", "The Standard", "2025-02-12T12:10:00Z", "edited", "anewz", True, 0.8, 15),
        ("talk", None, None, None, None, None, None, None),
    )
    seen = drawn(made)
    assert len(seen.all("path", "wide")) == 2
    assert len(seen.all("circle", "hollow")) == 1
    assert (seen.words("edited-ink"), seen.words("added-ink")) == (["E", "E"], [])


def test_what_is_not_sure_is_no_arrow(dated):
    arrows = tuple(replace(a, probability=0.5) for a in dated.arrows)
    (made,) = lanes(view(replace(dated, arrows=arrows)))
    assert isinstance(made, Missing)


def test_articles_that_there_is_no_room_for_are_told(crowd, drawn):
    (made,) = lanes(view(crowd))
    left_out = f"… and {280 - MOST_ARTICLES} more articles"
    assert left_out in drawn(made).words()
    assert made.table.rows[-1][0] == left_out
    assert len({row[0] for row in made.table.rows}) == MOST_ARTICLES + 1


@pytest.mark.parametrize("number", [1, MOST_STORIES, MOST_STORIES + 2])
def test_the_stories_with_the_most_sources_have_a_picture_each(dated, number):
    (story,) = dated.stories
    stories = tuple(replace(story, id=f"story:{n}") for n in range(number))
    made = lanes(view(replace(dated, stories=stories)))
    assert [one.key for one in made] == [f"lanes-{n + 1}" for n in range(min(number, MOST_STORIES))]
    said = "1 of 1 story" if number == 1 else f"1 of {number} stories"
    assert made[0].title == f"Who has it from whom: story:0, {said}"

"""Stories → lanes of sources and outlets, with each article at its time and an arrow from where it
has its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import hypot

from lineage.glossary import LABELS
from lineage.model import Arrow, ArticleId, Label, Story
from lineage.report import findings
from lineage.report.numbers import count, likelihood
from lineage.report.pictures.drawing import LINE, Mark, circle, cut, line, more, path, picture, text
from lineage.report.pictures.lane_layout import LEFT, ROW, Layout, Spot, layout
from lineage.report.pictures.picture import Missing, Picture
from lineage.report.tables import Cell, Table
from lineage.report.view import View, is_drawn

KEY, TITLE = "lanes", "Who has it from whom"
READING = (
    "A lane is an outlet, or a source that is not here (dashed); an arrow leads from a source to "
    "the article that has its words, or credits it (grey), dashed if it is not the main one; a "
    "letter says what most words from there are."
)
MOST_STORIES = 3
_RADIUS = 9
_LONGEST_ID = 400


def lanes(view: View) -> tuple[Picture | Missing, ...]:
    """Of the stories with the most articles that have a source, one picture each."""
    sourced = {s.id: sum(bool(_arrows(view, a)) for a in s.articles) for s in view.lineage.stories}
    stories = [s for s in view.lineage.stories if sourced[s.id]]
    stories.sort(key=lambda s: (-sourced[s.id], -len(s.articles), s.id))
    if not stories:
        return (Missing(KEY, TITLE, "No article is put down to a source with enough certainty."),)
    of = f"of {count(len(stories), 'story', 'stories')}"
    return tuple(
        story_lanes(view, story, f"{KEY}-{n}", f"{TITLE}: {_named(view, story)}, {n} {of}")
        for n, story in enumerate(stories[:MOST_STORIES], 1)
    )


def _named(view: View, story: Story) -> str:
    title, id_ = findings.story_title(view, story), cut(story.id, _LONGEST_ID)
    return f"“{title}” ({id_})" if title else id_


def story_lanes(view: View, story: Story, key: str, title: str) -> Picture:
    """Of one story; of a large one, the articles with the most words from a source."""
    at = layout(view, story)
    arrows = [
        arrow
        for spot in at.spots
        for arrow in (_arrows(view, spot.mark.article) if spot.mark else ())
        if arrow.source in at.of
    ]
    marks = [*_ground(at)]
    for arrow in arrows:
        marks += _arrow(at, arrow)
    for spot in at.spots:
        marks += _spot(view, spot)
    height = at.height + LINE * 1.5
    if at.left_out:
        marks.append(text(LEFT, height - 6, more(at.left_out, "article"), "muted"))
    marks.append(text(at.right, height - 6, at.span, "small muted", anchor="end"))
    return picture(key, title, READING, height, marks, _table(view, key, at, arrows))


def _arrows(view: View, article: ArticleId) -> list[Arrow]:
    return [arrow for arrow in view.arrows_to(article) if is_drawn(arrow)]


def _ground(at: Layout) -> Iterator[Mark]:
    for x, said in at.ticks:
        yield line(x, 22, x, at.height, "faint")
        yield text(x, 14, said, "small muted", anchor="middle")
    for lane in at.lanes:
        middle = lane.top + ROW / 2
        style = "axis dashed" if lane.is_unseen else "faint"
        yield line(LEFT, middle, at.right, middle, style)
        yield text(LEFT - 24, middle + 4, lane.name, anchor="end", most=LEFT - 28)


def _spot(view: View, spot: Spot) -> Iterator[Mark]:
    if spot.mark is None:
        yield circle(spot.x, spot.y, _RADIUS, "hollow dashed", tip=f"{spot.name}, not here")
        return
    label = spot.mark.label
    article = view.documents[spot.mark.article].article
    tip = f"{findings.name(article)}, {article.published or 'no date'}"
    if spot.mark.is_agency:
        yield path(_diamond(spot.x, spot.y), label.value, tip=tip)
    else:
        yield circle(spot.x, spot.y, _RADIUS, label.value, tip=tip)
    if label is not Label.ADDED:
        letter = LABELS[label].letter
        yield text(spot.x, spot.y + 4, letter, f"small {label.value}-ink", anchor="middle")


def _diamond(x: float, y: float) -> tuple[str | float, ...]:
    r = _RADIUS + 3
    return ("M", x, y - r, "l", r, r, "l", -r, r, "l", -r, -r, "z")


def _arrow(at: Layout, arrow: Arrow) -> Iterator[Mark]:
    """A slight arc, so that arrows along one lane do not hide what stands between."""
    source, target = at.of[arrow.source], at.of[arrow.target]
    label = target.mark.label if target.mark and arrow.is_main else Label.ADDED
    dx, dy = target.x - source.x, target.y - source.y
    length = hypot(dx, dy)
    if length < 2 * _RADIUS:
        return
    bow = min(0.18, 30 / length)
    over = (source.x + dx / 2 + dy * bow, source.y + dy / 2 - dx * bow)
    start = _towards((source.x, source.y), over, _RADIUS)
    end = _towards((target.x, target.y), over, _RADIUS + 5)
    style = f"{label.value}-edge wide" + ("" if arrow.is_main else " dashed")
    tip = f"{likelihood(arrow.probability)}, {count(arrow.words, 'word')}"
    yield path(("M", *start, "Q", *over, *end), style, tip=tip)
    yield path(_head(end, (target.x, target.y)), f"{label.value}-bar")


Point = tuple[float, float]


def _towards(point: Point, other: Point, step: float) -> Point:
    dx, dy = other[0] - point[0], other[1] - point[1]
    length = hypot(dx, dy) or 1.0
    return point[0] + dx / length * step, point[1] + dy / length * step


def _head(end: Point, target: Point) -> tuple[str | float, ...]:
    """A triangle with its tip where the target's edge is."""
    tip = _towards(end, target, 5)
    x, y = tip[0] - end[0], tip[1] - end[1]
    one, other = (end[0] - y * 0.8, end[1] + x * 0.8), (end[0] + y * 0.8, end[1] - x * 0.8)
    return ("M", *tip, "L", *one, "L", *other, "z")


def _table(view: View, key: str, at: Layout, arrows: Sequence[Arrow]) -> Table:
    rows = list(_rows(view, at, arrows))
    if at.left_out:
        rows.append((more(at.left_out, "article"), *(None,) * 7))
    columns = ("article", "outlet", "date", "label", "source", "main", "probability", "words")
    return Table(key, columns, tuple(rows))


_NO_ARROW: tuple[Cell, ...] = (None, None, None, None)


def _rows(view: View, at: Layout, arrows: Sequence[Arrow]) -> Iterator[tuple[Cell, ...]]:
    """One for each arrow, and one for each article without."""
    for spot in at.spots:
        if spot.mark is None:
            continue
        article = view.documents[spot.mark.article].article
        into: list[tuple[Cell, ...]] = [
            (at.of[a.source].name, a.is_main, round(a.probability, 4), a.words)
            for a in arrows
            if a.target == article.id
        ]
        for cells in into or [_NO_ARROW]:
            label = None if spot.mark.label is Label.ADDED else spot.mark.label.value
            yield (article.id, article.outlet, article.published, label, *cells)

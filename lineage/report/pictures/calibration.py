"""People's decisions on labels → how often they confirm the model, by how sure it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from lineage.model import Label
from lineage.report.numbers import count, percent, share
from lineage.report.pictures.drawing import Mark, circle, line, path, picture, text
from lineage.report.pictures.picture import Missing, Picture
from lineage.report.tables import Table
from lineage.report.view import View

KEY, TITLE = "calibration", "Whether the model is as sure as it is right"
READING = (
    "A point is all labels of about one probability that people judged: the higher, the more of "
    "them they confirmed. On the diagonal the model is as sure as it is right."
)
BINS = 10
_LEFT, _TOP, _SIDE = 90, 20, 320
_WORDS_AT = _LEFT + _SIDE + 60


@dataclass(frozen=True, slots=True)
class _Bin:
    number: int
    said: tuple[float, ...]
    """Probabilities."""
    confirmed: int

    @property
    def mean(self) -> float:
        return sum(self.said) / len(self.said)

    @property
    def rate(self) -> float:
        return self.confirmed / len(self.said)


def calibration(view: View) -> Picture | Missing:
    bins = _bins(view)
    if not bins:
        return Missing(KEY, TITLE, "People have not judged any label that has a probability.")
    return picture(KEY, TITLE, READING, _TOP + _SIDE + 54, _drawn(bins), _table(bins))


def _bins(view: View) -> list[_Bin]:
    judged: dict[int, list[tuple[float, bool]]] = {}
    for decision in view.lineage.decisions:
        if isinstance(decision.new, Label) and decision.probability is not None:
            number = min(int(decision.probability * BINS + 1e-9), BINS - 1)
            said = decision.probability, decision.new is decision.old
            judged.setdefault(number, []).append(said)
    return [
        _Bin(number, tuple(p for p, _ in judged[number]), sum(c for _, c in judged[number]))
        for number in sorted(judged)
    ]


def _drawn(bins: Sequence[_Bin]) -> Iterator[Mark]:
    floor, right = _TOP + _SIDE, _LEFT + _SIDE
    for fifth in range(6):
        at = _SIDE * fifth / 5
        yield line(_LEFT, floor - at, right, floor - at, "faint")
        yield text(_LEFT - 8, floor - at + 4, f"{20 * fifth} %", "small muted", anchor="end")
        yield text(_LEFT + at, floor + 17, f"{fifth / 5:g}", "small muted", anchor="middle")
    yield line(_LEFT, floor, right, _TOP, "axis dashed")
    yield text(_LEFT + _SIDE / 2, floor + 40, "probability of the label", "muted", anchor="middle")
    places = [(_LEFT + _SIDE * b.mean, floor - _SIDE * b.rate) for b in bins]
    steps = [step for n, at in enumerate(places) for step in ("L" if n else "M", *at)]
    yield path(steps, "line")
    most = max(len(b.said) for b in bins)
    for (x, y), one in zip(places, bins, strict=True):
        yield circle(x, y, 3 + 6 * sqrt(len(one.said) / most), "bar")
    yield text(_WORDS_AT, _TOP + 12, "confirmed by people", "strong")
    for number, one in enumerate(bins):
        yield text(_WORDS_AT, _TOP + 36 + 20 * number, _told(one))


def _told(one: _Bin) -> str:
    low, high = one.number / BINS, (one.number + 1) / BINS
    of = count(len(one.said), "label")
    return f"{low:g} to {high:g}: {percent(one.confirmed, len(one.said))} of {of}"


def _table(bins: Sequence[_Bin]) -> Table:
    columns = ("from", "to", "labels", "mean_probability", "confirmed", "confirmed_share")
    rows = (
        (
            *(b.number / BINS, (b.number + 1) / BINS, len(b.said), round(b.mean, 4)),
            *(b.confirmed, share(b.confirmed, len(b.said))),
        )
        for b in bins
    )
    return Table(KEY, columns, tuple(rows))

"""Points and lines on one or two logarithmic axes → SVG text that is readable on light and dark."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT = 720, 440
LEFT, RIGHT, TOP, BOTTOM = 76, 44, 48, 60
LETTER, LINE = 8, 16
"""Width and height of a letter, about."""
STYLE = """
svg { font: 15px system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; }
text { fill: #333; } .faint { stroke: #8888; stroke-width: 0.6; } .axis { stroke: #777; }
.title { font-weight: 600; font-size: 17px; }
.c0 { --c: #0072b2; } .c1 { --c: #d55e00; } .c2 { --c: #767676; }
.mark { fill: var(--c); } .line { stroke: var(--c); stroke-width: 2; fill: none; }
.fit { stroke: var(--c); stroke-width: 1.2; stroke-dasharray: 6 5; }
@media (prefers-color-scheme: dark) {
  text { fill: #ddd; } .c0 { --c: #56b4e9; } .c1 { --c: #e69f00; } .c2 { --c: #9a9a9a; } }
"""


@dataclass(frozen=True, slots=True)
class Axis:
    label: str
    low: float
    high: float
    is_log: bool = True

    def share(self, value: float) -> float:
        """Where it lies between the ends: 0 to 1."""
        if not self.is_log:
            return (value - self.low) / (self.high - self.low)
        return math.log(value / self.low) / math.log(self.high / self.low)

    def ticks(self) -> Iterator[float]:
        if not self.is_log:
            yield from (self.low + (self.high - self.low) * n / 5 for n in range(6))
            return
        for power in range(math.ceil(math.log10(self.low) - 1e-9), 99):
            if 10**power > self.high * (1 + 1e-9):
                return
            yield 10.0**power


@dataclass(frozen=True, slots=True)
class Series:
    name: str
    points: Sequence[tuple[float, float]]
    colour: int
    """0, 1 or 2; the shape of the marks goes with it."""
    is_joined: bool = True
    fit: Sequence[tuple[float, float]] = ()
    """Ends of a dashed line."""


def decades(values: Sequence[float]) -> tuple[float, float]:
    """Powers of ten around them."""
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return 10.0**low, 10.0 ** max(high, low + 1)


def chart(title: str, x: Axis, y: Axis, series: Sequence[Series], labelled: bool = False) -> str:
    """`labelled`: names stand at the last point of each series; else in a legend."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">',
        f"<title>{escape(title)}</title><style>{STYLE}</style>",
        _text(LEFT, 26, title, "start", "title"),
        *_grid(x, y),
    ]
    for number, each in enumerate(series):
        parts += _drawn(each, x, y)
        if not labelled:
            parts += _legend(number, each)
    if labelled:
        parts += _labels([(_place(each.points[-1], x, y), each.name) for each in series])
    return "\n".join([*parts, "</svg>"]) + "\n"


def _place(point: tuple[float, float], x: Axis, y: Axis) -> tuple[float, float]:
    across = LEFT + (WIDTH - LEFT - RIGHT) * x.share(point[0])
    return across, HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * y.share(point[1])


def _grid(x: Axis, y: Axis) -> Iterator[str]:
    floor, right = HEIGHT - BOTTOM, WIDTH - RIGHT
    for value in x.ticks():
        at, _ = _place((value, y.low), x, y)
        yield f'<path class="faint" d="M{at:.1f} {TOP}V{floor}"/>'
        yield _text(at, floor + 22, _number(value), "middle")
    for value in y.ticks():
        _, at = _place((x.low, value), x, y)
        yield f'<path class="faint" d="M{LEFT} {at:.1f}H{right}"/>'
        yield _text(LEFT - 8, at + 5, _number(value), "end")
    yield f'<path class="axis" fill="none" d="M{LEFT} {TOP}V{floor}H{right}"/>'
    yield _text((LEFT + right) / 2, HEIGHT - 12, x.label, "middle")
    middle = (TOP + floor) / 2
    turned = f'transform="rotate(-90 18 {middle})"'
    yield f'<text x="18" y="{middle}" text-anchor="middle" {turned}>{escape(y.label)}</text>'


def _drawn(series: Series, x: Axis, y: Axis) -> Iterator[str]:
    places = [_place(point, x, y) for point in series.points]
    yield f'<g class="c{series.colour}">'
    if series.is_joined:
        yield f'<path class="line" d="M{"L".join(f"{a:.1f} {b:.1f}" for a, b in places)}"/>'
    if series.fit:
        (a, b), (c, d) = (_place(point, x, y) for point in series.fit)
        yield f'<path class="fit" d="M{a:.1f} {b:.1f}L{c:.1f} {d:.1f}"/>'
    yield from (_mark(a, b, series.colour) for a, b in places)
    yield "</g>"


def _mark(a: float, b: float, colour: int) -> str:
    """A circle, a square or a diamond: colours do not stand alone."""
    if colour == 0:
        return f'<circle class="mark" cx="{a:.1f}" cy="{b:.1f}" r="5"/>'
    if colour == 1:
        return f'<rect class="mark" x="{a - 4.5:.1f}" y="{b - 4.5:.1f}" width="9" height="9"/>'
    return f'<path class="mark" d="M{a:.1f} {b - 6:.1f}l6 6l-6 6l-6 -6z"/>'


def _legend(number: int, series: Series) -> Iterator[str]:
    down = TOP + 20 + 24 * number
    yield f'<g class="c{series.colour}">{_mark(LEFT + 22, down, series.colour)}</g>'
    yield _text(LEFT + 36, down + 5, series.name, "start")


def _labels(places: Sequence[tuple[tuple[float, float], str]]) -> Iterator[str]:
    """Each beside its point, where there is room, and below those that it would cover."""
    taken: list[tuple[float, float, float]] = []
    for (x, y), name in sorted(places, key=lambda place: place[0][1]):
        is_right = x > WIDTH * 0.72
        width = LETTER * len(name)
        begin, down = x - 10 - width if is_right else x + 10, y + 5
        for left, right, other in sorted(taken, key=lambda t: t[2]):
            if left < begin + width and begin < right and abs(down - other) < LINE:
                down = other + LINE
        taken.append((begin, begin + width, down))
        yield _text(x + (-10 if is_right else 10), down, name, "end" if is_right else "start")


def _text(x: float, y: float, text: str, anchor: str, style: str = "") -> str:
    named = f' class="{style}"' if style else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{named}>{escape(text)}</text>'


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 1 else f"{value:g}"

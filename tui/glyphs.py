"""Name → glyph: every non-ASCII character that the screens draw, with its ASCII twin.

All are one cell wide. Many are of ambiguous width in East Asian fonts, so a terminal that may
draw them wide, or not at all, gets `ASCII`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from lineage.glossary import LABELS
from lineage.model import Label
from lineage.options import MIN_ARROW_PROBABILITY

Confidence = Literal["sure", "likely", "unsure"]
SURE_PROBABILITY = 0.9
_STEPS: tuple[tuple[float, Confidence, int], ...] = (
    (SURE_PROBABILITY, "sure", 3),
    (MIN_ARROW_PROBABILITY, "likely", 2),
    (0.0, "unsure", 1),
)


@dataclass(frozen=True, slots=True)
class Glyphs:
    is_ascii: bool
    blocks: Mapping[Label, str]
    branch: str
    """Before a child that has a younger sibling; three cells with `rule` and a blank."""
    last_branch: str
    trunk: str
    """Past a node whose parent has younger children."""
    rule: str
    weak_rule: str
    quote_rule: str
    same_rule: str
    """Under words that all readings of a passage share."""
    article: str
    agency: str
    """An agency's own article."""
    undated: str
    """An article without a date."""
    unseen: str
    """A source that is not in the corpus."""
    common: str
    """Speech or paper that everybody could quote."""
    flag: str
    both: str
    """Between two articles of which neither is known to be the source."""
    arrow: str
    full: str
    """One of three marks of certainty that is lit; `empty`: one that is not."""
    empty: str
    ellipsis: str
    dash: str
    dot: str
    check: str
    times: str
    cursor: str
    folded: str
    up: str
    down: str
    parts: str
    """Blocks of growing width, from an eighth of a cell to a whole one."""
    levels: str
    """Blocks of growing height, lowest first."""
    shades: str
    """From nothing to much, six; for a heat map without colours."""

    def bar(self, share: float, width: int) -> str:
        """`width` cells, of which `share` (0 to 1) is filled, to a part of a cell.

        Empty only for 0, and full only for 1 (if there are two steps to tell them apart).
        """
        steps = len(self.parts)
        filled = _between(share, width * steps)
        whole, rest = divmod(filled, steps)
        return (self.parts[-1] * whole + (self.parts[rest - 1] if rest else "")).ljust(width)

    def sparkline(self, values: Sequence[float]) -> str:
        """One cell for each value, as high as its part of the largest; 0 and below is a blank."""
        top = max(values, default=0.0)
        steps = len(self.levels)
        heights = [_between(value / top, steps) if value > 0 else 0 for value in values]
        return "".join(self.levels[height - 1] if height else " " for height in heights)

    def shade(self, share: float) -> str:
        """A cell of a heat map for a share of the largest value, 0 to 1."""
        return self.shades[min(int(max(share, 0.0) * len(self.shades)), len(self.shades) - 1)]

    def confidence(self, probability: float) -> tuple[Confidence, str]:
        """A word and three cells, so that certainty needs no colour."""
        word, lit = next((w, n) for least, w, n in _STEPS if probability >= least or not least)
        return word, self.full * lit + self.empty * (3 - lit)


def _between(share: float, steps: int) -> int:
    """`share` of `steps`, rounded; neither none nor all by rounding, where there is a choice."""
    if share <= 0:
        return 0
    if share >= 1 or steps < 2:
        return steps
    return min(max(round(share * steps), 1), steps - 1)


UNICODE = Glyphs(
    is_ascii=False,
    blocks={label: entry.block for label, entry in LABELS.items()},
    branch="├",
    last_branch="└",
    trunk="│",
    rule="─",
    weak_rule="╌",
    quote_rule="┄",
    same_rule="═",
    article="●",
    agency="◆",
    undated="○",
    unseen="◌",
    common="◇",
    flag="⚑",
    both="↔",
    arrow="→",
    full="▮",
    empty="▯",
    ellipsis="…",
    dash="–",
    dot="·",
    check="✓",
    times="×",
    cursor=">",
    folded="▸",
    up="↑",
    down="↓",
    parts="▏▎▍▌▋▊▉█",
    levels="▁▂▃▄▅▆▇█",
    shades=" ·░▒▓█",
)

ASCII = Glyphs(
    is_ascii=True,
    blocks={label: entry.ascii_block for label, entry in LABELS.items()},
    branch="|",
    last_branch="`",
    trunk="|",
    rule="-",
    weak_rule="~",
    quote_rule=".",
    same_rule="=",
    article="*",
    agency="@",
    undated="?",
    unseen="o",
    common="%",
    flag="!",
    both="=",
    arrow=">",
    full="#",
    empty="-",
    ellipsis="~",
    dash="-",
    dot=".",
    check="x",
    times="x",
    cursor=">",
    folded="+",
    up="^",
    down="v",
    parts="#",
    levels="_.-=+*#",
    shades=" .:+%#",
)


def wants_ascii(env: Mapping[str, str], encoding: str | None) -> bool:
    """Asked for (`WIRELINEAGE_ASCII`), or what the terminal can be trusted with.

    `encoding` is that of stdout; None: not known.
    """
    asked = env.get("WIRELINEAGE_ASCII", "")
    if asked:
        return asked.casefold() not in ("0", "false", "no", "off")
    if env.get("TERM") in ("linux", "dumb"):
        return True
    if encoding is not None and not _is_utf8(encoding):
        return True
    locale = env.get("LC_ALL") or env.get("LC_CTYPE") or env.get("LANG") or ""
    return bool(locale) and not _is_utf8(locale.partition(".")[2])


def _is_utf8(name: str) -> bool:
    return name.partition("@")[0].casefold().replace("-", "").replace("_", "") == "utf8"

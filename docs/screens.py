"""Write the pictures that the README shows: screens of the five seeds, and pictures of the report
on the five articles of the demo.

usage: python docs/screens.py
"""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from pathlib import Path

from lineage import save, trace
from lineage.align.edits import word_edits
from lineage.options import ReadOptions
from lineage.read import open_corpus
from lineage.report.colours import LIGHT
from lineage.report.pictures import Picture
from lineage.report.pictures.all import pictures
from lineage.report.view import view
from lineage.store.archive import Archive
from tui.app import LineageApp
from tui.decisions import Decisions
from tui.library import Library
from tui.place import Place
from tui.settings import Settings

ROOT = Path(__file__).parents[1]
SIZE = (120, 36)
SHOTS = {
    "overview": ("wire-dark", Place("overview"), ()),
    "article": ("wire-dark", Place("article", 2), ("full_stop", "full_stop", "full_stop")),
    "compare": ("wire-dark", Place("compare", 0, 2), ("j", "j")),
    "lineage": ("wire-dark", Place("lineage"), ("j", "d")),
    "passage": ("wire-light", Place("passage", 1), ("j",)),
    "matrix": ("wire-light", Place("matrix"), ()),
    "review": ("high-contrast", Place("review"), ()),
}
REPORT = ("lanes-1", "strips", "passages")
"""Pictures of the report, by their keys."""
MARGIN = 14
_FONT = re.compile(r"@font-face \{.*?\}\s*", re.S)
"""Pictures ask nobody for a font: the reader's own monospaced one will do."""


async def shot(store: Path, theme: str, place: Place, keys: tuple[str, ...]) -> str:
    library = Library(Archive(store), Decisions(store, "Ada", can_save=False))
    app = LineageApp(library, name="seeds", settings=Settings(theme=theme), start=place)
    async with app.run_test(size=SIZE) as pilot:
        for key in ("", *keys):
            if key:
                await pilot.press(key)
            await pilot.pause(0.3)
            await app.workers.wait_for_complete()
        await pilot.pause(0.3)
        return _FONT.sub("", app.export_screenshot(title="wirelineage ui seeds/"))


def report_pictures() -> dict[str, str]:
    """By key."""
    told = trace(open_corpus([str(ROOT / "lineage/data/demo")], ReadOptions()))
    made = [p for p in pictures(view(told), word_edits) if isinstance(p, Picture)]
    return {p.key: on_a_page(p.svg) for p in made if p.key in REPORT}


def on_a_page(svg: str) -> str:
    """With a margin, on the report's background: a reader's own may be dark."""
    width, height = (
        float(n) + 2 * MARGIN for n in re.findall(r'viewBox="0 0 (\S+) (\S+)"', svg)[0]
    )
    place = f'x="-{MARGIN}" y="-{MARGIN}" width="{width:g}" height="{height:g}"'
    box = f'viewBox="-{MARGIN} -{MARGIN} {width:g} {height:g}"'
    page = f'</style><rect {place} fill="{LIGHT.page}"/>'
    return re.sub(r'viewBox="[^"]*"', box, svg, count=1).replace("</style>", page, 1)


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "seeds.wl"
        save(trace(open_corpus([str(ROOT / "seeds")], ReadOptions())), store)
        for name, (theme, place, keys) in SHOTS.items():
            picture = asyncio.run(shot(store, theme, place, keys))
            (ROOT / "docs/screens" / f"{name}.svg").write_text(picture, encoding="utf-8")
    for key, picture in report_pictures().items():
        (ROOT / "docs/screens" / f"report-{key}.svg").write_text(picture, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

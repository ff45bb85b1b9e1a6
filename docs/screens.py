"""Write the pictures of the screens that the README shows, from the five seeds.

usage: python docs/screens.py
"""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from pathlib import Path

from lineage import save, trace
from lineage.options import ReadOptions
from lineage.read import open_corpus
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


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "seeds.wl"
        save(trace(open_corpus([str(ROOT / "seeds")], ReadOptions())), store)
        for name, (theme, place, keys) in SHOTS.items():
            picture = asyncio.run(shot(store, theme, place, keys))
            (ROOT / "docs/screens" / f"{name}.svg").write_text(picture, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

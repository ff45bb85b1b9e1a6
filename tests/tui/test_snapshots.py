"""How every screen looks, on the five seeds: the text, and the style of every cell.

`make golden` writes them anew; read the difference. In a snapshot the text comes first, then the
same lines with a letter for the style of each cell, then what the letters mean.
"""

from itertools import groupby
from pathlib import Path
from string import ascii_letters, digits

import pytest

from lineage import trace
from lineage.options import ReadOptions
from lineage.read import open_corpus
from lineage.store import save
from lineage.store.archive import Archive
from tests.tui.conftest import press
from tui.app import LineageApp
from tui.decisions import Decisions
from tui.library import Library
from tui.place import Place
from tui.settings import Settings

ROOT = Path(__file__).parents[2]
SIZES = [(80, 24), (120, 40), (200, 60)]
THEMES = ["wire-dark", "wire-light", "mono"]
SCREENS = {
    "overview": (Place("overview"), ()),
    "articles": (Place("articles"), ("j",)),
    "article": (Place("article", 2), ("full_stop", "full_stop")),
    "passages": (Place("passages"), ("j",)),
    "passage": (Place("passage", 1), ("j",)),
    "compare": (Place("compare", 0, 2), ("j",)),
    "lineage": (Place("lineage"), ("j",)),
    "matrix": (Place("matrix"), ("l",)),
    "timeline": (Place("timeline"), ("j",)),
    "review": (Place("review"), ()),
    "relabel": (Place("article", 2), ("full_stop", "r")),
}
LETTERS = "." + ascii_letters + digits + "+-*/=<>()[]{}!?$%&#@~^"


@pytest.fixture(scope="session")
def seeds_store(tmp_path_factory):
    path = tmp_path_factory.mktemp("seeds") / "seeds.wl"
    save(trace(open_corpus([str(ROOT / "seeds")], ReadOptions())), path)
    return path


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("screen", SCREENS)
def test_screen_looks_as_it_did(screen, size, theme, seeds_store, drive, golden):
    place, keys = SCREENS[screen]
    archive = Archive(seeds_store)
    library = Library(archive, Decisions(seeds_store, "Ada"))
    app = LineageApp(library, name="seeds", settings=Settings(theme=theme), start=place)

    async def steps(pilot):
        await press(pilot, *keys)
        return picture(app)

    text, styles, legend = drive(app, steps, size)
    name = f"tui/{screen}-{size[0]}x{size[1]}"
    if theme == THEMES[0]:
        golden(f"{name}.txt", text)
    golden(f"{name}-{theme}.txt", f"{styles}\n{legend}")


def picture(app):
    """Text, a letter for the style of every cell, and the legend of the letters."""
    lines = app.screen._compositor.render_strips()
    letters, rows = {}, []
    for line in lines:
        row = ""
        for style, segments in groupby(line, key=lambda s: str(s.style or "")):
            letter = letters.setdefault(style, LETTERS[len(letters)])
            row += letter * sum(segment.cell_length for segment in segments)
        rows.append(row)
    text = "\n".join(line.text.rstrip() for line in lines) + "\n"
    legend = "\n".join(f"{letter} {style}" for style, letter in letters.items()) + "\n"
    return text, "\n".join(rows) + "\n", legend

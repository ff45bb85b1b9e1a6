import time

from rich.segment import Segment
from textual.app import App

from tests.tui.conftest import press
from tui.widgets.cell_grid import CellGrid


class GridApp(App[None]):
    def __init__(self, rows, columns):
        super().__init__()
        self.grid = CellGrid(
            lambda row, width, is_at: [Segment(f"r{row}")],
            lambda column, width, is_at: [Segment(f"c{column}".ljust(width))],
            self.cell,
        )
        self.size_asked = rows, columns
        self.painted = 0

    def cell(self, row, column, is_at):
        self.painted += 1
        return [Segment(f"{row}.{column}{'!' if is_at else ''}".ljust(10))]

    def compose(self):
        yield self.grid

    def on_mount(self):
        self.grid.fill(*self.size_asked, 8, 10, (0, 0))
        self.grid.focus()


def seen(grid):
    return [grid.render_line(y).text for y in range(grid.scrollable_content_region.height)]


def test_heads_stay_while_both_ways_scroll(drive):
    app = GridApp(140, 140)

    async def steps(pilot):
        await press(pilot, "G", *["l"] * 20)
        lines = seen(app.grid)
        assert app.grid.at == (139, 20)
        assert lines[0].split() == [f"c{n}" for n in range(14, 21)]
        assert lines[-1].split() == ["r139", *(f"139.{n}" for n in range(14, 20)), "139.20!"]
        await press(pilot, "home", *["h"] * 30)
        assert app.grid.at == (0, 0)
        assert seen(app.grid)[1].startswith("r0      0.0!")

    drive(app, steps)


def test_keys_move_cell_by_cell_and_stop_at_the_edges(drive):
    app = GridApp(3, 3)

    async def steps(pilot):
        for key, at in [
            ("up", (0, 0)), ("right", (0, 1)), ("down", (1, 1)), ("l", (1, 2)), ("l", (1, 2)),
            ("j", (2, 2)), ("j", (2, 2)), ("h", (2, 1)), ("left", (2, 0)), ("k", (1, 0)),
            ("end", (2, 0)), ("g", (0, 0)), ("pagedown", (2, 0)), ("pageup", (0, 0)),
        ]:  # fmt: skip
            await press(pilot, key)
            assert app.grid.at == at, key

    drive(app, steps)


def test_a_click_goes_to_its_cell(drive):
    app = GridApp(5, 5)

    async def steps(pilot):
        await pilot.click(CellGrid, offset=(8 + 25, 4))
        assert app.grid.at == (3, 2)
        await pilot.click(CellGrid, offset=(2, 4))
        await pilot.click(CellGrid, offset=(79, 0))
        assert app.grid.at == (3, 2)

    drive(app, steps)


def test_only_visible_cells_are_painted(drive):
    app = GridApp(3_000, 3_000)

    async def steps(pilot):
        app.painted = 0
        began = time.perf_counter()
        await press(pilot, "G", "l", "l")
        assert app.painted < 5_000
        assert time.perf_counter() - began < 5
        assert app.grid.at == (2_999, 2)

    drive(app, steps)


def test_no_cells_are_an_empty_page(drive):
    app = GridApp(0, 0)

    async def steps(pilot):
        await press(pilot, "j", "l", "G", "enter")
        assert not "".join(seen(app.grid)).strip()

    drive(app, steps)

"""The application on a small store, driven by keys, in a window of a given size."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from textual import _wait, constants
from textual.pilot import Pilot
from textual.widgets import Input

from lineage.model import ArticleId, Lineage, Role, Story
from lineage.store import save
from lineage.store.archive import Archive
from tui.app import LineageApp
from tui.decisions import Decisions
from tui.library import Library

BOMB = (
    "see [/b] [Reuters] [red]x[/] \x1b[31mred \x00 \u202eback\u202c \u200bzero 漢字 {+a+}[-b-] \\["
)
"""Text that would be markup, or would steer the terminal, if anybody let it."""

constants.MAX_FPS = 200
_wait.SLEEP_GRANULARITY = 1 / 100
_wait.SLEEP_IDLE = 1 / 250
"""Textual waits for a process that does nothing; our workers and pauses are waited for below."""

Drive = Callable[..., Any]


@pytest.fixture
def drive() -> Drive:
    """`drive(app, steps, size=(80, 24))`: `steps(pilot)` is awaited while the app runs."""

    def run(app: LineageApp, steps: Callable[[Pilot[None]], Awaitable[Any]], size=(80, 24)) -> Any:
        async def whole() -> Any:
            async with app.run_test(size=size) as pilot:
                await settle(pilot)
                return await steps(pilot)

        return asyncio.run(whole())

    return run


async def settle(pilot: Pilot[None]) -> None:
    """Until nothing is being done any more."""
    await pilot.pause()
    while not all(worker.is_finished for worker in pilot.app.workers):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """One key after the other, as a person does who looks at the screen; words that are typed
    are typed at once."""
    await settle(pilot)
    for at, key in enumerate(keys):
        await pilot.press(key)
        is_typing = isinstance(pilot.app.focused, Input) and len(key) == 1
        if not is_typing or at == len(keys) - 1:
            await settle(pilot)


def screen_text(app: LineageApp) -> str:
    """What is on the screen, line by line, without blanks at the ends."""
    lines = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in lines)


@pytest.fixture
def keys(drive):
    """`keys(app, "j", "enter")` → the text of the screen after these keys."""

    def run(app: LineageApp, *pressed: str, size=(80, 24)) -> str:
        async def steps(pilot):
            await press(pilot, *pressed)
            return screen_text(app)

        return drive(app, steps, size)

    return run


@pytest.fixture
def app_of(tmp_path):
    """A lineage → the application on a store of it."""
    opened: list[Archive] = []

    def make(lineage: Lineage, **settings: Any) -> LineageApp:
        path = Path(tmp_path) / "x.wl"
        save(lineage, path)
        opened.append(Archive(path))
        return LineageApp(Library(opened[-1]), **settings)

    yield make
    for archive in opened:
        archive.close()


@pytest.fixture
def app(app_of, borders_lineage) -> LineageApp:
    return app_of(borders_lineage)


@pytest.fixture(scope="session")
def bomb_lineage(document, lineage_of) -> Lineage:
    """Every text, id, title and outlet is hostile."""
    a = document(f"a{BOMB}", BOMB, f"{BOMB} “{BOMB}”", outlet=BOMB, title=BOMB)
    b = document(f"b{BOMB}", BOMB, (Role.CREDIT, BOMB), outlet=f"The {BOMB}", published=BOMB)
    links = [(f"a{BOMB}", 0, "copied", f"b{BOMB}", 0), (f"a{BOMB}", 1, "edited", f"b{BOMB}", 0)]
    return lineage_of(a, b, links=links)


@pytest.fixture(scope="session")
def many_lineage(document, lineage_of) -> Lineage:
    """Forty articles, so that the overview lists stories."""
    documents = [
        document(
            f"n{k:02d}",
            f"The {k} dogs of Kyiv ran.",
            "Nothing else was said.",
            outlet=f"Outlet {k % 4}",
            published=f"2025-02-{k % 28 + 1:02d}",
            title=f"Headline {k}",
        )
        for k in range(40)
    ]
    links = [(f"n{k:02d}", 0, "edited", f"n{k + 1:02d}", 0) for k in range(0, 40, 2)]

    stories = tuple(
        Story(f"story:n{k:02d}", (ArticleId(f"n{k:02d}"), ArticleId(f"n{k + 1:02d}")), (), 2)
        for k in range(0, 40, 2)
    )
    return lineage_of(*documents, links=links, stories=stories)


@pytest.fixture
def store(borders_lineage, tmp_path) -> Path:
    path = Path(tmp_path) / "borders.wl"
    save(borders_lineage, path)
    return path


@pytest.fixture
def deciding():
    """A store → its library for a person, with a clock and ids that can be foretold."""

    def make(path: Path, who: str = "ana", first: int = 1, **options: Any) -> Library:
        numbers, seconds = count(first), count(first)
        decisions = Decisions(
            path,
            who,
            now=lambda: f"2025-03-01T09:00:{next(seconds):02}Z",
            new_id=lambda: f"urn:uuid:{who}-{next(numbers)}",
            **options,
        )
        return Library(Archive(path), decisions)

    return make

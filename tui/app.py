"""A store → the running application: one window, eight screens, one way from here to there."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.screen import Screen
from textual.widgets import Static

from lineage.errors import LineageError, OptionError, OutputError
from tui.arrivals import Arrivals
from tui.commands import Command, bindings, in_scopes, keymap, with_keys
from tui.glyphs import ASCII, UNICODE, wants_ascii
from tui.ink import Brush
from tui.memory import Memory
from tui.overlays.commands import OverlayCommands
from tui.palette import textual_theme
from tui.pane import Pane
from tui.place import History, Place
from tui.screens import BEFORE, PANES, pane_class
from tui.screens.list_pane import ListPane
from tui.settings import DEFAULTS, Settings
from tui.themes import DEFAULT_THEME, THEMES
from tui.widgets.footer import Footer
from tui.widgets.masthead import Masthead
from tui.widgets.prompt import Done, Prompt
from tui.widgets.scroller import Scroller
from tui.wrap import shown

if TYPE_CHECKING:
    from lineage.model import Arrow, Decision, Label
    from tui.analysis import Analysis
    from tui.course import Course
    from tui.library import Library, Opened
    from tui.loader import Loader

LEAST_COLUMNS, LEAST_ROWS = 60, 18
FULL_ROWS = 24
"""Rows below which the masthead gives up its rule, then its tabs."""
_OF_ARTICLES = frozenset(
    {"find", "find_next", "find_previous", "filter", "clear_filter", "export", "yank"}
    | {"open_source", "show_articles"}
)


class LineageApp(OverlayCommands):
    TITLE = "wirelineage"
    CSS = """
    Screen { background: $background; color: $foreground; }
    Overlay, CommandPalette { background: $background 60%; }
    Overlay:ansi, CommandPalette:ansi { background: transparent; }
    #body { height: 1fr; }
    #too-small { display: none; }
    .lower { border-top: solid $border; }
    .is-wide > .lower { border-top: none; border-left: solid $border; }
    .is-ascii .lower { border-top: ascii $border; }
    .is-ascii .is-wide > .lower { border-top: none; border-left: ascii $border; }
    .is-mono Scroller { scrollbar-size: 0 0; }
    .is-too-small #body { display: none; }
    .is-too-small #too-small { display: block; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings("app")

    def __init__(
        self,
        opened: Library | Path | Analysis | None = None,
        *,
        name: str = "",
        settings: Settings = DEFAULTS,
        env: Mapping[str, str] | None = None,
        start: Place | None = None,
        story: str = "",
        filter_: str = "",
        prepares: bool = False,
        loader: Loader | None = None,
        may_go_on: bool = False,
    ) -> None:
        """`opened`: a Path is that of a store; None, where nothing was given. `start`, `story`
        (its id, or one of its articles'): shown when there is something to show; without them,
        where one was.

        `env`: of this person; without it no state is read or written. `prepares`: while nothing
        happens, what a person may ask for next is made ready. `may_go_on`: after an unexpected
        exception.
        """
        super().__init__()
        for each in THEMES.values():
            self.register_theme(textual_theme(each))
        self.animation_level = "none"
        self.arrivals = Arrivals(self, opened, loader, start, story, name)
        self.settings = settings
        self.env = env
        self.may_go_on = may_go_on
        self.memory = Memory(env)
        theme = settings.theme or self.memory.theme or DEFAULT_THEME
        is_ascii = wants_ascii(env or {}, None) if settings.ascii is None else settings.ascii
        self.brush = Brush(
            THEMES["mono" if self.no_color else theme], ASCII if is_ascii else UNICODE
        )
        self.theme = self.brush.theme.name
        self.story: int | None = None
        """That of what was last looked at; so with the article and the pair."""
        self.article: int | None = None
        self.pair: tuple[int, int] | None = None
        self.filter = filter_
        self._prepares = prepares
        self._known_commands = with_keys(settings.keys)
        self._panes: dict[str, Pane] = {}
        self._pane: Pane | None = None
        self._history = History()
        self._sought = ""

    def compose(self) -> ComposeResult:
        yield Masthead()
        yield Container(id="body")
        yield Static(id="too-small", markup=False)
        yield Prompt()
        yield Footer()

    def on_mount(self) -> None:
        self.screen.set_class(self.brush.glyphs.is_ascii, "is-ascii")
        self.set_keymap(keymap(self.settings.keys))
        self.paint()
        self.arrivals.begin()

    def on_unmount(self) -> None:
        self.arrivals.close()

    def remember(self) -> None:
        """Where one is, for the next visit."""
        if self._pane is not None and self.has_library and self.arrivals.is_kept:
            with suppress(Exception):  # where one was is worth less than leaving
                self.memory.leave(self._pane.place(), self.filter, self.library)

    def prepare(self) -> None:
        """Once there is something to show; asked again, it does nothing."""
        if self._prepares:
            self._prepares = False
            self.set_timer(0.5, lambda: self.run_worker(self.library.warm, thread=True))
            self.set_timer(0.6, self._prepare)

    async def _prepare(self) -> None:
        """The next pane that has not been shown yet."""
        waiting = [screen for screen in PANES if screen not in self._panes]
        if waiting:
            pane = self._panes[waiting[0]] = pane_class(waiting[0])()
            pane.display = False
            await self.base.query_one("#body").mount(pane)
            self.set_timer(0.05, self._prepare)
        else:
            gc.freeze()  # what is there stays: no search for garbage goes through it again

    # What there is to show.

    @property
    def library(self) -> Library:
        assert self.arrivals.library is not None
        return self.arrivals.library

    @property
    def has_library(self) -> bool:
        return self.arrivals.library is not None

    @property
    def course(self) -> Course:
        return self.arrivals.course

    @property
    def pane_shown(self) -> Pane | None:
        return self._pane

    def forget(self) -> None:
        """Where one was means nothing in another corpus."""
        for screen in [screen for screen in self._panes if screen not in BEFORE]:
            self._panes.pop(screen).remove()
        self._history = History()
        self.story = self.article = self.pair = None
        self.filter = ""

    def shows_anew(self) -> None:
        """The same place, of another library."""
        self._enter(self.pane, self.pane.place())

    def action_open_path(self) -> None:
        self.ask("open (a store, a file or a folder)", self.arrivals.open_path)

    def action_save_store(self) -> None:
        self.arrivals.ask_where_to_keep()

    def stop_analysis(self) -> None:
        self.arrivals.stop()

    def ask(self, question: str, done: Done, value: str = "") -> None:
        """One line that a person types; escape leaves things as they are."""
        prompt = self.prompt

        def answered(typed: str) -> None:
            self.pane.focus_main()
            done(typed)

        prompt.ask(question, answered, value=value, left=self.pane.focus_main)

    # Places.

    @property
    def pane(self) -> Pane:
        assert self._pane is not None
        return self._pane

    @property
    def has_pane(self) -> bool:
        return self._pane is not None

    def is_showing(self, pane: Pane) -> bool:
        return self._pane is pane

    def go(self, place: Place, *, remember: bool = True) -> None:
        """Shows a place; a place that cannot be shown says why, and one stays."""
        if not self.has_library and place.screen not in BEFORE:
            self.say("Nothing has been read yet.")
            return
        pane = self._panes.get(place.screen)
        made = pane or pane_class(place.screen)()
        if remember and self._pane is not None:
            self._history.leave(self._pane.place())
        if pane is None:
            self._panes[place.screen] = made
            self.call_next(self._mount_and_enter, made, place)
        else:
            self._enter(made, place)

    async def _mount_and_enter(self, pane: Pane, place: Place) -> None:
        if self._pane is not None:
            self._pane.display = False
        await self.base.query_one("#body").mount(pane)
        self.call_after_refresh(self._enter, pane, place)

    def _enter(self, pane: Pane, place: Place) -> None:
        with self.batch_update():
            self._change_to(pane, place)

    def _change_to(self, pane: Pane, place: Place) -> None:
        left = self._pane
        self._show(pane)
        try:
            pane.show(place)
        except Exception as error:
            self._give_up(pane, left)
            if left is None and self.may_go_on and place.screen != "overview":
                self.fail(error)
                self.go(Place("overview"), remember=False)
                return
            raise
        if not self.prompt.is_open:
            pane.focus_main()
        self._sought = ""
        self.tell()

    def _show(self, pane: Pane) -> None:
        if self._pane is not None and self._pane is not pane:
            self._pane.display = False
        self._pane = pane
        pane.display = True
        self.paint()

    def _give_up(self, pane: Pane, left: Pane | None) -> None:
        """What failed while it was made ready is made anew the next time."""
        if pane is left:
            return
        del self._panes[next(screen for screen, made in self._panes.items() if made is pane)]
        pane.remove()
        self._pane = None
        if left is not None:
            self._show(left)
            left.focus_main()

    @property
    def base(self) -> Screen[None]:
        """The window itself, whatever lies over it."""
        found: Screen[None] = self.screen_stack[0]
        return found

    def tell(self) -> None:
        """The masthead and the footer say what the pane says."""
        pane = self.pane
        masthead = self.base.query_one(Masthead)
        masthead.screen_id = pane.SCREEN
        masthead.subject = pane.subject() or self.arrivals.name
        badge = self.arrivals.badge if pane.SCREEN != "analysing" else ""
        masthead.told = " · ".join(told for told in (badge, pane.told()) if told)
        self.base.query_one(Footer).commands = tuple(self.commands_here())

    def _handle_exception(self, error: Exception) -> None:
        """Textual's last resort. Where the screen cannot be kept, whoever opened the window tells
        of it, not a page of its code."""
        error = getattr(error, "error", None) or error  # what a worker met
        is_kept = self.may_go_on and self.has_pane
        if is_kept or (self.is_headless and not isinstance(error, LineageError)):
            super()._handle_exception(error)
        else:
            self.arrivals.fail(error)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is about articles waits for them."""
        if self._pane is None:
            return action in ("quit", "suspend_process")
        if action == "save_store":
            return not (self.arrivals.is_kept or self.arrivals.badge)
        return self.has_library or action not in _OF_ARTICLES

    def busy(self, doing: str) -> None:
        """Until the pane has something to tell."""
        self.base.query_one(Masthead).told = f"{doing} {self.brush.glyphs.ellipsis}"

    def action_show(self, screen: str) -> None:
        self.go(Place(screen))

    async def action_leave(self) -> None:
        """The filter goes first."""
        if self.filter and isinstance(self.pane, ListPane):
            self.set_filter("")
        else:
            await self.action_back()

    async def action_back(self) -> None:
        earlier = self._history.back(self.pane.place())
        if earlier is not None:
            self.go(earlier, remember=False)

    def action_forward(self) -> None:
        later = self._history.forward(self.pane.place())
        if later is not None:
            self.go(later, remember=False)

    def action_next_pane(self) -> None:
        self.screen.focus_next(Scroller)

    def on_masthead_chosen(self, event: Masthead.Chosen) -> None:
        self.action_show(event.screen_id)

    # Find.

    def action_find(self) -> None:
        pane = self.pane
        self.prompt.ask("find", self._found, typed=self._seek, left=pane.focus_main)

    def _found(self, words: str) -> None:
        self._seek(words)
        self.pane.focus_main()

    def _seek(self, words: str, step: int = 0) -> None:
        """In a worker: a corpus may be large. `step`: to the next hit (1), the one before (-1), or
        the first from here on."""
        self._sought, pane = words, self.pane

        def search() -> None:
            hits = list(pane.find(words)) if words else []
            self.call_from_thread(self._sought_out, pane, words, hits, step)

        self.run_worker(search, thread=True, exclusive=True, group="find")

    def _sought_out(self, pane: Pane, words: str, hits: list[int], step: int) -> None:
        if (pane, words) != (self._pane, self._sought):
            return
        if hits:
            self._hit(hits, step)
        else:
            self.base.query_one(Masthead).told = f"not here: {words}" if words else pane.told()

    def action_find_next(self) -> None:
        self._find_again(1)

    def action_find_previous(self) -> None:
        self._find_again(-1)

    def _find_again(self, step: int) -> None:
        """Sought anew: rows may have changed their order since."""
        if self._sought:
            self._seek(self._sought, step)

    def _hit(self, hits: list[int], step: int) -> None:
        main = self.pane.main()
        if main is None:
            return
        at = main.cursor
        if step > 0:
            goal = next((h for h in hits if h > at), hits[0])
        elif step < 0:
            goal = next((h for h in reversed(hits) if h < at), hits[-1])
        else:
            goal = next((h for h in hits if h >= at), hits[0])
        main.cursor = goal
        place = hits.index(goal) + 1
        self.base.query_one(Masthead).told = f"{place} of {len(hits)}: {self._sought}"

    # Filter.

    def action_filter(self) -> None:
        from tui.completion import FilterSuggester

        self.prompt.ask(
            "filter",
            self._filter_typed,
            value=self.filter,
            typed=self._check_filter,
            left=self._filter_left,
            suggester=FilterSuggester(self.library.known_values),
        )

    def action_clear_filter(self) -> None:
        self.set_filter("")

    def set_filter(self, text: str) -> None:
        """Raises OptionError for what is no filter. Lists show only what it lets through."""
        from lineage.store.filters import parse

        self.filter = parse(text).text
        if not isinstance(self.pane, ListPane):
            self.go(Place("articles"))
        else:
            self.pane.load()
        self.tell()

    def _filter_typed(self, text: str) -> None:
        try:
            self.set_filter(text)
        except OptionError as error:
            self.say(str(error))
        self.pane.focus_main()

    def _check_filter(self, text: str) -> None:
        """While it is typed: the filter in words, or what is wrong with it."""
        from lineage.store.filters import parse

        try:
            told = parse(text).describe()
        except OptionError as error:
            told = str(error)
        self.prompt.hint(told)

    def _filter_left(self) -> None:
        self.tell()
        self.pane.focus_main()

    # Decisions.

    def label(
        self,
        opened: Opened,
        sentence: int,
        new: Label | None,
        note: str | None = None,
        *,
        is_told: bool = True,
    ) -> Decision | None:
        """None: it could not be saved, and the person was told."""
        decisions = self.library.decisions
        what = "" if is_told else None
        return self._take_down(lambda: decisions.label(opened, sentence, new, note), what)

    def assent(self, arrow: Arrow, *, accepted: bool) -> Decision | None:
        """The same of an arrow. The pane shows anew what follows from it."""
        decisions = self.library.decisions
        return self._take_down(lambda: decisions.assent(arrow, accepted=accepted))

    def undo(self) -> Decision | None:
        return self._take_down(self.library.decisions.undo, "Taken back: ")

    def redo(self) -> Decision | None:
        return self._take_down(self.library.decisions.redo, "Made again: ")

    def _take_down(
        self, decide: Callable[[], Decision | None], what: str | None = ""
    ) -> Decision | None:
        """`what` was done, before the words for the decision; None: a pane tells it."""
        try:
            decision = decide()
        except OutputError as error:
            self.say(shown(f"Not decided: {error}"))
            return None
        if decision is not None:
            self.library.forget()
        if what is not None:
            from tui.decisions import told

            self.say(shown(f"{what}{told(decision) if decision else 'nothing'}"))
        return decision

    # Looks.

    def action_theme(self) -> None:
        names = list(THEMES)
        self.wear(names[(names.index(self.brush.theme.name) + 1) % len(names)])

    def wear(self, theme: str) -> None:
        self.brush = Brush(THEMES[theme], self.brush.glyphs)
        self.theme = theme
        self.paint()
        self.pane.lay_out()
        self.memory.wear(theme)

    def paint(self, screen: Screen[Any] | None = None) -> None:
        """None: the window itself."""
        # Textual paints its bars in colours, whatever the theme
        (screen or self.base).set_class(self.brush.theme.name == "mono", "is-mono")
        for widget in (screen or self.base).query(
            "Masthead, Footer, Scroller, Band, Minimap, Choice"
        ):
            widget.brush = self.brush  # type: ignore[attr-defined]

    def on_resize(self, event: events.Resize) -> None:
        columns, rows = event.size
        is_too_small = columns < LEAST_COLUMNS or rows < LEAST_ROWS
        self.base.set_class(is_too_small, "is-too-small")
        self.base.query_one("#too-small", Static).update(
            f"needs {LEAST_COLUMNS}x{LEAST_ROWS}, is {columns}x{rows}"
        )
        masthead = self.base.query_one(Masthead)
        masthead.styles.height = max(1, min(3, 3 - (FULL_ROWS - rows + 2) // 3))

    @property
    def text_width(self) -> int:
        """Cells of the longest line of an article."""
        return self.settings.text_width

    @property
    def prompt(self) -> Prompt:
        return self.base.query_one(Prompt)

    def commands_here(self) -> list[Command]:
        known = in_scopes(self.pane.scopes, self._known_commands)
        return [command for command in known if self.check_action(command.id, ())]

    async def action_quit(self) -> None:
        self.remember()
        await super().action_quit()

"""Every action of the screens, once: bindings, footer, help, palette and reference are made of this.

A command's id is the name of its action: `sort` is done by `action_sort` of the pane, or of the
app, that is in its scope. A pane has the scopes that it names, the narrowest first; `app` is
everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.binding import BindingType


@dataclass(frozen=True, slots=True)
class Command:
    id: str
    keys: tuple[str, ...]
    """In Textual's names."""
    label: str
    """One or two words, for the footer."""
    help: str
    """A sentence."""
    scope: str
    rank: int = 5
    """In the footer: what is 1 stays longest; 9 is never shown there."""

    @property
    def action(self) -> str:
        """In Textual's words: what stands behind `show_` and `label_` is an argument."""
        for verb in ("show", "label"):
            if self.id.startswith(f"{verb}_"):
                return f"{verb}('{self.id.removeprefix(f'{verb}_')}')"
        return self.id

    @property
    def name(self) -> str:
        """Of its binding: unmistakable where several scopes have a command of one id."""
        return f"{self.scope}.{self.id}"

    @property
    def key(self) -> str:
        """The first key, as people write it."""
        return key_name(self.keys[0])


_KEY_NAMES = {
    "slash": "/", "question_mark": "?", "full_stop": ".", "comma": ",", "quotation_mark": '"',
    "percent_sign": "%", "exclamation_mark": "!", "plus": "+", "minus": "-", "escape": "esc",
    "pageup": "PgUp", "pagedown": "PgDn", "alt+left": "alt+←", "alt+right": "alt+→",
    "up": "↑", "down": "↓", "left": "←", "right": "→", "equals_sign": "=",
    "greater_than_sign": ">", "less_than_sign": "<",
}  # fmt: skip


def key_name(key: str) -> str:
    if key.startswith("ctrl+"):
        return f"^{key[5:]}"
    return _KEY_NAMES.get(key, key)


SCREENS = (
    ("overview", "Overview", "Home"),
    ("articles", "Articles", "Docs"),
    ("passages", "Passages", "Runs"),
    ("compare", "Compare", "Diff"),
    ("lineage", "Lineage", "Tree"),
    ("matrix", "Matrix", "Grid"),
    ("timeline", "Timeline", "Time"),
    ("review", "Review", "Review"),
)
"""Id, name and short name of the screens 1 to 8."""

SCOPES = {
    "app": "Everywhere",
    "move": "Move",
    "list": "Lists",
    "text": "Text",
    "decide": "Decide",
    "articles": "Articles",
    "article": "Article",
    "passages": "Passages",
    "passage": "Passage",
    "compare": "Compare",
    "lineage": "Lineage",
    "story": "Stories",
    "matrix": "Matrix",
    "timeline": "Timeline",
    "review": "Review",
    "analysing": "Analysing",
    "empty": "Nothing loaded",
}
"""Scopes and their titles, in the order of the reference."""


def _c(scope: str, id_: str, keys: str, label: str, help_: str, rank: int = 5) -> Command:
    return Command(id_, tuple(keys.split()), label, help_, scope, rank)


COMMANDS: tuple[Command, ...] = (
    *(
        _c("app", f"show_{id_}", str(n), name.lower(), f"Go to {name}.", 9)
        for n, (id_, name, _) in enumerate(SCREENS, 1)
    ),
    _c("app", "leave", "escape", "back", "Close, clear the filter, or go back.", 3),
    _c("app", "back", "alt+left", "back", "Go back.", 9),
    _c("app", "forward", "alt+right", "forward", "Go forward again.", 9),
    _c("app", "next_pane", "tab", "pane", "Go to the next pane.", 8),
    _c("app", "find", "slash", "find", "Find words in this view.", 3),
    _c("app", "find_next", "n", "next hit", "Next hit of the search.", 9),
    _c("app", "find_previous", "N", "previous hit", "Previous hit of the search.", 9),
    _c("app", "filter", "f", "filter", 'Show only some: outlet:anewz words>=8 "a phrase".', 3),
    _c("app", "clear_filter", "F", "clear filter", "Show everything again.", 8),
    _c("app", "export", "e", "export", "Write this view, or the corpus, to a file.", 4),
    _c("app", "yank", "y", "yank", "Copy text, an id or a command to the clipboard.", 5),
    _c("app", "yank_to_file", "Y", "yank to file", "Write the same to a file.", 9),
    _c("app", "open_source", "o", "open", "Open the article's address, or its text in a pager.", 7),
    _c("app", "help", "question_mark f1", "help", "Help for this pane.", 1),
    _c("app", "command_palette", "ctrl+p", "commands", "All commands, by name.", 6),
    _c("app", "save_store", "ctrl+s", "keep", "Keep what was read from files as a store.", 4),
    _c("app", "theme", "T", "theme", "Next theme.", 8),
    _c("app", "log", "exclamation_mark f12", "log", "What was read, skipped and done.", 8),
    _c("app", "suspend_process", "ctrl+z", "suspend", "Back to the shell for a while.", 9),
    _c("app", "quit", "q ctrl+q", "quit", "Leave; nothing is lost.", 2),
    _c("move", "cursor_down", "j down", "down", "One down.", 9),
    _c("move", "cursor_up", "k up", "up", "One up.", 9),
    _c("move", "cursor_first", "g home", "top", "To the top.", 9),
    _c("move", "cursor_last", "G end", "end", "To the end.", 9),
    _c("move", "page_down", "pagedown ctrl+d", "page down", "One page down.", 9),
    _c("move", "page_up", "pageup ctrl+u", "page up", "One page up.", 9),
    _c("move", "scroll_left", "h left", "left", "Scroll to the left.", 9),
    _c("move", "scroll_right", "l right", "right", "Scroll to the right.", 9),
    _c("move", "enter", "enter", "open", "Open what the cursor is on.", 1),
    _c("list", "sort", "s", "sort", "Sort by the next column.", 4),
    _c("list", "reverse", "S", "reverse", "Reverse the order.", 8),
    _c("list", "mark", "m space", "mark", "Mark the row, or take the mark away.", 6),
    _c("list", "marked", "M", "marked", "Show only marked rows, or all.", 8),
    _c("text", "next_match", "full_stop", "next match", "Next sentence that stands elsewhere.", 4),
    _c(
        "text", "previous_match", "comma", "previous", "Previous sentence that stands elsewhere.", 6
    ),
    _c(
        "text",
        "differences",
        "d",
        "same/different",
        "Mark the words that differ, or those shared.",
        6,
    ),
    _c("text", "only_matches", "v", "matches", "Only sentences that stand elsewhere, or all.", 5),
    _c("article", "wrap", "w", "wrap", "Wrap lines, or one line a sentence.", 8),
    _c(
        "article",
        "quotes",
        "quotation_mark",
        "quotes",
        "Quoted speech in, or out of, the shares.",
        6,
    ),
    _c(
        "article",
        "compare",
        "c",
        "compare",
        "Compare with the best source, sentence by sentence.",
        3,
    ),
    _c("article", "choose", "C", "choose", "Choose what to compare with.", 7),
    _c("decide", "relabel", "r", "relabel", "Give the sentence another label.", 4),
    _c("decide", "note", "t", "note", "Write a note on the sentence.", 6),
    _c("decide", "undo", "u", "undo", "Take the last decision back.", 7),
    _c("decide", "redo", "U", "redo", "Make it again.", 9),
    _c("passages", "compare", "c", "compare", "Compare the first two articles that carry it.", 3),
    _c("passage", "base", "b", "base", "Make this reading the base; on the base: the next one.", 2),
    _c("passage", "compare", "c", "compare", "Compare this article with the base's.", 3),
    _c(
        "passage",
        "differences",
        "d",
        "same/different",
        "Mark the words that differ, or those shared.",
        4,
    ),
    _c(
        "passage",
        "fold_same",
        "v",
        "fold",
        "Articles with exactly the same words together, or each alone.",
        5,
    ),
    _c("passage", "next_match", "full_stop", "next", "Next reading that differs from the base.", 6),
    _c(
        "passage",
        "previous_match",
        "comma",
        "previous",
        "Previous reading that differs from the base.",
        8,
    ),
    _c("passage", "mark", "m space", "mark", "Mark the reading, or take the mark away.", 6),
    _c("passage", "marked", "M", "marked", "Show only the base and marked readings, or all.", 8),
    _c("compare", "swap", "x", "swap", "Swap the sides.", 5),
    _c("lineage", "fold", "space", "fold", "Fold or unfold what hangs below.", 3),
    _c("lineage", "all_arrows", "a", "all links", "All links, or main sources only.", 3),
    _c("lineage", "directions", "d", "evidence", "What speaks for the arrow under the cursor.", 3),
    _c("lineage", "unseen", "i", "unseen", "Sources that are not in the corpus: show or hide.", 6),
    _c("lineage", "compare", "c", "compare", "Compare with the article that it comes from.", 4),
    _c("story", "next_story", "greater_than_sign", "next story", "The next smaller story.", 5),
    _c("story", "previous_story", "less_than_sign", "previous story", "The next larger story.", 7),
    _c("lineage", "accept", "A", "accept", "A person accepts the link.", 6),
    _c("lineage", "reject", "R", "reject", "A person rejects the link.", 6),
    _c("matrix", "measure", "percent_sign", "measure", "Shares, words or articles.", 3),
    _c("matrix", "order", "s", "order", "Order by size, by name, or alike together.", 3),
    _c("matrix", "zoom", "z", "zoom", "Outlets, or the articles of the story.", 4),
    _c("matrix", "matrix_quotes", "quotation_mark", "quotes", "Quoted speech counted, or not.", 6),
    _c("timeline", "zoom_in", "plus equals_sign", "zoom in", "A shorter stretch of time.", 4),
    _c("timeline", "zoom_out", "minus", "zoom out", "A longer stretch of time.", 4),
    _c("timeline", "go_to_date", "g", "date", "Go to a date.", 5),
    _c("timeline", "versions", "v", "versions", "Versions of one outlet: show or hide.", 6),
    _c("review", "accept_label", "a", "accept+next", "The label is right; go on.", 1),
    _c("review", "label_copied", "C", "copied", "Label it copied; go on.", 2),
    _c("review", "label_edited", "E", "edited", "Label it edited; go on.", 2),
    _c("review", "label_paraphrased", "P", "paraphrased", "Label it paraphrased; go on.", 2),
    _c("review", "label_quoted", "Q", "quoted", "Label it quoted; go on.", 2),
    _c("review", "label_added", "N", "added", "Label it added; go on.", 2),
    _c("review", "label_credit", "W", "credit", "Label it credit; go on.", 4),
    _c("review", "label_furniture", "B", "furniture", "Label it furniture; go on.", 4),
    _c("review", "skip", "s", "skip", "Leave it; go on.", 3),
    _c("review", "note", "t", "note", "Write a note on the sentence.", 5),
    _c("review", "undo", "u", "undo", "Take the last decision back.", 3),
    _c("review", "redo", "U", "redo", "Make it again.", 9),
    _c("review", "blind", "b", "blind", "Hide the model's label, or show it.", 6),
    _c(
        "analysing",
        "show_articles",
        "2",
        "browse now",
        "Look at the texts before they are compared.",
        1,
    ),
    _c(
        "analysing",
        "stop",
        "ctrl+c",
        "stop",
        "Stop the analysis at once; nothing is left behind.",
        2,
    ),
    _c("analysing", "ask_to_stop", "escape", "stop?", "Ask whether to stop the analysis.", 9),
    _c("analysing", "log", "exclamation_mark f12", "log", "The log alone, or the stages too.", 3),
    _c("empty", "open_path", "o", "open path", "Open a store, a file or a folder.", 1),
)


NAMES = frozenset(name for c in COMMANDS for name in (c.id, c.name))
"""What settings may give another key: `sort` wherever there is one, or `list.sort` alone."""


def keymap(keys: Mapping[str, str]) -> dict[str, str]:
    """Settings → Textual's map of binding ids to keys (several with commas)."""
    asked = ((c.name, keys.get(c.name) or keys.get(c.id)) for c in COMMANDS)
    return {name: found for name, found in asked if found}


def with_keys(keys: Mapping[str, str]) -> tuple[Command, ...]:
    """The commands, with the keys that settings give them."""
    changed = keymap(keys)
    return tuple(
        replace(c, keys=tuple(key.strip() for key in changed[c.name].split(",")))
        if c.name in changed
        else c
        for c in COMMANDS
    )


def in_scopes(scopes: Sequence[str], commands: Sequence[Command] = COMMANDS) -> list[Command]:
    """Commands of these scopes; where two have one key, that of the earlier scope."""
    taken: set[str] = set()
    found = []
    for scope in scopes:
        own = [c for c in commands if c.scope == scope]
        found += [c for c in own if c.keys[0] not in taken]
        taken.update(key for c in own for key in c.keys)
    return found


def bindings(*scopes: str, but: Sequence[str] = ()) -> list[BindingType]:
    """For `BINDINGS` of a widget; `but`: keys that are left to what is around it."""
    return _bindings((c for c in COMMANDS if c.scope in scopes), but)


def _bindings(commands: Iterable[Command], but: Sequence[str]) -> list[BindingType]:
    from textual.binding import Binding

    return [
        Binding(
            ",".join(key for key in c.keys if key not in but),
            c.action,
            c.help,
            show=False,
            id=c.name,
        )
        for c in commands
    ]

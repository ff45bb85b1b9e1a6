"""What was typed of a filter → how it may go on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.suggester import Suggester

from lineage.store.filters import completions


class FilterSuggester(Suggester):
    def __init__(self, values: Callable[[str], Sequence[str]]) -> None:
        """`values`: of a field, those that are known."""
        super().__init__(use_cache=False, case_sensitive=True)
        self._values = values

    async def get_suggestion(self, value: str) -> str | None:
        return next(iter(completions(value, self._values)), None)

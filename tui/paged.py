"""A long list of numbers → its rows, fetched a page at a time when they are seen."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import TypeVar, overload

Row = TypeVar("Row")
PAGE = 32
_PAGES = 64
"""Kept."""


class Paged(Sequence[Row]):
    def __init__(
        self, numbers: Sequence[int], fetch: Callable[[Sequence[int]], Sequence[Row]]
    ) -> None:
        """`fetch`: numbers to their rows, in the same order."""
        self.numbers = numbers
        self._fetch = fetch
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        if isinstance(index, slice):
            return [self[n] for n in range(*index.indices(len(self)))]
        page, at = divmod(index, PAGE)
        if page not in self._pages:
            self._pages[page] = self._fetch(self.numbers[page * PAGE : (page + 1) * PAGE])
            if len(self._pages) > _PAGES:
                self._pages.popitem(last=False)
        return self._pages[page][at]

    def forget(self) -> None:
        """Rows may have changed."""
        self._pages.clear()

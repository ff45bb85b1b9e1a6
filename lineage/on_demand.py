"""Sequences whose values are made when they are asked for."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from typing import TypeVar, overload

Value = TypeVar("Value", covariant=True)


class OnDemand(Sequence[Value]):
    """Equal to whatever sequence has the same values."""

    @abstractmethod
    def made(self, number: int) -> Value:
        """The value of a number from 0 on."""

    @overload
    def __getitem__(self, index: int) -> Value: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Value]: ...
    def __getitem__(self, index: int | slice) -> Value | Sequence[Value]:
        numbers = range(len(self))
        if isinstance(index, slice):
            return [self.made(number) for number in numbers[index]]
        return self.made(numbers[index])

    def __iter__(self) -> Iterator[Value]:
        return map(self.made, range(len(self)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or len(self) != len(other):
            return False
        return all(mine == its for mine, its in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]

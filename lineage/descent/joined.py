"""Pairs → the sets that they join (union-find); the least member stands for its set."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

Member = TypeVar("Member", bound=Any)


class Joined(Generic[Member]):
    """Members that were named at least once, each in one set."""

    def __init__(self) -> None:
        self._above: dict[Member, Member] = {}

    def join(self, one: Member, other: Member) -> Member:
        """The member that now stands for both."""
        a, b = self.root(one), self.root(other)
        least, most = (a, b) if a < b else (b, a)
        self._above[most] = least
        return least

    def root(self, member: Member) -> Member:
        above = self._above
        higher = above.setdefault(member, member)
        while higher is not member:
            above[member] = member = above[higher]
            higher = above[member]
        return member

    def sets(self) -> list[list[Member]]:
        """Each set sorted, in order of their first members."""
        found: dict[Member, list[Member]] = {}
        for member in sorted(self._above):
            found.setdefault(self.root(member), []).append(member)
        return [found[root] for root in sorted(found)]

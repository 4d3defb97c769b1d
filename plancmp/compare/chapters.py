"""In which chapter of its plan a task stands, and whether two tasks stand in chapters that read
alike.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from plancmp.model.plan import Plan
from plancmp.text import fold

_NUMERAL = re.compile(r"^\W*[\d.]+\W+")
"""What counts the chapters of a plan."""


class Place(NamedTuple):
    """Where a task stands."""

    path: tuple[str, ...]
    """Its sections, the outermost first, folded."""
    at: int
    """Which of them is its chapter; beyond them where it has none."""

    @property
    def chapter(self) -> str:
        """Empty where it has none."""
        return self.path[self.at] if self.at < len(self.path) else ""


def places(plan: Plan, share: float) -> tuple[Place, ...]:
    """For each task its outermost section that less than this share of the plan's tasks has too."""
    paths = [tuple(map(_read, task.section)) for task in plan.tasks]
    inside = Counter(path[: n + 1] for path in paths for n in range(len(path)))
    most = share * len(paths)
    return tuple(
        Place(path, next((n for n in range(len(path)) if inside[path[: n + 1]] < most), len(path)))
        for path in paths
    )


def _read(name: str) -> str:
    return fold(_NUMERAL.sub("", name)) or fold(name)


class Chapters:
    """The chapters of two plans. least: how alike two names are that are one (0 to 1)."""

    def __init__(self, old: Plan, new: Plan, share: float, least: float) -> None:
        self.old, self.new = places(old, share), places(new, share)
        self.least = least
        self._known = [{name for place in side for name in place.path} for side in self.sides]

    @property
    def sides(self) -> tuple[Sequence[Place], Sequence[Place]]:
        return self.old, self.new

    def differ(self, old: Iterable[int], new: Iterable[int]) -> bool:
        """Whether these tasks, by their places in their plans, stand in chapters that read
        differently; what has no chapter says nothing.
        """
        one = [self.old[i] for i in old if self.old[i].chapter]
        two = [self.new[j] for j in new if self.new[j].chapter]
        forth = all(any(self._alike(x, y) for y in two) for x in one)
        back = all(any(self._alike(x, y) for x in one) for y in two)
        return bool(one and two) and not (forth and back)

    def _alike(self, one: Place, two: Place) -> bool:
        """By the chapters; or, where one plan's outermost section is shared by more of it than the
        other's, by the sections at one depth.
        """
        if self._same(one.chapter, two.chapter):
            return True
        depth = max(one.at, two.at)
        inside = depth < min(len(one.path), len(two.path))
        return one.at != two.at and inside and self._same(one.path[depth], two.path[depth])

    def _same(self, one: str, two: str) -> bool:
        """A name that the other plan has letter for letter is no other one."""
        if one == two or one in self._known[1] or two in self._known[0]:
            return one == two
        return fuzz.ratio(one, two) >= 100 * self.least

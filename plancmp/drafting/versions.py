"""Two versions of a document: where each line of the old one stands in the new one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from plancmp.model.finding import Span

ALIKE = 60
"""A line that is so much like an old one, figures apart, is that line with a change."""
_BLANK = re.compile(r"[\s|]")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Places:
    """1-based lines of the old document -> those of the new one."""

    same: Mapping[int, int]
    """With the same text."""
    changed: Mapping[int, int]
    """With another text, by their place and their words."""
    figures: frozenset[int]
    """Those changed lines of which only the figures are others."""
    blank: frozenset[int]

    def unchanged(self, span: Span) -> Span | None:
        """Where these lines stand, if none of them has changed or gone."""
        return self._moved(span, self.same)

    def near(self, span: Span) -> Span | None:
        """Where these lines stand, changed or not."""
        return self._moved(span, {**self.same, **self.changed})

    def only_figures(self, span: Span) -> bool:
        """Whether nothing but figures has changed in these lines."""
        lines = range(span[0], span[1] + 1)
        return all(i in self.same or i in self.figures or i in self.blank for i in lines)

    def _moved(self, span: Span, places: Mapping[int, int]) -> Span | None:
        full = [i for i in range(span[0], span[1] + 1) if i not in self.blank]
        found = [places.get(i) for i in full]
        if not found or any(place is None for place in found):
            return None
        told = [place for place in found if place is not None]
        return min(told), max(told)


def places(old: Sequence[str], new: Sequence[str]) -> Places:
    """Lines with the same text in the same order, then between them those that are alike."""
    one, other = [_bare(line) for line in old], [_bare(line) for line in new]
    same = _same(one, other)
    changed = _alike(one, other, same)
    figures = {i for i, j in changed.items() if _words(one[i - 1]) == _words(other[j - 1])}
    blank = {i for i, text in enumerate(one, 1) if not text}
    return Places(same, changed, frozenset(figures), frozenset(blank))


def _same(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    waiting: dict[str, list[int]] = {}
    for i, text in enumerate(new, 1):
        waiting.setdefault(text, []).append(i)
    found: dict[int, int] = {}
    last = 0
    for i, text in enumerate(old, 1):
        following = next((place for place in waiting.get(text, ()) if place > last), None)
        if following is not None and text:
            found[i] = last = following
    return found


def _alike(old: Sequence[str], new: Sequence[str], same: Mapping[int, int]) -> dict[int, int]:
    """Each remaining line with the one most like it between the same neighbours."""
    free = [j for j in range(1, len(new) + 1) if new[j - 1] and j not in set(same.values())]
    found: dict[int, int] = {}
    last = 0
    for i, text in enumerate(old, 1):
        if i in same:
            last = same[i]
            continue
        end = next((same[k] for k in range(i + 1, len(old) + 1) if k in same), len(new) + 1)
        rated = [(_ratio(text, new[j - 1]), -j) for j in free if last < j < end] if text else []
        best, place = max(rated, default=(0.0, 0))
        if best >= ALIKE:
            found[i] = last = -place
    return found


def _ratio(one: str, other: str) -> float:
    return float(fuzz.ratio(_words(one), _words(other)))


def _words(text: str) -> str:
    """The text with one sign for every figure."""
    return _FIGURE.sub("#", text)


def _bare(line: str) -> str:
    return _BLANK.sub("", line)

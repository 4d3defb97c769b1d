"""What of a passage stands in another one too: stretches of two characters or more, whole numbers
and whole words, wherever they stand there. It knows no language.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from plancmp.model.wording import Run

_WIDE = r"\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
"""Scripts that put no spaces between words: each of their characters is a unit."""
_LETTER = rf"(?:[^\W\d_{_WIDE}]|[\u0300-\u036f])"
UNITS = re.compile(
    rf"""
    (?P<word> \d* {_LETTER} (?: {_LETTER} | \d )* (?: [-'’.&] (?: {_LETTER} | \d )+ )* )
  | (?P<number> (?: \d{{1,3}} (?:,\d{{3}})+ (?!\d) | \d+ ) (?: \.\d+ )? [%\uff05\u2030]? )
  | (?P<bound> [<>\u2264-\u2267] )
  | (?P<character> [^\W\d_] )
  | (?P<stop> . )
    """,
    re.VERBOSE | re.DOTALL,
)
"""A number comes with its per cent, a comparison with no more than its sign."""
_NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
"""Full-width Latin letters, digits and signs -> their usual form."""


_Key = tuple[str, str]
"""Kind and text of a unit, as they are compared."""
_Shared = _Key | tuple[_Key, _Key]
"""A unit that needs no neighbour, or a pair of neighbours."""


class _Unit(NamedTuple):
    """What is shared as a whole or not at all."""

    start: int
    end: int
    key: _Key
    part: int
    """Of the passage, from one comma or full stop to the next; brackets and spaces part nothing."""
    whole: bool
    """Whether it needs no neighbour: a number, a word of letters, a sign of comparison."""


class _Passage(NamedTuple):
    """A text, taken apart."""

    units: tuple[_Unit, ...]
    by_itself: tuple[bool, ...]
    """Which units need no neighbour: whole ones, and characters alone in their part."""
    pairs: tuple[tuple[int, tuple[_Key, _Key]], ...]
    """Neighbours, by the place of the first."""
    known: frozenset[_Shared]
    """What another passage may share with it: pairs, and units that need no neighbour."""


def apart(a: str, b: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Both passages as runs, joined again the passages; not shared is what the other side does not
    have anywhere. Punctuation and spaces always count as shared.
    """
    return _runs(a, _passage(b).known), _runs(b, _passage(a).known)


@lru_cache(maxsize=1000)
def _passage(text: str) -> _Passage:
    """Remembered, as a passage stands beside several others."""
    units = tuple(_units(text))
    parts = [None, *(unit.part for unit in units), None]
    around = zip(parts, units, parts[2:], strict=False)
    lonely = [not unit.whole and unit.part not in (left, right) for left, unit, right in around]
    pairs = tuple(
        (at, (one.key, two.key))
        for at, (one, two) in enumerate(pairwise(units))
        if one.part == two.part or lonely[at] or lonely[at + 1]
    )
    by_itself = tuple(unit.whole or alone for unit, alone in zip(units, lonely, strict=True))
    single = (unit.key for unit, alone in zip(units, by_itself, strict=True) if alone)
    return _Passage(units, by_itself, pairs, frozenset((*single, *(pair for _, pair in pairs))))


def _units(text: str) -> Iterator[_Unit]:
    part = 0
    for found in UNITS.finditer(text):
        kind = found.lastgroup or ""
        if kind != "stop":
            key = found[0].translate(_NARROW).casefold().replace(",", "")
            yield _Unit(*found.span(), (kind, key), part, kind != "character")
        elif unicodedata.category(found[0]) == "Po":
            part += 1


def _runs(text: str, known: frozenset[_Shared]) -> tuple[Run, ...]:
    """known: what the other passage has."""
    runs, end = [], 0
    for start, stop in _alone(_passage(text), known):
        if start > end:
            runs.append(Run(text[end:start], shared=True))
        runs.append(Run(text[start:stop], shared=False))
        end = stop
    if end < len(text):
        runs.append(Run(text[end:], shared=True))
    return tuple(runs)


def _alone(passage: _Passage, known: frozenset[_Shared]) -> list[tuple[int, int]]:
    """From where to where the other passage has nothing like it.

    A character is in a stretch of two or more that both have exactly when it is in such a pair.
    """
    units = passage.units
    singles = zip(units, passage.by_itself, strict=True)
    shared = [alone and unit.key in known for unit, alone in singles]
    for at, pair in passage.pairs:
        if pair in known:
            shared[at] |= not units[at].whole
            shared[at + 1] |= not units[at + 1].whole
    found: list[tuple[int, int]] = []
    for unit, is_shared in zip(units, shared, strict=True):
        if is_shared:
            continue
        touches = found and found[-1][1] == unit.start
        start = found.pop()[0] if touches else unit.start
        found.append((start, unit.end))
    return found

"""What holds when all lines are read: one reviewer, two, a ruling, lines that were taken back."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any, get_args

import pytest

from plancmp.errors import UsageError
from plancmp.model.decision import Entry, Verdict
from plancmp.model.plan import MeasureRef
from plancmp.review import crosswalk, sssom
from plancmp.review.derive import derive
from plancmp.review.sitting import Desk
from plancmp.review.standing import ALIGNED, standings
from tests.review.lines import NOTHING, A, B, X, Y, Z, entry, hashed, plans, undo

PAIR, OTHER, ABSENT = (X, Y), (X, Z), (X, NOTHING)
ann_same, ann_none, ann_partial = (entry("ann", word) for word in ("same", "none", "partial"))
ann_absent, bob_absent = entry("ann", "absent"), entry("bob", "absent")
bob_same, bob_none, bob_unsure = (entry("bob", word) for word in ("same", "none", "unsure"))
ruled_none = entry("eve", "none", act="adjudicate")
ruled_partial = entry("dan", "partial", act="adjudicate")
ruled_absent = entry("eve", "absent", act="adjudicate")
ruled_same = entry("eve", "same", act="adjudicate")
turned = entry("bob", "same", a=Y, b=X)
elsewhere = entry("ann", "same", b=Z)

# what was said -> what holds of each subject
TABLE: dict[str, tuple[list[Entry], dict[Any, str]]] = {
    "nothing": ([], {}),
    "one": ([ann_same], {PAIR: "same"}),
    "one unsure": ([bob_unsure], {PAIR: "unsure"}),
    "two agree": ([ann_same, bob_same], {PAIR: "same"}),
    "two agree, sides turned": ([ann_same, turned], {PAIR: "same"}),
    "two differ": ([ann_same, bob_none], {PAIR: "disagreement"}),
    "same and partial": ([ann_partial, bob_same], {PAIR: "disagreement"}),
    "unsure beside same": ([ann_same, bob_unsure], {PAIR: "disagreement"}),
    "taken back": ([ann_same, undo(ann_same)], {}),
    "one of two taken back": ([ann_same, bob_none, undo(bob_none, "bob")], {PAIR: "same"}),
    "decided again": ([ann_same, ann_none], {PAIR: "none"}),
    "decided again and back": ([ann_same, ann_none, undo(ann_none)], {PAIR: "same"}),
    "all taken back": ([ann_same, ann_none, undo(ann_none), undo(ann_same)], {}),
    "the first taken back": ([ann_same, ann_none, undo(ann_same)], {PAIR: "none"}),
    "taken back twice": ([ann_same, undo(ann_same), undo(ann_same)], {}),
    "agree at last": ([ann_same, bob_none, ann_none], {PAIR: "none"}),
    "two pairs": ([ann_same, elsewhere], {PAIR: "same", OTHER: "same"}),
    "ruled": ([ann_same, bob_none, ruled_none], {PAIR: "none"}),
    "ruled otherwise": ([ann_same, bob_none, ruled_partial], {PAIR: "partial"}),
    "ruled first": ([ruled_none, ann_same, bob_none], {PAIR: "none"}),
    "ruled against both": ([ann_same, bob_same, ruled_none], {PAIR: "none"}),
    "ruled twice": ([ann_same, bob_none, ruled_none, ruled_partial], {PAIR: "partial"}),
    "ruling taken back": (
        [ann_same, bob_none, ruled_none, undo(ruled_none, "eve")],
        {PAIR: "disagreement"},
    ),
    "second ruling taken back": (
        [ann_same, bob_none, ruled_none, ruled_partial, undo(ruled_partial, "dan")],
        {PAIR: "none"},
    ),
    "absent": ([ann_absent], {ABSENT: "absent"}),
    "two absent": ([ann_absent, bob_absent], {ABSENT: "absent"}),
    "absent after same": ([ann_same, ann_absent], {ABSENT: "absent"}),
    "same after absent": ([ann_absent, ann_same], {PAIR: "same"}),
    "absent after two": ([ann_same, elsewhere, ann_absent], {ABSENT: "absent"}),
    "absent taken back": ([ann_same, ann_absent, undo(ann_absent)], {PAIR: "same"}),
    "absent and none": ([ann_none, ann_absent], {PAIR: "none", ABSENT: "absent"}),
    "absent and unsure": ([bob_unsure, ann_absent], {PAIR: "unsure", ABSENT: "absent"}),
    "absent against same": (
        [ann_same, bob_absent],
        {PAIR: "disagreement", ABSENT: "disagreement"},
    ),
    "absent against same of the turned": (
        [turned, ann_absent],
        {PAIR: "disagreement", ABSENT: "disagreement"},
    ),
    "absent ruled": (
        [ann_same, bob_absent, ruled_absent],
        {PAIR: "disagreement", ABSENT: "absent"},
    ),
    "same ruled": ([ann_same, bob_absent, ruled_same], {PAIR: "same", ABSENT: "disagreement"}),
    "same ruled after absent": ([ruled_absent, ruled_same], {PAIR: "same"}),
}


@pytest.mark.parametrize(("lines", "holds"), TABLE.values(), ids=TABLE.keys())
def test_outcome(lines: list[Entry], holds: dict[Any, str]) -> None:
    found = standings(lines, plans())
    assert {about: each.outcome for about, each in found.items()} == holds
    assert all(about == each.subject for about, each in found.items())


def test_who_said_what() -> None:
    found = standings([ann_same, bob_none, ruled_none], plans())[PAIR]
    assert found.verdicts == {"ann": "same", "bob": "none"}
    assert (found.last, found.adjudicated, found.confidence) == (ruled_none, True, 0.67)


def test_the_latest_word_is_told() -> None:
    """Not that of whoever came into the journal last."""
    late = entry("ann", "same", time="2026-02-01T00:00:00Z", note="later")
    assert standings([ann_same, bob_same, late], plans())[PAIR].last == late


def test_text_that_changed() -> None:
    """The decision is told to be stale, and holds."""
    held = plans()
    old = hashed(ann_same)._replace(a_text="0" * 16)
    assert not standings([hashed(ann_same)], held)[PAIR].stale
    assert not standings([ann_same], held)[PAIR].stale, "nobody kept what the text was"
    found = standings([old], held)[PAIR]
    assert (found.outcome, found.stale, found.gone) == ("same", True, False)
    again = standings([old, hashed(ann_none)], held)[PAIR]
    assert (again.outcome, again.stale) == ("none", False)
    assert standings([old, hashed(bob_same)], held)[PAIR].stale
    assert not standings([old, hashed(ruled_none)], held)[PAIR].stale


def test_measure_that_is_gone() -> None:
    """Told, and kept in the crosswalk, but nothing is aligned with it."""
    held = plans()
    lost = entry("ann", "same", b=MeasureRef(B, "gone"))
    found = standings([lost], held)[X, MeasureRef(B, "gone")]
    assert (found.outcome, found.stale, found.gone) == ("same", True, True)
    text = sssom.write([found], held[A], held[B], "1")
    assert sssom.read(text, "x", (A, B)).entries[0].b == MeasureRef(B, "gone")


def _desks(folder: Path) -> list[Desk]:
    held = plans()
    return [Desk(folder, held[A], held[B], "ann"), Desk(folder, held[B], held[A], "bob")]


def _act(desk: Desk, seeded: random.Random) -> int:
    """Decide or take back; how many lines that makes."""
    if seeded.random() < 0.25:
        try:
            desk.undo()
        except UsageError:
            return 0
        return 1
    one = MeasureRef(A, seeded.choice(["funding", "publicity"]))
    two = MeasureRef(B, seeded.choice(["funding", "patent-awards"]))
    word: Verdict = seeded.choice(get_args(Verdict))
    sides = [(one, two), (two, one)][seeded.randrange(2)]
    other = MeasureRef(sides[1].plan, "") if word == "absent" else sides[1]
    desk.decide(sides[0], other, word)
    return 1


def _mixed(lines: Sequence[Entry], seeded: random.Random) -> list[Entry]:
    """The same lines, those of each reviewer in their order, else in any."""
    queues = [[each for each in lines if each.reviewer == name] for name in ("ann", "bob")]
    mixed = []
    while left := [queue for queue in queues if queue]:
        mixed.append(seeded.choice(left).pop(0))
    return mixed


def _text(lines: Sequence[Entry]) -> str:
    held = plans()
    return sssom.write(tuple(standings(lines, held).values()), held[A], held[B], "1")


@pytest.mark.parametrize("seed", range(4))
def test_two_reviewers_in_any_order(seed: int, tmp_path: Path) -> None:
    """Fifty folders each: nothing is lost, nothing is both accepted and rejected."""
    seeded = random.Random(seed)
    for number in range(50):
        desks = _desks(tmp_path / str(number))
        acts = [_act(seeded.choice(desks), seeded) for _ in range(seeded.randrange(2, 14))]
        lines = desks[0].entries()
        assert len(lines) == sum(acts)
        if not lines:
            continue
        held = plans()
        path = derive(tmp_path / str(number), held[A], held[B], "1")
        assert path
        _check_rows(crosswalk.read_sssom(path, (A, B)).entries)
        for _ in range(3):
            mixed = _mixed(lines, seeded)
            assert standings(mixed, held) == standings(lines, held)
            assert _text(mixed) == _text(lines) == path.read_text("utf-8")


def _check_rows(rows: Sequence[Entry]) -> None:
    about = [frozenset((row.a, row.b)) for row in rows]
    assert len(set(about)) == len(about)
    aligned = [{row.a, row.b} for row in rows if row.verdict in ALIGNED]
    absent = {row.a for row in rows if row.verdict == "absent"}
    assert not any(pair & absent for pair in aligned)

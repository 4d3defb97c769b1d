"""What is kept in memory is what a reader of the whole journal finds, after every step."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from plancmp.desk.held import Held
from plancmp.model.decision import Act, Entry, Verdict
from plancmp.model.plan import MeasureRef, Plan
from plancmp.review import journal
from plancmp.review.standing import standings, subject
from tests import fixtures

A, B = fixtures.plan("chaozhou"), fixtures.plan("heyuan")
PLANS = {A.id: A, B.id: B}
PEOPLE = ("one", "two", "three")


def _entry(dice: random.Random) -> Entry:
    """Of few measures, so that decisions meet."""
    a, b = (plan.ref(dice.choice(plan.tasks[:3])) for plan in (A, B))
    verdicts: tuple[Verdict, ...] = ("same", "partial", "none", "unsure", "absent")
    verdict = dice.choice(verdicts)
    if verdict == "absent":
        a, b = dice.choice(((a, MeasureRef(B.id, "")), (b, MeasureRef(A.id, ""))))
    acts: tuple[Act, ...] = ("decide", "decide", "decide", "adjudicate")
    return journal.new(dice.choice(acts), dice.choice(PEOPLE), a=a, b=b, verdict=verdict)


@pytest.mark.parametrize("seed", range(20))
def test_step_by_step(seed: int) -> None:
    dice = random.Random(seed)
    entries = [_entry(dice) for _ in range(6)]
    held = Held(entries, (), PLANS)
    gone = entries[0]
    for _ in range(30):
        before = dict(held.standings)
        if entries and dice.random() < 0.3:
            gone = dice.choice(entries)
            entries.remove(gone)
            touched = held.drop(gone)
        else:
            entries.append(_entry(dice))
            touched = held.add(entries[-1])
        assert held.standings == standings(entries, PLANS)
        changed = {
            s for s in before.keys() | held.standings if before.get(s) != held.standings.get(s)
        }
        assert changed <= touched


def test_what_was_taken_back_before_is_not_there() -> None:
    dice = random.Random(1)
    one, two = _entry(dice), _entry(dice)
    held = Held([one, two, journal.new("undo", one.reviewer, undoes=one.id)], (), PLANS)
    assert held.standings == standings([two], PLANS)


def test_another_folder_speaks_where_the_journal_does_not() -> None:
    ref = A.ref(A.tasks[0]), B.ref(B.tasks[0])
    mine = journal.new("decide", "me", a=ref[0], b=ref[1], verdict="none")
    theirs = journal.new("decide", "they", a=ref[0], b=ref[1], verdict="same")
    elsewhere = standings([theirs], PLANS)
    held = Held([], elsewhere.values(), PLANS)
    assert held.standings == elsewhere
    assert held.add(mine) == {subject(mine)}
    assert held.standings[subject(mine)].outcome == "none"
    held.drop(mine)
    assert held.standings == elsewhere


def _with_another_text(plan: Plan) -> Plan:
    changed = replace(plan.tasks[0], title="something else")
    return replace(plan, tasks=(changed, *plan.tasks[1:]))


def test_a_word_about_a_text_that_has_changed_is_asked_for_again() -> None:
    """And counts when it is given, even while another's is still about the old text."""
    ref = A.ref(A.tasks[0]), B.ref(B.tasks[0])
    texts = {"a": ref[0], "b": ref[1], "verdict": "same"}
    old = [journal.new("decide", name, a_text="0" * 16, **texts) for name in ("me", "they")]
    held = Held(old, (), {A.id: _with_another_text(A), B.id: B})
    assert held.standings[ref].stale
    assert held.word(ref, "me") is None
    held.add(journal.new("decide", "me", **texts))
    assert held.word(ref, "me") == "same"
    assert held.word(ref, "they") is None
    assert held.word(ref, "nobody") is None

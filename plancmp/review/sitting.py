"""A sitting: one reviewer, two plans, one pair at a time; the terminal and the browser share it.

Nothing is kept but what the journal holds: who is stopped begins again at the same pair, since it
is the first that the reviewer has not decided.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from time import monotonic
from typing import get_args

from plancmp.errors import UsageError
from plancmp.model.decision import Act, Entry, Standing, Subject, Verdict
from plancmp.model.plan import MeasureRef, Plan, Task
from plancmp.model.review import Candidate, Candidates
from plancmp.review import crosswalk, journal
from plancmp.review.standing import ALIGNED, last_of, standings, subject
from plancmp.review.texts import text_hash

LONGEST_NOTE = 1000
"""Characters of a note that are kept."""


class Desk:
    """Where the decisions of one reviewer about two plans go."""

    def __init__(self, folder: Path, a: Plan, b: Plan, reviewer: str) -> None:
        name = " ".join(reviewer.replace("|", " ").split())
        if not name or len(reviewer) > 60 or not reviewer.isprintable():
            raise UsageError("reviewer-name", name=reviewer)
        self.folder, self.reviewer = folder, name
        self.plans: Mapping[str, Plan] = {a.id: a, b.id: b}
        self.a, self.b = a, b

    def decide(
        self,
        a: MeasureRef,
        b: MeasureRef,
        verdict: Verdict,
        *,
        act: Act = "decide",
        note: str = "",
        seconds: float | None = None,
        score: float | None = None,
        shown: bool = False,
    ) -> Entry:
        """One decision, on disk when this returns; b: the plan alone where it has nothing."""
        known = get_args(Verdict)
        if verdict not in known:
            raise UsageError("no-such-verdict", verdict=verdict, known=", ".join(known))
        note = "".join(c if c.isprintable() else " " for c in note).strip()
        entry = journal.new(
            act,
            self.reviewer,
            a=a,
            b=b,
            verdict=verdict,
            a_text=self._text(a),
            b_text=self._text(b),
            note=note.encode("utf-8", "replace").decode()[:LONGEST_NOTE],
            seconds=None if seconds is None else round(seconds, 1),
            score=score,
            shown=shown,
        )
        self.write(entry)
        return entry

    def contradicted(self, a: MeasureRef, b: MeasureRef, verdict: Verdict) -> int:
        """How many of the reviewer's own words a new one takes back: that a measure has partners,
        or that the other plan has nothing like it.
        """
        held = standings(self.entries(), self.plans)
        mine = {s: held[s].verdicts.get(self.reviewer) for s in held}
        if verdict == "absent":
            return sum(a in s and mine[s] in ALIGNED for s in mine)
        nothing = {(one, MeasureRef(two.plan, "")) for one, two in ((a, b), (b, a))}
        return sum(mine.get(s) == "absent" for s in nothing) if verdict in ALIGNED else 0

    def undo(self) -> Entry:
        """Take back the reviewer's last decision about the two plans; the decision.

        UsageError when there is none.
        """
        last = last_of(self.entries(), self.reviewer)
        if last is None:
            raise UsageError("nothing-to-undo", reviewer=self.reviewer)
        self.take_back(last)
        return last

    def take_back(self, entry: Entry) -> None:
        """Undo one entry."""
        self.write(journal.new("undo", self.reviewer, undoes=entry.id))

    def entries(self) -> tuple[Entry, ...]:
        """All lines of the journal, those of other reviewers too."""
        return journal.held(self.folder, self.a.id, self.b.id).entries

    def title(self, ref: MeasureRef) -> str:
        """What a measure is called; of a plan its short name."""
        plan = self.plans[ref.plan]
        if not ref.id:
            return plan.short_name
        measure = plan.measure(ref.id)
        return measure.title if isinstance(measure, Task) else measure.name

    def word(self, about: Subject) -> Verdict | None:
        """What the reviewer says of a pair now."""
        held = standings(self.entries(), self.plans).get(about)
        return held.verdicts.get(self.reviewer) if held else None

    def write(self, *entries: Entry) -> Path:
        """Put lines on disk; those of a crosswalk that somebody brought begin the journal."""
        before = crosswalk.brought(self.folder, self.plans)
        return journal.append(self.folder, self.a.id, self.b.id, (*before, *entries))

    def _text(self, ref: MeasureRef) -> str:
        return text_hash(self.plans[ref.plan].measure(ref.id)) if ref.id else ""


@dataclass
class Sitting:
    """The pairs in the order in which they are asked, and the place of the one on the screen."""

    desk: Desk
    pairs: list[Candidate]
    act: Act = "decide"
    blind: bool = False
    at: int = 0
    mine: dict[Subject, Verdict] = field(default_factory=dict)
    """The reviewer's own last word, by pair."""
    recent: list[Entry] = field(default_factory=list)
    """Decisions of this sitting, the latest last."""
    began: float = field(default_factory=monotonic)
    shown_at: float = field(default_factory=monotonic)
    notes: dict[Subject, str] = field(default_factory=dict)
    """Written before the decision is taken."""
    places: dict[Subject, int] = field(init=False)
    nothing: set[Subject] = field(default_factory=set)
    """Measures of which the reviewer said that the other plan has nothing like them."""
    revoked: bool = False
    """Whether the last decision took such a word back."""

    def __post_init__(self) -> None:
        self.places = {pair.subject: i for i, pair in enumerate(self.pairs)}

    @classmethod
    def open(
        cls,
        desk: Desk,
        found: Candidates,
        *,
        blind: bool = False,
        adjudicate: bool = False,
        judged: bool = False,
    ) -> Sitting:
        """At the first open pair behind the reviewer's last decision.

        adjudicate: only where reviewers differ; judged: only what somebody else has decided.
        """
        pairs = [p for p in found.pairs if not adjudicate or _differs(p.standing)]
        pairs = [p for p in pairs if not judged or _by_others(p.standing, desk.reviewer)]
        act: Act = "adjudicate" if adjudicate else "decide"
        sitting = cls(desk, pairs, act, blind)
        words = _words(found.crosswalk.standings, desk, act)
        sitting.mine = {about: word for about, word in words if about in sitting.places}
        last = last_of(desk.entries(), desk.reviewer)
        sitting.nothing = {
            standing.subject
            for standing in found.crosswalk.standings
            if standing.verdicts.get(desk.reviewer) == "absent"
        }
        sitting.forward(sitting.places.get(subject(last), -1) + 1 if last else 0)
        return sitting

    @property
    def current(self) -> Candidate | None:
        """None when there is nothing to decide."""
        return self.pairs[self.at] if self.pairs else None

    @property
    def decided(self) -> int:
        """How many of the pairs the reviewer has decided."""
        return len(self.mine)

    @property
    def done(self) -> bool:
        return self.decided == len(self.pairs)

    @property
    def pace(self) -> float:
        """Decisions a minute in this sitting."""
        minutes = (monotonic() - self.began) / 60
        return len(self.recent) / minutes if minutes > 0 else 0.0

    def decide(self, verdict: Verdict) -> None:
        """The reviewer's word on the pair in sight; then the next open one."""
        pair = self.current
        if pair is None:
            return
        entry = self.desk.decide(
            pair.a,
            pair.b,
            verdict,
            act=self.act,
            note=self.notes.pop(pair.subject, ""),
            seconds=monotonic() - self.shown_at,
            score=pair.score,
            shown=not self.blind,
        )
        sides = ((pair.a, pair.b), (pair.b, pair.a))
        denied = {(one, MeasureRef(two.plan, "")) for one, two in sides} & self.nothing
        self.revoked = verdict in ALIGNED and bool(denied)
        if self.revoked:
            self.nothing -= denied
        self.mine[pair.subject] = verdict
        self.recent.append(entry)
        self.forward(self.at + 1)

    def undo(self) -> Entry | None:
        """Take back the reviewer's last decision, of an earlier sitting too, and go back to it."""
        last = (
            self.recent.pop() if self.recent else last_of(self.desk.entries(), self.desk.reviewer)
        )
        if last is None:
            return None
        self.desk.take_back(last)
        about = subject(last)
        before = self.desk.word(about)
        self.mine.pop(about, None)
        if about in self.places:
            if before:
                self.mine[about] = before
            self.show(self.places[about])
        return last

    def forward(self, start: int) -> None:
        """To the next pair that is open, from the beginning again at the end."""
        end = len(self.pairs)
        order = chain(range(start, end), range(min(start, end)))
        found = (i for i in order if self.pairs[i].subject not in self.mine)
        self.show(next(found, max(min(start, len(self.pairs) - 1), 0)))

    def move(self, step: int) -> None:
        """To the pair before or after, decided or not."""
        self.show(min(max(self.at + step, 0), max(len(self.pairs) - 1, 0)))

    def show(self, place: int) -> None:
        self.at, self.shown_at = place, monotonic()

    def note(self, text: str) -> None:
        """What the next decision on this pair will carry."""
        if self.current:
            self.notes[self.current.subject] = text[:LONGEST_NOTE]


def _by_others(standing: Standing | None, reviewer: str) -> bool:
    return standing is not None and bool(standing.verdicts.keys() - {reviewer})


def _differs(standing: Standing | None) -> bool:
    return standing is not None and standing.outcome == "disagreement"


Words = Iterable[tuple[Subject, Verdict]]


def _words(held: Iterable[Standing], desk: Desk, act: Act) -> Words:
    """What the reviewer said of each pair, as far as the texts are still the same."""
    for standing in held:
        verdict = standing.verdicts.get(desk.reviewer)
        if act == "decide" and verdict and not standing.stale:
            yield standing.subject, verdict

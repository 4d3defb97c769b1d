"""What the desk shows and does; of requests and answers it knows nothing."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import islice
from threading import Lock
from typing import Any

from plancmp.desk import documents, orders, words
from plancmp.desk.held import Held
from plancmp.desk.orders import Order
from plancmp.desk.words import Refused
from plancmp.model.decision import Act, Entry, Standing, Subject, Verdict
from plancmp.model.plan import MeasureRef, Task
from plancmp.model.review import Candidate, Candidates
from plancmp.questions import Questions
from plancmp.render import View
from plancmp.render.candidates.text import outcome, program
from plancmp.render.question import Question, QuestionSide
from plancmp.review import crosswalk
from plancmp.review.sitting import Desk
from plancmp.review.standing import subject

RECENT = 5
"""How many of the last decisions are shown."""
PACE = 20
"""Of how many decisions the pace is measured."""
Data = dict[str, Any]


class Work:
    """One reviewer at one desk.

    Its answers are data for JSON. Of a blind reviewer's desk none holds a word of the program or of
    others. Decisions are taken one at a time, and from memory: only `state` reads anything.
    """

    def __init__(
        self,
        desk: Desk,
        questions: Questions,
        refresh: Callable[[], Candidates],
        view: View,
        *,
        blind: bool = False,
        adjudicate: bool = False,
    ) -> None:
        """refresh: reads the candidates anew, with everybody's decisions."""
        self.desk, self.questions, self.refresh = desk, questions, refresh
        self.view = replace(view, domain=questions.domain)
        self.blind = blind
        self.act: Act = "adjudicate" if adjudicate else "decide"
        self.lock = Lock()
        self._ruled: dict[Subject, Verdict] = {}
        self._seconds: list[float] = []
        self._read()

    def plans(self) -> Data:
        """What stays the same while the desk is open: the two documents, and all words."""
        lang, view = self.view.lang, self.view
        return {
            "lang": lang,
            "reviewer": self.desk.reviewer,
            "blind": self.blind,
            "adjudicate": self.act == "adjudicate",
            "words": words.every(lang),
            "verdicts": {code: view.word("verdicts", code) for code in orders.OUTCOMES},
            "themes": [[code, view.word("themes", code)] for code in view.themes],
            "plans": [documents.document(p, view) for p in (self.desk.a, self.desk.b)],
        }

    def state(self) -> Data:
        """Everything that changes, read anew: decisions of others too."""
        with self.lock:
            self._read()
            pairs = [self._pair(pair) for pair in self._pairs.values()]
            absences = self._absences(self._to_tell(self._held.standings))
            return {"pairs": pairs, "absent": absences, **self._sums()}

    def pair(self, a: str, b: str) -> Data:
        """One pair in full. Refused for names of no pair."""
        with self.lock:
            asked = self._candidate(a, b)
            pair = replace(asked, standing=self._held.standings.get(asked.subject))
            notes = self._notes(pair.subject)
        shown = self.questions.of(pair, self.view, blind=self.blind)
        told = {"a": self._side(shown.a), "b": self._side(shown.b), **notes}
        return told if self.blind else {**told, **_said(shown)}

    def decide(self, told: object) -> Data:
        """One decision, and what it changed; it is on disk when this returns.

        Refused for what is no decision, UnwritableOutput when it could not be kept.
        """
        order = orders.read(told)
        with self.lock:
            entry = self._write(order)
            if order.seconds is not None:
                self._seconds.append(order.seconds)
            if self.act == "adjudicate" and entry.verdict:
                self._ruled[subject(entry)] = entry.verdict
            return self._changed(entry, self._held.add(entry))

    def undo(self) -> Data:
        """Take back the reviewer's last decision; what that changed, and which it was."""
        with self.lock:
            last = next(self._held.by(self.desk.reviewer, self.act), None)
            if last is None:
                raise Refused("nothing-to-undo")
            self.desk.take_back(last)
            self._ruled.pop(subject(last), None)
            changed = self._changed(last, self._held.drop(last))
            return {**changed, "undone": self._entry(last)}

    def _read(self) -> None:
        found = self.refresh()
        plans = self.desk.plans
        entries = crosswalk.sources(self.desk.folder, plans).entries
        self._held = Held(entries, found.crosswalk.standings, plans)
        self._pairs = {(p.a, p.b): p for p in found.pairs if self._is_listed(p)}

    def _is_listed(self, pair: Candidate) -> bool:
        """Of an adjudication what is open between reviewers, or was until a moment ago."""
        if self.act == "decide":
            return True
        held = self._held.standings.get(pair.subject)
        return pair.subject in self._ruled or (held is not None and _differs(held))

    def _candidate(self, a: str, b: str) -> Candidate:
        """The pair of two names, a pair too that nobody has thought of; but of one kind."""
        one, two = self._ref(a, self.desk.a.id), self._ref(b, self.desk.b.id)
        if known := self._pairs.get((one, two)):
            return known
        kinds = {isinstance(self.desk.plans[r.plan].measure(r.id), Task) for r in (one, two)}
        if len(kinds) > 1 or self.act == "adjudicate":
            raise Refused("unknown-pair")
        return Candidate(one, two, "task" if kinds == {True} else "target", None, None, None)

    def _ref(self, name: str, plan: str) -> MeasureRef:
        named, _, measure = name.partition(":")
        if named != plan or not any(m.id == measure for m in self.desk.plans[plan].measures):
            raise Refused("unknown-pair")
        return MeasureRef(plan, measure)

    def _write(self, order: Order) -> Entry:
        if order.verdict == "absent":
            measure = self._ref(order.a, self._other(order.b))
            return self.desk.decide(
                measure,
                MeasureRef(order.b, ""),
                order.verdict,
                act=self.act,
                note=order.note,
                seconds=order.seconds,
                shown=not self.blind,
            )
        pair = self._candidate(order.a, order.b)
        entry = self.desk.decide(
            pair.a,
            pair.b,
            order.verdict,
            act=self.act,
            note=order.note,
            seconds=order.seconds,
            score=pair.score,
            shown=not self.blind,
        )
        self._pairs.setdefault((pair.a, pair.b), pair)
        return entry

    def _other(self, plan: str) -> str:
        """The plan of which a word on the whole of this one speaks."""
        if plan not in self.desk.plans:
            raise Refused("unknown-pair")
        return self.desk.b.id if plan == self.desk.a.id else self.desk.a.id

    def _mine(self, about: Subject) -> Verdict | None:
        if self.act == "adjudicate":
            return self._ruled.get(about)
        return self._held.word(about, self.desk.reviewer)

    def _pair(self, pair: Candidate) -> Data:
        mine = self._mine(pair.subject)
        told = {"a": str(pair.a), "b": str(pair.b), "kind": pair.kind, "mine": mine}
        if self.blind:
            return {**told, "outcome": mine}
        held = self._held.standings.get(pair.subject)
        return {
            **told,
            "outcome": held.outcome if held else None,
            "people": outcome(held, self.view) if held else "",
            "score": round(pair.score, 2) if pair.score is not None else None,
            "program": program(pair, self.view),
        }

    def _absences(self, subjects: Iterable[Subject]) -> Data:
        """Measures of which somebody said, or takes back, that the other plan has nothing."""
        told = {}
        for about in subjects:
            if not about[1].id:
                held = self._held.standings.get(about)
                mine = self._mine(about)
                said = mine if self.blind else held.outcome if held else None
                told[str(about[0])] = {"mine": bool(mine), "outcome": said}
        return told

    def _notes(self, about: Subject) -> Data:
        """The reviewer's own note, to be kept by the next decision, and those of others."""
        said = self._held.said(about)
        mine = said.pop(self.desk.reviewer, None)
        told: Data = {"note": mine.note if mine else ""}
        if not self.blind:
            told["notes"] = [{"name": n, "note": e.note} for n, e in said.items() if e.note]
        return told

    def _side(self, side: QuestionSide) -> Data:
        told: list[Any] = [p.text for p in side.phrases]
        if not self.blind:
            told = [{"text": p.text, "met": p.met} for p in side.phrases]
        return {"phrases": told, "passage": list(side.passage)}

    def _to_tell(self, subjects: Iterable[Subject]) -> Iterable[Subject]:
        """A blind reviewer must not learn even that there is something to tell."""
        own = self.desk.reviewer
        return [s for s in subjects if not self.blind or own in self._held.said(s)]

    def _changed(self, entry: Entry, touched: set[Subject]) -> Data:
        """What the page needs to show a decision."""
        a = self.desk.a.id
        touched = {subject(entry), *self._to_tell(touched)}
        sides = (about if about[0].plan == a else about[::-1] for about in touched if about[1].id)
        pairs = (self._pairs.get((one, two)) for one, two in sides)
        changed = [self._pair(pair) for pair in pairs if pair]
        return {"pairs": changed, "absent": self._absences(touched), **self._sums()}

    def _sums(self) -> Data:
        last = islice(self._held.by(self.desk.reviewer, self.act), RECENT)
        spent = self._seconds[-PACE:]
        pace = 60 * len(spent) / math.fsum(spent) if len(spent) > 2 and any(spent) else None
        return {
            "decided": sum(self._mine(pair.subject) is not None for pair in self._pairs.values()),
            "recent": [self._entry(entry) for entry in last],
            "pace": round(pace, 1) if pace else None,
        }

    def _entry(self, entry: Entry) -> Data:
        one, two = subject(entry)
        if two.id and one.plan != self.desk.a.id:
            one, two = two, one
        return {"a": str(one), "b": str(two) if two.id else two.plan, "verdict": entry.verdict}


def _differs(standing: Standing) -> bool:
    return standing.outcome == "disagreement"


def _said(shown: Question) -> Data:
    return {"program": shown.program, "why": shown.why, "others": shown.others}

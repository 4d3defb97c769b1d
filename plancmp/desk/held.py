"""What holds of two plans while they are being decided, kept in memory: a decision costs what hangs
on its two measures, however much has been decided before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from plancmp.model.decision import Act, Entry, Standing, Subject, Verdict
from plancmp.model.plan import MeasureRef, Plan
from plancmp.review.standing import standings, subject
from plancmp.review.texts import text_hash


class Held:
    """Lines of the journal that were not taken back, and what follows from them."""

    def __init__(
        self, entries: Iterable[Entry], elsewhere: Iterable[Standing], plans: Mapping[str, Plan]
    ) -> None:
        """elsewhere: what other folders say; the journal wins over it, pair by pair."""
        kept = list(entries)
        undone = {entry.undoes for entry in kept if entry.act == "undo"}
        self._plans = plans
        self._entries: dict[str, Entry] = {}
        self._places: dict[str, int] = {}
        self._about: dict[MeasureRef, dict[str, Entry]] = {}
        for entry in kept:
            if entry.act != "undo" and entry.id not in undone:
                self._keep(entry)
        own = standings(list(self._entries.values()), plans)
        self._elsewhere = {s.subject: s for s in elsewhere if s.last.id not in self._entries}
        self.standings: dict[Subject, Standing] = {**self._elsewhere, **own}

    def add(self, entry: Entry) -> set[Subject]:
        """One more decision; everything of which it may change what holds."""
        self._keep(entry)
        return self._settle(entry)

    def drop(self, entry: Entry) -> set[Subject]:
        """One decision less."""
        del self._entries[entry.id]
        for ref in _ends(entry):
            del self._about[ref][entry.id]
        return self._settle(entry)

    def by(self, reviewer: str, act: Act) -> Iterator[Entry]:
        """The decisions of a reviewer, the latest first."""
        for entry in reversed(self._entries.values()):
            if entry.reviewer == reviewer and entry.act == act:
                yield entry

    def said(self, about: Subject) -> dict[str, Entry]:
        """The last line of each reviewer on a pair."""
        found = self._about.get(about[0], {}).values()
        return {entry.reviewer: entry for entry in found if subject(entry) == about}

    def word(self, about: Subject, reviewer: str) -> Verdict | None:
        """What a reviewer says, as far as the texts are still those that were read."""
        standing = self.standings.get(about)
        verdict = standing.verdicts.get(reviewer) if standing else None
        if standing and verdict and standing.stale:
            entry = self.said(about).get(reviewer)
            return verdict if entry and self._is_fresh(entry) else None
        return verdict

    def _is_fresh(self, entry: Entry) -> bool:
        texts = ((entry.a, entry.a_text), (entry.b, entry.b_text))
        return all(not text or text == self._text(ref) for ref, text in texts if ref and ref.id)

    def _text(self, ref: MeasureRef) -> str:
        return text_hash(self._plans[ref.plan].measure(ref.id))

    def _keep(self, entry: Entry) -> None:
        self._entries[entry.id] = entry
        self._places[entry.id] = len(self._places)
        for ref in _ends(entry):
            self._about.setdefault(ref, {})[entry.id] = entry

    def _settle(self, entry: Entry) -> set[Subject]:
        """What a line touches, anew; what is not the same as before.

        A word on x and y may contradict what is said of x or y alone, or of a partner alone: no
        further. Whether it does hangs on what is said of the partners of those.
        """
        touched = {subject(e) for e in self._near(_ends(entry))} | {subject(entry)}
        around = self._near(_measures(touched))
        touched |= {subject(e) for e in around if e.verdict == "absent"}
        fresh = standings(self._near(_measures(map(subject, around))), self._plans)
        changed = {subject(entry)}
        for about in touched:
            old, new = self.standings.get(about), fresh.get(about) or self._elsewhere.get(about)
            if new:
                self.standings[about] = new
            else:
                self.standings.pop(about, None)
            if old != new:
                changed.add(about)
        return changed

    def _near(self, refs: Iterable[MeasureRef]) -> list[Entry]:
        """The lines about some measures, in the order in which they were taken."""
        found = {e.id: e for ref in refs for e in self._about.get(ref, {}).values()}
        return sorted(found.values(), key=lambda e: self._places[e.id])


def _ends(entry: Entry) -> set[MeasureRef]:
    """The measures that a line is about, one or two."""
    return _measures([subject(entry)])


def _measures(subjects: Iterable[Subject]) -> set[MeasureRef]:
    return {ref for about in subjects for ref in about if ref.id}

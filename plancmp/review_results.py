"""What the functions of review return."""

from __future__ import annotations

from plancmp.model.decision import Entry
from plancmp.model.review import Candidates, Change, Status
from plancmp.results import Result


class CandidatesResult(Result):
    """Pairs that may belong together. `value` is the `Candidates`."""

    value: Candidates
    kind = "candidates"
    frames = ("candidates",)

    def _brief(self) -> str:
        found = self.value
        decided = sum(pair.settled for pair in found.pairs)
        return f"{found.a.id} and {found.b.id}, {len(found.pairs)} pairs, {decided} decided"


class StatusResult(Result):
    """How far a review has come. `value` is the `Status`."""

    value: Status
    kind = "review"
    frames = ("disagreements", "stale_pairs")

    def _brief(self) -> str:
        found = self.value
        return f"{found.a.id} and {found.b.id}, {found.decided} of {found.candidates} decided"


class JournalResult(Result):
    """Decisions in the order in which they were taken. `value` is a tuple of `Entry`."""

    value: tuple[Entry, ...]
    kind = "journal"
    frames = ("entries",)

    def _brief(self) -> str:
        return f"{len(self.value)} lines"


class ChangesResult(Result):
    """What two files of decisions say differently. `value` is a tuple of `Change`."""

    value: tuple[Change, ...]
    kind = "changes"
    frames = ("changes",)

    def _brief(self) -> str:
        return f"{len(self.value)} pairs"

"""Results that rest on actual figures, or may."""

from __future__ import annotations

from typing import Any

from plancmp.compare.progress.counts import counts
from plancmp.domain import Domain
from plancmp.model.finding import Finding
from plancmp.model.pack import Pack
from plancmp.model.progress import Course
from plancmp.results import Result


class FiguresResult(Result):
    """A result that rests on actual figures. `findings`: what is odd about them, though they can be
    used.
    """

    def __init__(
        self, value: Any, domain: Domain | None = None, findings: tuple[Finding, ...] = ()
    ) -> None:
        super().__init__(value, domain)
        self.findings = findings


class TrackResult(FiguresResult):
    """How far the targets of a plan have come. `value` is the `Course`."""

    value: Course
    kind = "track"
    frames = ("targets",)

    def _brief(self) -> str:
        found = counts(self.value.targets)
        return f"{self.value.plan.id}, {found.good} of {found.judged} judged targets on schedule"


class TracksResult(FiguresResult):
    """The same of several plans. `value` is a tuple of `Course`."""

    value: tuple[Course, ...]
    kind = "tracks"
    frames = ("plans",)

    def _brief(self) -> str:
        return ", ".join(course.plan.id for course in self.value)


class PackResult(FiguresResult):
    """A briefing pack. `value` is the `Pack`."""

    value: Pack
    kind = "pack"

    def _brief(self) -> str:
        return ", ".join(plan.id for plan in self.value.plans)

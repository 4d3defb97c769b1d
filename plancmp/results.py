"""What the public functions return: facts that print, turn into the JSON contract, into tables and
into files.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from plancmp import render
from plancmp.domain import Domain
from plancmp.drafting.drafted import Drafted, Notes
from plancmp.errors import MissingTool
from plancmp.files import save
from plancmp.render import Detail, View
from plancmp.render.wording import Lang

if TYPE_CHECKING:
    import pandas as pd

    from plancmp.drafting.ledger import Ledger
    from plancmp.model.comparison import Comparison
    from plancmp.model.coverage import Gaps, Matrix
    from plancmp.model.explanation import Explanation
    from plancmp.model.finding import Finding
    from plancmp.model.pack import Audit
    from plancmp.model.plan import Entry, Plan


class Result:
    """A result and the field whose words it is told in."""

    kind: ClassVar[str]
    """The folder of its formats."""
    frames: ClassVar[tuple[str, ...]] = ()
    """The names that `to_frame` takes."""

    def __init__(self, value: Any, domain: Domain | None = None) -> None:
        self.value, self.domain = value, domain

    def to_dict(self, lang: Lang = "en") -> Any:
        """The JSON contract: what the command prints with `-f json`, as dicts, lists, texts and
        numbers.

        lang: zh or en, the language of the sentences in it.
        """
        return render.data(self.kind, self.content, View(lang, domain=self.domain))

    def to_frame(self, name: str, lang: Lang = "en") -> pd.DataFrame:
        """One list of the contract as a pandas table, a row an entry; `frames` has the names.

        Needs pandas (`pip install 'plancmp[frames]'`). Raises ValueError for another name.
        """
        if name not in self.frames:
            raise ValueError(f"no table is called {name!r}; there are {', '.join(self.frames)}")
        try:
            import pandas as pd  # noqa: PLC0415 - an extra
        except ImportError as error:
            package = {"package": "pandas", "extra": "frames"}
            raise MissingTool("not-installed", what="to_frame", **package) from error
        content = self.to_dict(lang)
        return pd.DataFrame(self._rows(content if isinstance(content, list) else content[name]))

    @property
    def content(self) -> Any:
        """What the formats take."""
        return self.value

    def _rows(self, entries: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        return [dict(entry) for entry in entries]

    def render(
        self, fmt: str, lang: Lang = "en", *, width: int = 80, detail: Detail = "brief"
    ) -> str | bytes:
        """In one of the formats of the command line: text, json, csv, html, md, xlsx …

        width: columns of a text; detail: brief, full or stat, how much of a comparison it shows.
        """
        view = View(lang, width, domain=self.domain, detail=detail)
        return render.renderer(self.kind, fmt).render(self.content, view)

    def save(self, path: str | Path, lang: Lang = "en") -> Path:
        """Write a file in the format of its suffix; ValueError for a suffix that no format has."""
        target = Path(path)
        fmt = render.format_of(self.kind, target)
        if fmt is None:
            known = ", ".join(render.suffixes(self.kind))
            raise ValueError(f"{target}: the suffix is none of {known}")
        save(target, self.render(fmt, lang))
        return target

    def _repr_html_(self) -> str:
        """For notebooks."""
        from plancmp.render.tables import fragment  # noqa: PLC0415 - on demand

        return fragment(self.kind, self.content, View("en", domain=self.domain))

    def __repr__(self) -> str:
        return f"<plancmp {self.kind}: {self._brief()}>"

    def _brief(self) -> str:
        return ""


class PlanResult(Result):
    """One plan. `value` is the `Plan`."""

    value: Plan
    kind = "plan"
    frames = ("targets", "tasks")

    def _brief(self) -> str:
        plan = self.value
        return f"{plan.id} {plan.period}, {len(plan.targets)} targets, {len(plan.tasks)} tasks"


class DraftResult(PlanResult):
    """A draft for a coder to check.

    text: the plan file. notes: what a coder should look at first, as keys of messages and their
    values, with the line of the document where there is one. ledger: what became of every figure
    that the document prints.
    """

    kind = "draft"

    def __init__(
        self, value: Plan, domain: Domain, text: str, notes: Notes, ledger: Ledger
    ) -> None:
        super().__init__(value, domain)
        self.text, self.notes, self.ledger = text, notes, ledger

    @property
    def content(self) -> Drafted:
        return Drafted(self.value, self.text, self.notes, self.ledger)

    def _repr_html_(self) -> str:
        """For notebooks."""
        from plancmp.render.tables import fragment  # noqa: PLC0415 - on demand

        return fragment(PlanResult.kind, self.value, View("en", domain=self.domain))


class SectorsResult(Result):
    """The sector packs. `value` is a tuple of `Domain`."""

    value: tuple[Domain, ...]
    kind = "sectors"
    frames = ("sectors",)

    def _brief(self) -> str:
        return ", ".join(domain.sector for domain in self.value)


class PlansResult(Result):
    """The plans that there are. `value` is a tuple of `Plan`, read when it is asked for.

    entries: the plans without their measures.
    """

    kind = "plans"
    frames = ("plans",)

    def __init__(
        self, entries: tuple[Entry, ...], read: Callable[[], tuple[Plan, ...]], domain: Domain
    ) -> None:
        self.entries, self.domain, self._read = entries, domain, read

    @cached_property
    def value(self) -> tuple[Plan, ...]:
        return self._read()

    @property
    def content(self) -> tuple[Entry, ...]:
        return self.entries

    def _brief(self) -> str:
        return ", ".join(entry.plan.id for entry in self.entries)


class DiffResult(Result):
    """Two plans side by side. `value` is the `Comparison`."""

    value: Comparison
    kind = "diff"
    frames = ("tasks", "targets")

    def _brief(self) -> str:
        found = self.value
        same = sum(pair.relation == "same" for pair in found.tasks)
        partial = len(found.tasks) - same
        return f"{found.a.id} and {found.b.id}, {same} same, {partial} partial pairs of tasks"


class MatrixResult(Result):
    """A coverage matrix. `value` is the `Matrix`."""

    value: Matrix
    kind = "matrix"
    frames = ("rows", "themes", "instruments", "contradictions")

    def _rows(self, entries: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """The coverage of each plan in a column of its own."""
        return [
            {k: v for k, v in entry.items() if k != "cells"}
            | {plan: cell["coverage"] for plan, cell in entry.get("cells", {}).items()}
            for entry in entries
        ]

    def _brief(self) -> str:
        return f"{len(self.value.plans)} plans, {len(self.value.rows)} rows"


class GapResult(Result):
    """What a plan lacks. `value` is the `Gaps`."""

    value: Gaps
    kind = "gap"
    frames = ("gaps", "only_here")

    def _brief(self) -> str:
        against = ", ".join(plan.id for plan in self.value.against)
        return f"{len(self.value.gaps)} of {self.value.plan.id} against {against}"


class AuditResult(Result):
    """Weaknesses of one plan. `value` is the `Audit`."""

    value: Audit
    kind = "audit"
    frames = ("findings",)

    def _brief(self) -> str:
        return f"{len(self.value.wrong)} findings in {self.value.plan.id}"


class ExplanationResult(Result):
    """Why two tasks have their score. `value` is the `Explanation`."""

    value: Explanation
    kind = "explanation"
    frames = ("features", "phrases")

    def _brief(self) -> str:
        why = self.value
        return f"{why.a.id}:{why.x.id} and {why.b.id}:{why.y.id}, {why.score:.2f}"


class FindingsResult(Result):
    """What is wrong with plan files, or with a plan against its document. `value` is a tuple of
    `Finding`.

    files: how many were checked; figures, names: how many were looked for in the document.
    """

    value: tuple[Finding, ...]

    def __init__(
        self,
        value: tuple[Finding, ...],
        domain: Domain | None = None,
        *,
        files: int = 1,
        figures: int = 0,
        names: int = 0,
    ) -> None:
        super().__init__(value, domain)
        self.files, self.figures, self.names = files, figures, names

    kind = "findings"
    frames = ("findings",)

    @property
    def ok(self) -> bool:
        """Whether there is no error; warnings do not count."""
        return all(finding.severity != "error" for finding in self.value)

    def _brief(self) -> str:
        errors = sum(finding.severity == "error" for finding in self.value)
        return f"{errors} errors, {len(self.value) - errors} warnings"

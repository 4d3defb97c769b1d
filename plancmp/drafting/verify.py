"""Check a plan against the document that was coded: every figure, name and title stands where the plan says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from plancmp import units
from plancmp.drafting import complete
from plancmp.drafting.document import Document
from plancmp.drafting.numbers import Number, numbers
from plancmp.knowledge import table
from plancmp.model import Finding, Plan, Span, Target, Task
from plancmp.text import fold

HEADLINE_ABOVE = 6
"""How many lines above its paragraph a headline may stand (boxes have blank lines between)."""


@dataclass(frozen=True, slots=True)
class Verified:
    figures: int
    names: int
    findings: tuple[Finding, ...]


def verify(plan: Plan, document: Document) -> Verified:
    """Everything in the plan file that the document does not bear out."""
    check = _Check(plan, document)
    findings = [
        *check.hash(),
        *check.spans(),
        *check.figures(),
        *check.units(),
        *check.shared_figures(),
    ]
    findings += [*check.years(), *check.names(), *check.titles(), *check.left_out()]
    ordered = tuple(sorted(findings, key=lambda f: (f.line, f.column, f.rule, f.args)))
    figures = sum(len(list(_figures(t))) for t in plan.targets)
    return Verified(figures, len(plan.targets) + len(plan.tasks), ordered)


class _Check:
    def __init__(self, plan: Plan, document: Document) -> None:
        self.plan = plan
        self.document = document

    def finding(self, rule: str, pointer: str, subject: str, **args: object) -> Finding:
        place = self.plan.marks.get(pointer, (1, 1))
        words = tuple((key, str(value)) for key, value in args.items())
        return Finding(
            rule,
            table("rules")[rule]["severity"],
            self.plan.path,
            *place,
            words,
            subject=f"{self.plan.id}/{subject}",
        )

    def hash(self) -> Iterator[Finding]:
        if self.plan.source.sha256 != self.document.sha256:
            yield self.finding(
                "source-hash", "/source/sha256", "source", found=self.document.sha256
            )

    def left_out(self) -> Iterator[Finding]:
        """What the document promises and the plan neither has nor says to have left out."""
        for first, last in complete.paragraphs(self.plan, self.document):
            yield self.finding(
                "paragraph-not-coded", "/tasks", f"document/{first}", first=first, last=last
            )
        for line, figure in complete.figures(self.plan, self.document):
            yield self.finding(
                "figure-not-coded", "/targets", f"document/{line}", figure=figure, first=line
            )

    def spans(self) -> Iterator[Finding]:
        total = len(self.document.lines)
        kinds: tuple[tuple[str, tuple[Target | Task, ...]], ...] = (
            ("targets", self.plan.targets),
            ("tasks", self.plan.tasks),
        )
        for kind, measures in kinds:
            for i, measure in enumerate(measures):
                for j, (first, last) in enumerate(measure.lines):
                    if last > total:
                        yield self.finding(
                            "lines-outside",
                            f"/{kind}/{i}/lines/{j}",
                            f"{kind}/{measure.id}",
                            first=first,
                            last=last,
                            total=total,
                        )

    def figures(self) -> Iterator[Finding]:
        """The target's value in every place that is named, its baseline in one of them."""
        for i, target in enumerate(self.plan.targets):
            for field, value in _figures(target):
                missing = [
                    span for span in target.lines if not self.says(span, target, field, value)
                ]
                if missing and (field != "baseline/value" or len(missing) == len(target.lines)):
                    first, last = missing[0]
                    args = {
                        "figure": units.show(value),
                        "field": field,
                        "first": first,
                        "last": last,
                    }
                    yield self.finding(
                        "figure-not-there", f"/targets/{i}/{field}", f"targets/{target.id}", **args
                    )

    def units(self) -> Iterator[Finding]:
        """The unit of a figure in a table cell of its own stands in a cell beside it."""
        for i, target in enumerate(self.plan.targets):
            for span in target.lines:
                found = (
                    self.stands(span, target.value, target.unit) if target.value is not None else []
                )
                if (
                    found
                    and all(n.dimension is None for n in found)
                    and fold(target.unit) not in fold(self.document.text(span))
                ):
                    args = {"unit": target.unit, "first": span[0], "last": span[1]}
                    yield self.finding(
                        "unit-not-there", f"/targets/{i}/unit", f"targets/{target.id}", **args
                    )

    def shared_figures(self) -> Iterator[Finding]:
        """A printed figure serves one target: two targets that claim it must find it twice."""
        claims: dict[tuple[Span, Decimal], list[tuple[int, str, Target]]] = {}
        for i, target in enumerate(self.plan.targets):
            for field, value in _figures(target):
                for span in target.lines if field != "baseline/value" else target.lines[:1]:
                    claims.setdefault((span, value * units.factor(target.unit)), []).append(
                        (i, field, target)
                    )
        for (span, base), claimants in claims.items():
            i, field, target = claimants[-1]
            value = base / units.factor(target.unit)
            found = self.stands(span, value, target.unit)
            one_row = (
                len({(field, target.name) for _, field, target in claimants}) == 1
                and field == "baseline/value"
            )
            if (
                found
                and len(claimants) > len(found)
                and not one_row
                and not any(n.shared for n in found)
            ):
                others = ", ".join(sorted({t.id for _, _, t in claimants[:-1]}))
                yield self.finding(
                    "figure-claimed-twice",
                    f"/targets/{i}/{field}",
                    f"targets/{target.id}",
                    figure=units.show(value),
                    others=others,
                )

    def says(self, span: Span, target: Target, field: str, value: Decimal) -> bool:
        """Whether these lines print the figure; both ends of a range must stand together."""
        found = self.stands(span, value, target.unit)
        if field != "target/value_max" or target.value is None:
            return bool(found)
        return any(
            n.end == value * units.factor(target.unit)
            for n in self.stands(span, target.value, target.unit)
        )

    def stands(self, span: Span, value: Decimal, unit: str) -> list[Number]:
        """The numbers in these lines that say this value."""
        return [
            n
            for line in self.document.lines[span[0] - 1 : span[1]]
            for n in numbers(line)
            if n.says(value, unit)
        ]

    def years(self) -> Iterator[Finding]:
        text = "".join(self.document.lines)
        for i, target in enumerate(self.plan.targets):
            named = {} if "year" in target.inferred else {"target/year": target.year}
            years = named | ({"baseline/year": target.baseline.year} if target.baseline else {})
            for field, year in years.items():
                if str(year) not in text:
                    yield self.finding(
                        "year-not-there",
                        f"/targets/{i}/{field}",
                        f"targets/{target.id}",
                        year=year,
                        field=field,
                    )

    def names(self) -> Iterator[Finding]:
        for i, target in enumerate(self.plan.targets):
            printed = fold("".join(self.document.text(span) for span in target.lines))
            if not _made_of(fold(target.name), printed):
                first, last = target.lines[0]
                yield self.finding(
                    "name-not-there",
                    f"/targets/{i}/name",
                    f"targets/{target.id}",
                    name=target.name,
                    first=first,
                    last=last,
                )

    def titles(self) -> Iterator[Finding]:
        for i, task in enumerate(self.plan.tasks):
            first, last = task.lines[0]
            near = fold(self.document.text((max(first - HEADLINE_ABOVE, 1), last)))
            above = fold(self.document.text((1, last)))
            if fold(task.title) not in near:
                yield self.finding(
                    "title-not-there",
                    f"/tasks/{i}/title",
                    f"tasks/{task.id}",
                    name=task.title,
                    first=first,
                    last=last,
                )
            for j, section in enumerate(task.section):
                if fold(section) not in above:
                    yield self.finding(
                        "section-not-there",
                        f"/tasks/{i}/section/{j}",
                        f"tasks/{task.id}",
                        name=section,
                        first=first,
                    )


def _figures(target: Target) -> Iterator[tuple[str, Decimal]]:
    """The target's figures with their place in the plan file."""
    if target.value is not None:
        yield "target/value", target.value
    if target.value_max is not None:
        yield "target/value_max", target.value_max
    if target.baseline and target.baseline.value is not None:
        yield "baseline/value", target.baseline.value


def _made_of(name: str, text: str) -> bool:
    """Whether the name is put together from pieces of the text, of two characters at least; joining words aside."""
    start = 0
    while start < len(name):
        end = next((e for e in range(len(name), start + 1, -1) if name[start:e] in text), start + 1)
        if end == start + 1 and name[start] not in table("numbers")["joining"]:
            return False
        start = end
    return True

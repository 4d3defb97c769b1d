"""Check a plan against the document that was coded.

Every figure, name and title stands where the plan says.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from plancmp import knowledge, units
from plancmp.domain import Domain
from plancmp.drafting import complete, ledger
from plancmp.drafting.document import Document
from plancmp.drafting.ledger.judging import NOT_CODED
from plancmp.drafting.ledger.matching import LOST
from plancmp.drafting.numbers import Number, numbers
from plancmp.drafting.outline import outline
from plancmp.model.finding import Finding, Span
from plancmp.model.plan import Plan, Target, Task
from plancmp.text import fold

HEADLINE_ABOVE = 6
"""How many lines above its paragraph a headline may stand (boxes have blank lines between)."""
_BASELINE = "baseline/value"
_UPPER = "target/value_max"


@dataclass(frozen=True, slots=True)
class Verified:
    figures: int
    names: int
    findings: tuple[Finding, ...]


def verify(plan: Plan, document: Document, domain: Domain) -> Verified:
    """Everything in the plan file that the document does not bear out.

    domain: the plan's, with the units that it declares itself.
    """
    check = _Check(plan, document, domain)
    findings = [
        *check.hash(),
        *check.spans(),
        *check.figures(),
        *check.units(),
        *check.shared_figures(),
        *check.years(),
        *check.names(),
        *check.titles(),
        *check.left_out(),
        *check.unaccounted(),
    ]
    ordered = tuple(sorted(findings, key=lambda f: (f.line, f.column, f.rule, f.args)))
    figures = sum(len(_figures(target)) for target in plan.targets)
    return Verified(figures, len(plan.targets) + len(plan.tasks), ordered)


@dataclass(frozen=True, slots=True)
class _Claim:
    """A target's word for a figure in some lines."""

    pointer: str
    field: str
    value: Decimal
    target: Target


class _Check:
    def __init__(self, plan: Plan, document: Document, domain: Domain) -> None:
        self.plan, self.document, self.domain = plan, document, domain
        self.rules = knowledge.common("rules")
        self.pieces = outline(document.lines, domain.grammar)

    def finding(
        self, rule: str, pointer: str, subject: str, *spans: Span, **args: object
    ) -> Finding:
        """spans: where the document says it; of one, the first and last line are told too."""
        place = self.plan.positions.get(pointer, (1, 1))
        words = tuple((key, str(value)) for key, value in args.items())
        named = f"{self.plan.id}/{subject}"
        severity = self.rules[rule]["severity"]
        return Finding(rule, severity, self.plan.path, *place, words, named, spans)

    def hash(self) -> Iterator[Finding]:
        found = self.document.sha256
        if self.plan.source.sha256 != found:
            rule = "source-hash" if self.plan.source.sha256 else "source-unknown"
            yield self.finding(rule, "/source/sha256", "source", found=found)

    def left_out(self) -> Iterator[Finding]:
        """What the document promises and the plan neither has nor says to have left out."""
        pieces = self.pieces
        for span in complete.paragraphs(self.plan, pieces, self.domain):
            told: dict[str, object] = {"first": span[0], "last": span[1]}
            subject = f"document/{span[0]}"
            yield self.finding("paragraph-not-coded", "/tasks", subject, span, **told)
        for line, figure in complete.figures(self.plan, self.document, pieces, self.domain):
            yield self.uncoded("figure-not-coded", line, figure)

    def unaccounted(self) -> Iterator[Finding]:
        """The figures of the file for which the ledger has no reason."""
        for entry in ledger.account(self.plan, self.document, self.domain).unread:
            if entry.why != NOT_CODED:  # which `left_out` has told
                rule = "figure-not-read" if entry.why == LOST else "figure-not-coded"
                yield self.uncoded(rule, entry.line or 0, entry.figure)

    def uncoded(self, rule: str, line: int, figure: str) -> Finding:
        """A figure of the document that the plan does not account for."""
        told: dict[str, object] = {"figure": figure, "first": line}
        spans = ((line, line),) if line else ()
        return self.finding(rule, "/targets", f"document/{line}", *spans, **told)

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
                        pointer, subject = f"/{kind}/{i}/lines/{j}", f"{kind}/{measure.id}"
                        told = {"first": first, "last": last, "total": total}
                        yield self.finding("lines-outside", pointer, subject, **told)

    def figures(self) -> Iterator[Finding]:
        """The target's value in every place that is named, its baseline in one of them."""
        for i, target in enumerate(self.plan.targets):
            for field, value in _figures(target):
                missing = [s for s in target.lines if not self.says(s, target, field, value)]
                everywhere = len(missing) == len(target.lines)
                if missing and (field != _BASELINE or everywhere):
                    pointer, subject = f"/targets/{i}/{field}", f"targets/{target.id}"
                    first, last = missing[0]
                    told = {"figure": units.show(value), "field": field}
                    yield self.finding(
                        "figure-not-there",
                        pointer,
                        subject,
                        *missing,
                        **told,
                        first=first,
                        last=last,
                    )

    def units(self) -> Iterator[Finding]:
        """The unit of a figure in a table cell of its own stands in a cell beside it."""
        for i, target in enumerate(self.plan.targets):
            if target.value is None:
                continue
            for span in target.lines:
                found = self.stands(span, target.value, target.unit)
                none = target.unit == self.domain.grammar.text("no-unit")
                bare = not none and bool(found) and all(n.dimension is None for n in found)
                if bare and fold(target.unit) not in fold(self.document.text(span)):
                    pointer, subject = f"/targets/{i}/unit", f"targets/{target.id}"
                    told = {"unit": target.unit, "first": span[0], "last": span[1]}
                    yield self.finding("unit-not-there", pointer, subject, span, **told)

    def shared_figures(self) -> Iterator[Finding]:
        """A printed figure serves one target: two targets that claim it must find it twice."""
        for span, claims in self.claims():
            last = claims[-1]
            found = self.stands(span, last.value, last.target.unit)
            names = {(claim.field, claim.target.name) for claim in claims}
            one_row = len(names) == 1 and last.field == _BASELINE
            too_few = bool(found) and len(claims) > len(found)
            if too_few and not one_row and not any(n.shared for n in found):
                others = ", ".join(sorted({claim.target.id for claim in claims[:-1]}))
                told = {"figure": units.show(last.value), "others": others}
                subject = f"targets/{last.target.id}"
                yield self.finding("figure-claimed-twice", last.pointer, subject, span, **told)

    def claims(self) -> Iterator[tuple[Span, list[_Claim]]]:
        """The targets that claim a value in the same lines."""
        found: dict[tuple[Span, Fraction], list[_Claim]] = {}
        for i, target in enumerate(self.plan.targets):
            for field, value in _figures(target):
                base = self.domain.units.base(value, target.unit)
                claim = _Claim(f"/targets/{i}/{field}", field, value, target)
                for span in target.lines if field != _BASELINE else target.lines[:1]:
                    found.setdefault((span, base), []).append(claim)
        for (span, _), claims in found.items():
            yield span, claims

    def says(self, span: Span, target: Target, field: str, value: Decimal) -> bool:
        """Whether these lines print the figure; both ends of a range must stand together."""
        if field != _UPPER or target.value is None:
            return bool(self.stands(span, value, target.unit))
        begins = self.stands(span, target.value, target.unit)
        return any(n.ends(value, target.unit, self.domain.units) for n in begins)

    def stands(self, span: Span, value: Decimal, unit: str) -> list[Number]:
        """The numbers in these lines that say this value."""
        near = (p for p in self.pieces if p.span[0] <= span[1] and p.span[1] >= span[0])
        found = (number for piece in near for number in numbers(piece.text, self.domain))
        return [number for number in found if number.says(value, unit, self.domain.units)]

    def years(self) -> Iterator[Finding]:
        """Every year that was not read from the context stands somewhere."""
        text = unicodedata.normalize("NFKC", "".join(self.document.lines))
        for i, target in enumerate(self.plan.targets):
            named = {} if "year" in target.inferred else {"target/year": target.year}
            years = named | ({"baseline/year": target.baseline.year} if target.baseline else {})
            for field, year in years.items():
                if year is not None and str(year) not in text:
                    pointer, subject = f"/targets/{i}/{field}", f"targets/{target.id}"
                    told = {"year": year, "field": field}
                    yield self.finding("year-not-there", pointer, subject, *target.lines, **told)

    def names(self) -> Iterator[Finding]:
        joining = self.domain.grammar.words("joining")
        for i, target in enumerate(self.plan.targets):
            printed = fold("".join(self.document.text(span) for span in target.lines))
            if not _made_of(fold(target.name), printed, joining):
                first, last = target.lines[0]
                pointer, subject = f"/targets/{i}/name", f"targets/{target.id}"
                told = {"name": target.name, "first": first, "last": last}
                yield self.finding("name-not-there", pointer, subject, *target.lines, **told)

    def titles(self) -> Iterator[Finding]:
        lines = [fold(line) for line in self.document.lines]
        for i, task in enumerate(self.plan.tasks):
            first, last = task.lines[0]
            near = "".join(lines[max(first - HEADLINE_ABOVE, 1) - 1 : last])
            above = "".join(lines[:last])
            pointer, subject = f"/tasks/{i}", f"tasks/{task.id}"
            if fold(task.title) not in near:
                told = {"name": task.title, "first": first, "last": last}
                place = f"{pointer}/title"
                yield self.finding("title-not-there", place, subject, *task.lines, **told)
            for j, section in enumerate(task.section):
                if fold(section) not in above:
                    told = {"name": section, "first": first}
                    place = f"{pointer}/section/{j}"
                    yield self.finding("section-not-there", place, subject, *task.lines, **told)


def _figures(target: Target) -> list[tuple[str, Decimal]]:
    """The target's figures with their place in the plan file."""
    base = target.baseline.value if target.baseline else None
    every = (("target/value", target.value), (_UPPER, target.value_max), (_BASELINE, base))
    return [(field, value) for field, value in every if value is not None]


def _made_of(name: str, text: str, joining: tuple[str, ...]) -> bool:
    """Whether the name is put together from pieces of the text, of two characters at least.

    joining: words that may stand between them.
    """
    start = 0
    while start < len(name):
        end = next((e for e in range(len(name), start + 1, -1) if name[start:e] in text), start + 1)
        if end == start + 1 and name[start] not in joining:
            return False
        start = end
    return True

"""How it is told what became of a measure: names by period, figures, reasons in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from plancmp import knowledge, units
from plancmp.model.comparison import Alignment, TargetPair
from plancmp.model.plan import Measure, Plan, Target, Task
from plancmp.model.succession import Line, Lineage, Reached, Succession, TargetRow, TaskRow
from plancmp.render import View, progress_words, words


def names(plans: Sequence[Plan], view: View) -> tuple[str, ...]:
    """What columns are called: by period, with the place where places differ; versions of one
    period by what else tells them apart.
    """
    places = {plan.jurisdiction.name for plan in plans}
    by_period = tuple(plan.period for plan in plans)
    whole = tuple(words.dated(plan) for plan in plans)
    short = tuple(plan.short_name for plan in plans)
    for told in (by_period if len(places) == 1 else whole, whole, short):
        if all(told) and len(set(told)) == len(plans):
            return told
    if len(plans) == 2:
        return view.say("succession-old"), view.say("succession-new")
    return tuple(view.say("succession-nth", n=n) for n in range(1, len(plans) + 1))


def place(plan: Plan) -> str:
    """Whose plans they are."""
    return plan.jurisdiction.name or plan.short_name


def title(found: Succession, view: View) -> str:
    """Place and periods."""
    old, new = names((found.old, found.new), view)
    if found.old.jurisdiction.name != found.new.jurisdiction.name:
        return view.say("succession-step", old=old, new=new)
    return view.say("succession-title", place=place(found.new), old=old, new=new)


def counts(changes: Sequence[str], codes: str, view: View) -> str:
    """How many of each change, in the order of the codelist; what there is none of is left out."""
    counted = Counter(changes)
    order = knowledge.common("terms")[codes]
    told = (
        view.say("succession-count", word=view.word(codes, change), n=counted[change])
        for change in order
        if counted[change]
    )
    return view.join(told)


def targets_of(found: Succession, row: TargetRow) -> tuple[Target | None, Target | None]:
    """The targets of both sides."""
    old = found.old.target(row.old.id) if row.old else None
    return old, found.new.target(row.new.id) if row.new else None


def tasks_of(found: Succession, row: TaskRow) -> tuple[tuple[Task, ...], tuple[Task, ...]]:
    """The tasks of both sides."""
    old = tuple(found.old.task(ref.id) for ref in row.old)
    return old, tuple(found.new.task(ref.id) for ref in row.new)


def figures(found: Succession, row: TargetRow, view: View) -> tuple[str, str]:
    """Both figures; empty where a side is missing."""
    x, y = targets_of(found, row)
    values = (row.verdict.a_value, row.verdict.b_value) if row.verdict else (None, None)
    unit = row.verdict.unit if row.verdict else ""
    one = _figure(found.old, x, values[0], unit, view)
    return one, _figure(found.new, y, values[1], unit, view)


def _figure(plan: Plan, target: Target | None, value: Decimal | None, unit: str, view: View) -> str:
    """As printed; in the unit of both too, where that is another one; with its year, where that is
    not the last of the plan.
    """
    if target is None:
        return ""
    shown = words.figure(target, view)
    if value is not None and unit != target.unit and target.value_max is None:
        shown += view.say("in-brackets", text=f"{units.show(value)}{unit}")
    if target.year is None or target.year == plan.end:
        return shown
    return view.say("fate-in-year", figure=shown, year=target.year)


def told(found: Succession, row: TargetRow, keys: Sequence[str], view: View) -> tuple[str, ...]:
    """Reasons or cautions in words."""
    if row.old is None or row.new is None or row.verdict is None:
        return ()
    pair = TargetPair(Alignment(row.old, row.new, "same", 1.0), row.verdict)
    return words.remarks(found.comparison, pair, tuple(keys), view)


def why(found: Succession, row: TargetRow, view: View) -> str:
    """The change in words: both figures, or the reason; then how it stands to what was reached."""
    return view.say("semicolon").join(_why(found, row, view))


def _why(found: Succession, row: TargetRow, view: View) -> Iterator[str]:
    old, new = names((found.old, found.new), view)
    if row.change == "dropped":
        yield view.say("fate-dropped", new=new)
        return
    if row.change == "new":
        yield view.say("fate-new", old=old)
        return
    if row.reasons:
        yield view.join(told(found, row, row.reasons, view))
        return
    one, two = figures(found, row, view)
    yield view.say("fate-values", old=one, new=two)
    yield from filter(None, (yearly(row, view), standing(row, view)))
    if row.unknown == "unknown-none":
        yield view.say("unknown-none")


def yearly(row: TargetRow, view: View) -> str:
    """The yearly amounts by which totals of unequal length are compared; empty for others."""
    if not row.yearly or not row.verdict:
        return ""
    one, two = map(_shown, row.yearly)
    return view.say("fate-yearly", old=one, new=two, unit=row.verdict.unit)


def moves(found: Succession, row: TaskRow, view: View) -> Iterator[str]:
    """From where to where a task moved: theme, else section."""
    old, new = tasks_of(found, row)
    themes = [view.join(dict.fromkeys(view.word("themes", t.theme) for t in s)) for s in (old, new)]
    if themes[0] != themes[1]:
        yield view.say("succession-theme", old=themes[0], new=themes[1])
    sections = [view.join(dict.fromkeys(" / ".join(t.section) for t in s)) for s in (old, new)]
    if sections[0] != sections[1] and all(sections):
        yield view.say("succession-chapter", old=sections[0], new=sections[1])


def standing(row: TargetRow, view: View) -> str:
    """How a new target stands to what was reached, or why nobody knows; empty where nothing was
    reached, as far as anybody says.
    """
    if row.stuck:
        return progress_words.reason(row.stuck, view)
    if row.reached is None:
        return view.say(row.unknown) if row.unknown not in ("", "unknown-none") else ""
    key = "reached-below" if row.below else "reached-not-below"
    told = view.say(key, reached=reached(row.reached, view))
    if not row.reached.yearly:
        return told
    promised = {"value": _shown(row.reached.promised), "unit": row.reached.unit}
    return view.say("reached-yearly", told=told, **promised)


def reached(found: Reached, view: View) -> str:
    """What was reached, with its year, status and source."""
    value = {"value": _shown(found.value), "unit": found.unit, "year": found.year or "?"}
    if found.of == "baseline":
        return view.say("reached-baseline", **value)
    value |= {"status": view.word("actual_statuses", found.status), "source": found.source}
    if found.yearly:
        return view.say("reached-actual-yearly", **value)
    return view.say("reached-actual-mean" if found.mean else "reached-actual", **value)


def _shown(value: Decimal) -> str:
    return units.show(units.to_four(value))


def lineage_title(found: Lineage, view: View) -> str:
    """Place and periods of all plans."""
    told = names(found.plans, view)
    arrow = view.say("succession-step", old="", new="")
    if len({plan.jurisdiction.name for plan in found.plans}) > 1:
        return arrow.join(told)
    return view.say("lineage-title", place=place(found.plans[-1]), list=arrow.join(told))


def members(found: Lineage, line: Line) -> tuple[tuple[Measure, ...], ...]:
    """The measures of a line, by plan."""
    return tuple(
        tuple(plan.measure(ref.id) for ref in refs)
        for plan, refs in zip(found.plans, line.measures, strict=True)
    )

"""What the tables of several kinds share: names with status, measures with lines, notices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from plancmp.asking import overlap
from plancmp.model.coverage import Gaps
from plancmp.model.plan import Measure, MeasureRef, Plan, Target
from plancmp.render import View, words


def named(plan: Plan, view: View) -> str:
    """What a table calls a plan; a draft is called one wherever it stands."""
    if not plan.is_draft:
        return plan.short_name
    return plan.short_name + view.say("in-brackets", text=view.word("statuses", "draft"))


def gap_head(gaps: Gaps, view: View) -> str:
    """The plan and its references; those of another period with their years."""
    against = view.join(_reference(gaps.plan, other, view) for other in gaps.against)
    return view.say("gap-head", plan=named(gaps.plan, view), against=against)


def _reference(plan: Plan, other: Plan, view: View) -> str:
    name = named(other, view)
    if overlap(plan, other):
        return name
    if other.period and other.period in name:
        return view.say("other-period-named", name=name)
    return view.say("other-period", name=name, period=other.period or "?")


def notices(plans: Iterable[Plan], cautions: Sequence[str], view: View) -> tuple[str, ...]:
    """A line for each plan that nobody has reviewed, and for each thing to mind."""
    drafts = (view.say("draft-side", name=plan.short_name) for plan in plans if plan.is_draft)
    return (*drafts, *(view.say(key) for key in cautions))


def theme(view: View, *measures: Measure) -> str:
    """The themes of measures that stand in one row, each once."""
    return " / ".join(dict.fromkeys(view.word("themes", m.theme) for m in measures))


def heads(view: View, *keys: str) -> tuple[str, ...]:
    """The heads of columns."""
    return tuple(view.say(key) for key in keys)


def listed(plan: Plan, refs: Iterable[MeasureRef], view: View) -> str:
    """Measures of one plan, a line each, with the lines of its document."""
    return "\n".join(words.titled(plan.measure(ref.id), view) for ref in refs)


def span(measure: Measure) -> str:
    """The lines of the document; with a dash that no spreadsheet takes for that of a date."""
    return words.span(measure.lines).replace("-", "–")


def kind(measure: Measure, view: View) -> str:
    """Task or target."""
    return view.say("table-target" if isinstance(measure, Target) else "table-task")

"""Gaps on the terminal: first the headline with its evidence, then the others by kind, then what
the upper level asks, then what only this plan has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from plancmp.compare.gap import KINDS
from plancmp.model.coverage import Gap, Gaps
from plancmp.model.plan import Measure, MeasureRef, Plan, Target
from plancmp.render import View, words
from plancmp.render.sheets import common
from plancmp.render.terminal import heading, notices, paint, paragraph, rule, table

SUFFIX = ".txt"


def render(gaps: Gaps, view: View) -> str:
    parts = (_head, _headline, _rest, _upper, _own)
    return "\n".join(line for part in parts for line in part(gaps, view)).rstrip() + "\n"


def _head(gaps: Gaps, view: View) -> Iterator[str]:
    yield heading(common.gap_head(gaps, view), view)
    yield from notices(
        (gaps.plan, *gaps.against), gaps.cautions, view, words.reviewed(gaps.reviewed, view)
    )
    counted = Counter(str(gap.kind) for gap in gaps.gaps)
    counts = view.say("gap-counts", **{kind: counted[kind] for kind in KINDS})
    if known := sum(gap.confirmed for gap in gaps.gaps):
        counts += view.say("gap-counts-confirmed", n=known)
    yield paragraph(counts, view)
    if gaps.upper_level:
        told = (view.say(line.key, n=len(line.measures)) for line in gaps.upper_level)
        yield paragraph(view.join(told), view)
    yield ""


def _weaker(gaps: Gaps, gap: Gap, view: View) -> str:
    """The indicator with the plan's figure and those of the references."""
    plans = {plan.id: plan for plan in (gaps.plan, *gaps.against)}

    def figures(refs: Sequence[MeasureRef]) -> str:
        found = (plans[ref.plan].measure(ref.id) for ref in refs)
        return view.join(words.figure(each, view) for each in found if isinstance(each, Target))

    others = view.join(
        f"{plans[peer.plan].short_name} {figures(peer.measures)}" for peer in gap.peers
    )
    return f"{gap.label} {figures(gap.measures)} / {others}"


def _headline(gaps: Gaps, view: View) -> Iterator[str]:
    first = [gap for gap in gaps.gaps if gap.headline]
    if not first:
        return
    yield rule(view.say("gap-headline", n=len(first)), view)
    yield paint(paragraph(view.say("gap-weights"), view), "dim", view)
    for gap in first:
        title = f"{gap.id}  {words.gap_kind(gap, view)} {gap.label}"
        theme = view.word("themes", gap.theme)
        yield paragraph(f"{title} [{theme}] {gap.priority:.2f}", view, indent=0)
        told = (
            f"{view.say(r.key, **dict(r.values))} +{r.points:.2f}" for r in gap.reasons if r.points
        )
        yield paint(paragraph(view.join(told), view, indent=3), "dim", view)
        yield from _evidence(gaps, gap, view)
    yield ""


def _evidence(gaps: Gaps, gap: Gap, view: View) -> Iterator[str]:
    plans = {plan.id: plan for plan in gaps.against}
    for peer in gap.peers:
        plan = plans[peer.plan]
        yield paragraph(f"{plan.short_name}: {_titled(plan, peer.measures, view)}", view, indent=3)
    if gap.kind == "partial":
        yield paragraph(
            f"{view.say('gap-own-part')}: {_titled(gaps.plan, gap.measures, view)}", view, 3
        )
        return
    nearest = _titled(gaps.plan, gap.near, view) or view.say("gap-nothing-near")
    yield paragraph(f"{view.say('near')}: {nearest}", view, indent=3)


def _titled(plan: Plan, refs: Sequence[MeasureRef], view: View) -> str:
    return view.join(words.titled(plan.measure(ref.id), view) for ref in refs)


def _rest(gaps: Gaps, view: View) -> Iterator[str]:
    """All weaker targets in a paragraph; then what few references have, a table for each kind."""
    weaker = [gap for gap in gaps.gaps if gap.kind == "weaker"]
    if weaker:
        listed = view.join(_weaker(gaps, gap, view) for gap in weaker)
        yield paragraph(view.say("gap-weaker-list", list=listed), view)
        yield ""
    heads = [view.say(key) for key in ("gap-id", "label", "gap-who", "near", "priority")]
    for kind in KINDS:
        rest = [gap for gap in gaps.gaps if gap.kind == kind and not gap.headline]
        if rest:
            yield rule(view.say("gap-more", kind=view.say(f"gap-{kind}"), n=len(rest)), view)
            yield table([_line(gaps, gap, view) for gap in rest], (1, 2, 3), view, heads)
            yield ""


def _line(gaps: Gaps, gap: Gap, view: View) -> list[str]:
    plans = {plan.id: plan for plan in (gaps.plan, *gaps.against)}

    def places(refs: Sequence[MeasureRef]) -> str:
        return view.join(_place(plans[ref.plan].measure(ref.id), view) for ref in refs)

    who = (f"{plans[peer.plan].short_name} {places(peer.measures)}" for peer in gap.peers)
    own = gap.measures if gap.kind == "partial" else gap.near
    near = (words.titled(gaps.plan.measure(ref.id), view) for ref in own)
    return [
        gap.id,
        gap.label,
        view.join(who),
        words.gap_kind(gap, view) if gap.confirmed else _near(near, view),
        f"{gap.priority:.2f}",
    ]


def _near(near: Iterable[str], view: View) -> str:
    return view.join(near) or view.say("gap-nothing-near")


def _place(measure: Measure, view: View) -> str:
    """The lines of the document, of a target with its figure."""
    lines = words.span(measure.lines)
    return f"{words.figure(measure, view)} ({lines})" if isinstance(measure, Target) else lines


def _upper(gaps: Gaps, view: View) -> Iterator[str]:
    """What the plan makes of the upper level's plan, by name."""
    plans = {plan.id: plan for plan in (gaps.plan, *gaps.against)}
    if gaps.upper_level:
        yield rule(view.say("upper-level"), view)
        for line in gaps.upper_level:
            if line.measures:
                told = view.say(line.key, n=len(line.measures))
                titles = (words.title(plans[ref.plan].measure(ref.id)) for ref in line.measures)
                yield paragraph(f"{told}: {view.join(titles)}", view)
        yield ""


def _own(gaps: Gaps, view: View) -> Iterator[str]:
    if gaps.own:
        yield rule(view.say("gap-own", plan=gaps.plan.short_name), view)
        rows = [[view.word("themes", row.theme), row.label] for row in gaps.own]
        yield table(rows, (1,), view)

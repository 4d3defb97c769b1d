"""Gaps on the terminal: the ten most important with their evidence, then the others, then what only
this plan has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from plancmp.model.coverage import Gap, Gaps
from plancmp.render import View, words
from plancmp.render.terminal import heading, notices, paint, paragraph, rule, table

SUFFIX = ".txt"
TOP = 10
_KINDS = ("missing", "weaker", "unquantified", "partial")


def render(gaps: Gaps, view: View) -> str:
    parts = (_head, _top, _others, _upper, _own)
    return "\n".join(line for part in parts for line in part(gaps, view)).rstrip() + "\n"


def _head(gaps: Gaps, view: View) -> Iterator[str]:
    against = view.join(plan.short_name for plan in gaps.against)
    yield heading(view.say("gap-head", plan=gaps.plan.short_name, against=against), view)
    yield from notices((gaps.plan, *gaps.against), gaps.cautions, view)
    counted = Counter(str(gap.kind) for gap in gaps.gaps)
    yield paragraph(view.say("gap-counts", **{kind: counted[kind] for kind in _KINDS}), view)
    if gaps.upper_level:
        told = (view.say(line.key, n=len(line.labels)) for line in gaps.upper_level)
        yield paragraph(view.join(told), view)
    yield ""


def _top(gaps: Gaps, view: View) -> Iterator[str]:
    first = gaps.gaps[:TOP]
    if first:
        yield rule(view.say("gap-top", n=len(first)), view)
    for i, gap in enumerate(first, 1):
        theme = view.word("themes", gap.theme)
        yield paragraph(f"{i}. {gap.label} [{theme}] {gap.priority:.2f}", view, indent=0)
        why = (
            f"{view.say(r.key, **dict(r.values))} +{r.points:.2f}" for r in gap.reasons if r.points
        )
        yield paint(paragraph(view.join(why), view, indent=3), "dim", view)
        yield from _evidence(gaps, gap, view)
        yield ""


def _evidence(gaps: Gaps, gap: Gap, view: View) -> Iterator[str]:
    plans = {plan.id: plan for plan in gaps.against}
    for peer in gap.peers:
        plan = plans[peer.plan]
        for ref in peer.measures:
            text = words.titled(plan.measure(ref.id), view)
            yield paragraph(f"{plan.short_name}: {text}", view, indent=3)
    for ref in gap.measures:
        text = words.titled(gaps.plan.measure(ref.id), view)
        yield paragraph(f"{view.say('near')}: {text}", view, indent=3)


def _others(gaps: Gaps, view: View) -> Iterator[str]:
    names = {plan.id: plan.short_name for plan in gaps.against}
    heads = [view.say(key) for key in ("theme", "label", "references", "priority")]
    for kind in _KINDS:
        rows = [
            [
                view.word("themes", g.theme),
                g.label,
                view.join(names[peer.plan] for peer in g.peers),
                f"{g.priority:.2f}",
            ]
            for g in gaps.gaps[TOP:]
            if g.kind == kind
        ]
        if rows:
            yield rule(view.say("gap-more", kind=view.say(f"gap-{kind}")), view)
            yield table(rows, (1,), view, heads)
            yield ""


def _upper(gaps: Gaps, view: View) -> Iterator[str]:
    """What the plan makes of the upper level's plan, by name."""
    if gaps.upper_level:
        yield rule(view.say("upper-level"), view)
        for line in gaps.upper_level:
            if line.labels:
                told = view.say(line.key, n=len(line.labels))
                yield paragraph(f"{told}: {view.join(line.labels)}", view)
        yield ""


def _own(gaps: Gaps, view: View) -> Iterator[str]:
    if gaps.own:
        yield rule(view.say("gap-own", plan=gaps.plan.short_name), view)
        rows = [[view.word("themes", row.theme), row.label] for row in gaps.own]
        yield table(rows, (1,), view)

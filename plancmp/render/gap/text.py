"""Gaps on the terminal: the ten most important with their evidence, then the others, then what only this plan has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from plancmp.knowledge import say, word
from plancmp.model import Gap, Gaps, Plan, Target
from plancmp.render import View, words
from plancmp.render.terminal import drafts, heading, paint, paragraph, rule, table

SUFFIX = ".txt"
TOP = 10
_KINDS = ("missing", "weaker", "unquantified", "partial")


def render(gaps: Gaps, view: View) -> str:
    return (
        "\n".join(
            [
                *_head(gaps, view),
                *_top(gaps, view),
                *_others(gaps, view),
                *_upper(gaps, view),
                *_own(gaps, view),
            ]
        ).rstrip()
        + "\n"
    )


def _head(gaps: Gaps, view: View) -> Iterator[str]:
    comma = say("list-comma", view.lang)
    against = comma.join(plan.short_name for plan in gaps.against)
    yield heading(say("gap-head", view.lang, plan=gaps.plan.short_name, against=against), view)
    yield from drafts((gaps.plan, *gaps.against), view)
    counted = Counter(str(gap.kind) for gap in gaps.gaps)
    yield paragraph(say("gap-counts", view.lang, **{kind: counted[kind] for kind in _KINDS}), view)
    if gaps.upper_level:
        yield paragraph(
            comma.join(say(key, view.lang, n=len(labels)) for key, labels in gaps.upper_level), view
        )
    yield ""


def _top(gaps: Gaps, view: View) -> Iterator[str]:
    first = gaps.gaps[:TOP]
    if first:
        yield rule(say("gap-top", view.lang, n=len(first)), view)
    for i, gap in enumerate(first, 1):
        yield paragraph(
            f"{i}. {gap.label} [{word('themes', gap.theme, view.lang)}] {gap.priority:.2f}",
            view,
            indent=0,
        )
        why = [
            f"{say(r.key, view.lang, **dict(r.values))} +{r.points:.2f}"
            for r in gap.reasons
            if r.points
        ]
        yield paint(paragraph(say("list-comma", view.lang).join(why), view, indent=3), "dim", view)
        yield from _evidence(gaps, gap, view)
        yield ""


def _evidence(gaps: Gaps, gap: Gap, view: View) -> Iterator[str]:
    plans = {plan.id: plan for plan in gaps.against}
    for name, measures in gap.peers:
        for text in _named(plans[name], measures, view):
            yield paragraph(f"{plans[name].short_name}: {text}", view, indent=3)
    for text in _named(gaps.plan, gap.measures, view):
        yield paragraph(f"{say('near', view.lang)}: {text}", view, indent=3)


def _named(plan: Plan, ids: tuple[str, ...], view: View) -> Iterator[str]:
    for measure in plan.measures:
        if measure.id in ids:
            text = (
                f"{measure.name} {words.figure(measure, view.lang)}"
                if isinstance(measure, Target)
                else measure.title
            )
            yield f"{text} ({words.span(measure.lines)})"


def _others(gaps: Gaps, view: View) -> Iterator[str]:
    names = {plan.id: plan.short_name for plan in gaps.against}
    for kind in _KINDS:
        rest = [gap for gap in gaps.gaps[TOP:] if gap.kind == kind]
        if rest:
            yield rule(say("gap-more", view.lang, kind=say(f"gap-{kind}", view.lang)), view)
            heads = [say(key, view.lang) for key in ("theme", "label", "references", "priority")]
            comma = say("list-comma", view.lang)
            rows = [
                [
                    word("themes", g.theme, view.lang),
                    g.label,
                    comma.join(names[p] for p, _ in g.peers),
                    f"{g.priority:.2f}",
                ]
                for g in rest
            ]
            yield table(rows, (1,), view, heads)
            yield ""


def _upper(gaps: Gaps, view: View) -> Iterator[str]:
    """What the plan makes of the upper level's plan, by name."""
    if gaps.upper_level:
        yield rule(say("upper-level", view.lang), view)
        for key, labels in gaps.upper_level:
            if labels:
                yield paragraph(
                    f"{say(key, view.lang, n=len(labels))}: {say('list-comma', view.lang).join(labels)}",
                    view,
                )
        yield ""


def _own(gaps: Gaps, view: View) -> Iterator[str]:
    if gaps.own:
        yield rule(say("gap-own", view.lang, plan=gaps.plan.short_name), view)
        yield table(
            [[word("themes", row.theme, view.lang), row.label] for row in gaps.own], (1,), view
        )

"""Gaps as tables: gaps with their evidence, what becomes of the upper level, what only it has."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.model.coverage import Gap, Gaps
from plancmp.model.plan import Plan
from plancmp.render import View, words
from plancmp.render.sheets import common
from plancmp.render.spreadsheet import Sheet, Value

HEADS = (
    "table-rank",
    "gap-id",
    "table-headline",
    "label",
    "table-gap",
    "kind",
    "theme",
    "priority",
    "table-why",
)
WIDTHS = (6, 10, 8, 40, 12, 8, 10, 10, 36, 40)


def title(gaps: Gaps, view: View) -> str:
    return common.gap_head(gaps, view)


def notices(gaps: Gaps, view: View) -> tuple[str, ...]:
    return common.notices((gaps.plan, *gaps.against), gaps.cautions, view)


def looked_at(gaps: Gaps, view: View) -> tuple[str, ...]:
    return words.reviewed(gaps.reviewed, view)


def sheets(gaps: Gaps, view: View) -> tuple[Sheet, ...]:
    return (main(gaps, view), _upper(gaps, view), _own(gaps, view))


def main(gaps: Gaps, view: View) -> Sheet:
    """The gaps, most important first, with the measures of every plan."""
    start = common.heads(view, *HEADS)
    names = (common.named(plan, view) for plan in (gaps.plan, *gaps.against))
    rows = tuple((i, *_gap(gaps, gap, view)) for i, gap in enumerate(gaps.gaps, 1))
    return Sheet(view.say("table-gaps"), (*start, *names), rows, WIDTHS, 4)


def _gap(gaps: Gaps, gap: Gap, view: View) -> Iterator[Value]:
    yield gap.id
    yield view.say("table-yes") if gap.headline else ""
    yield gap.label
    yield words.gap_kind(gap, view)
    yield view.say(f"table-{gap.of}")
    yield view.word("themes", gap.theme)
    yield gap.priority
    told = (f"{view.say(r.key, **dict(r.values))} +{r.points:.2f}" for r in gap.reasons if r.points)
    yield "\n".join(told)
    yield common.listed(gaps.plan, gap.near, view)
    theirs = {peer.plan: peer.measures for peer in gap.peers}
    for plan in gaps.against:
        yield common.listed(plan, theirs.get(plan.id, ()), view)


def _upper(gaps: Gaps, view: View) -> Sheet:
    plans = {plan.id: plan for plan in (gaps.plan, *gaps.against)}
    rows = (
        (view.say(line.key, n=len(line.measures)), common.listed(plans[ref.plan], (ref,), view))
        for line in gaps.upper_level
        for ref in line.measures
    )
    heads = common.heads(view, "upper-level", "label")
    return Sheet(view.say("upper-level"), heads, tuple(rows), (28, 60), 2)


def _own(gaps: Gaps, view: View) -> Sheet:
    plan: Plan = gaps.plan
    rows = tuple(
        (
            view.say(f"table-{row.kind}"),
            view.word("themes", row.theme),
            row.label,
            common.listed(plan, row.of(plan).members or row.of(plan).measures, view),
        )
        for row in gaps.own
    )
    heads = common.heads(view, "kind", "theme", "label", "measures")
    name = view.say("gap-own", plan=common.named(plan, view))
    return Sheet(name, heads, rows, (8, 10, 40, 60), 3)

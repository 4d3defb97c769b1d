"""A comparison as tables: summary, targets, tasks, what only one side has; and all of it in one."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.compare.reviewed import reviewed
from plancmp.compare.summary import summarise
from plancmp.model.comparison import Comparison, Side, TargetPair
from plancmp.model.plan import Measure, Plan, Target
from plancmp.render import View, words
from plancmp.render.sheets import common
from plancmp.render.spreadsheet import Sheet, Value
from plancmp.units import number

_FIGURES = ("target", "year", "basis", "baseline", "lines")


def title(found: Comparison, view: View) -> str:
    return " / ".join(common.named(plan, view) for plan in (found.a, found.b))


def notices(found: Comparison, view: View) -> tuple[str, ...]:
    return common.notices((found.a, found.b), found.cautions, view)


def looked_at(found: Comparison, view: View) -> tuple[str, ...]:
    return words.reviewed(reviewed([found]), view)


def sheets(found: Comparison, view: View) -> tuple[Sheet, ...]:
    only = (_only(found, "a", view), _only(found, "b", view))
    return (_summary(found, view), _targets(found, view), _tasks(found, view), *only)


def _names(found: Comparison, view: View) -> tuple[str, str]:
    return common.named(found.a, view), common.named(found.b, view)


def _summary(found: Comparison, view: View) -> Sheet:
    a, b = found.a, found.b
    facts = [
        ("title", a.title, b.title),
        ("period", a.period, b.period),
        ("level", *(view.word("levels", p.jurisdiction.level) for p in (a, b))),
        ("sector", *(view.word("sectors", p.sector) for p in (a, b))),
        ("status", *(view.word("statuses", p.coding.status) for p in (a, b))),
    ]
    rows = [(view.say(key), one, two) for key, one, two in facts]
    counts = (*_task_counts(found, view), *_target_counts(found, view))
    names = (view.say("table-item"), *_names(found, view))
    return Sheet(view.say("summary"), names, (*rows, *counts), (44, 36))


def _task_counts(found: Comparison, view: View) -> Iterator[tuple[Value, ...]]:
    counts = summarise(found)
    a, b = counts["tasks_a"], counts["tasks_b"]
    yield view.say("table-tasks-total"), a["total"], b["total"]
    yield view.say("table-tasks-same"), a["same"], b["same"]
    yield view.say("table-tasks-partial"), a["partial"], b["partial"]
    yield view.say("table-tasks-only"), a["only"], b["only"]


def _target_counts(found: Comparison, view: View) -> Iterator[tuple[Value, ...]]:
    counts = summarise(found)["targets"]
    sides = {
        "total": (counts["a"], counts["b"]),
        "same": (counts["same"], counts["same"]),
        "comparable": (counts["comparable"], counts["comparable"]),
        "stronger": (counts["a_stronger"], counts["b_stronger"]),
        "equal": (counts["equal"], counts["equal"]),
        "only": (counts["only_a"], counts["only_b"]),
    }
    for key, figures in sides.items():
        yield view.say(f"table-targets-{key}"), *figures


def _targets(found: Comparison, view: View) -> Sheet:
    keys = ("indicator", *_FIGURES, "table-growth")
    sides = (f"{name} {view.say(key)}" for name in _names(found, view) for key in keys)
    heads = (*common.heads(view, "relation", "theme"), *sides)
    rows = tuple(_target(found, pair, view) for pair in found.targets)
    told = common.heads(view, "verdict", "note")
    return Sheet(view.say("targets"), (*heads, *told), rows, (8, 10, 24, 14), 3)


def _target(found: Comparison, pair: TargetPair, view: View) -> tuple[Value, ...]:
    x, y = _two(found, pair)
    relation = view.word("relations", pair.alignment.relation)
    grown = (pair.verdict.a_growth, pair.verdict.b_growth)
    sides = (
        cell
        for target, growth in zip((x, y), grown, strict=True)
        for cell in (target.name, *_figures(target, view), words.growth(growth, view))
    )
    return (relation, common.theme(view, x, y), *sides, *_judged(found, pair, view))


def _two(found: Comparison, pair: TargetPair) -> tuple[Target, Target]:
    return found.a.target(pair.alignment.a.id), found.b.target(pair.alignment.b.id)


def _figures(target: Target, view: View) -> tuple[Value, ...]:
    """As the heads of _FIGURES have it."""
    return (
        words.figure(target, view),
        target.year,
        view.word("bases", target.basis),
        words.baseline(target, view),
        common.span(target),
    )


def _judged(found: Comparison, pair: TargetPair, view: View) -> tuple[str, str]:
    """The verdict, with the reason where there is none; and what to mind about it."""
    result = pair.verdict
    told = words.verdict(found, result, view)
    if not result.comparable:
        why = view.join(words.remarks(found, pair, result.reasons, view))
        told = view.say("not-comparable", why=why)
    return told, view.join(words.remarks(found, pair, result.cautions, view))


def _tasks(found: Comparison, view: View) -> Sheet:
    sides = (f"{n} {view.say(key)}" for n in _names(found, view) for key in ("table-task", "lines"))
    heads = (*common.heads(view, "relation", "theme"), *sides)
    rows: list[tuple[Value, ...]] = []
    for pair in found.tasks:
        x, y = found.a.task(pair.a.id), found.b.task(pair.b.id)
        cells = (cell for task in (x, y) for cell in (task.title, common.span(task)))
        relation = view.word("relations", pair.relation)
        told = (words.certainty(pair, view), pair.score, view.say(f"table-origin-{pair.origin}"))
        rows.append((relation, common.theme(view, x, y), *cells, *told))
    heads = (*heads, *common.heads(view, "certainty", "score", "table-origin"))
    return Sheet(view.say("tasks"), heads, tuple(rows), (8, 10, 40, 10, 40, 10, 8, 8, 10), 3)


def _only(found: Comparison, side: Side, view: View) -> Sheet:
    plan = found.a if side == "a" else found.b
    name = view.say("only-in", name=common.named(plan, view))
    heads = common.heads(view, "kind", "theme", "title", *_FIGURES, "table-id")
    rows = tuple(
        (common.kind(m, view), common.theme(view, m), words.title(m), *_known(m, view), m.id)
        for m in _alone(found, side, plan)
    )
    return Sheet(name, heads, rows, (8, 10, 40, 14, 8, 10, 12, 10, 24), 3)


def _alone(found: Comparison, side: Side, plan: Plan) -> list[Measure]:
    refs = (*found.only(side, "targets"), *found.only(side, "tasks"))
    return [plan.measure(ref.id) for ref in refs]


def _known(measure: Measure, view: View) -> tuple[Value, ...]:
    """The figures of a target; of a task its lines."""
    if isinstance(measure, Target):
        return _figures(measure, view)
    return ("",) * (len(_FIGURES) - 1) + (common.span(measure),)


def main(found: Comparison, view: View) -> Sheet:
    """Aligned and one-sided measures in one table: targets first, then tasks."""
    keys = ("table-id", "title", *_FIGURES)
    names = _names(found, view)
    sides = (f"{name} {view.say(key)}" for name in names for key in keys)
    values = (f"{name} {view.say('value')}" for name in names)
    told = common.heads(view, "score", "table-origin", "verdict", "unit")
    heads = (*common.heads(view, "kind", "relation", "theme"), *sides, *told)
    rows = (*_paired(found, view), *_one_sided(found, view))
    ordered = sorted(rows, key=lambda row: row[0] != view.say("table-target"))
    return Sheet(view.say("summary"), (*heads, *values, view.say("note")), tuple(ordered), frozen=3)


def _paired(found: Comparison, view: View) -> Iterator[tuple[Value, ...]]:
    for pair in found.targets:
        verdict, note = _judged(found, pair, view)
        result = pair.verdict
        values = (result.unit, number(result.a_value), number(result.b_value))
        start = _start(found, pair.alignment.relation, _two(found, pair), view)
        told = (pair.alignment.score, view.say(f"table-origin-{pair.alignment.origin}"))
        yield (*start, *told, verdict, *values, note)
    for each in found.tasks:
        two = (found.a.task(each.a.id), found.b.task(each.b.id))
        told = (each.score, view.say(f"table-origin-{each.origin}"))
        yield (*_start(found, each.relation, two, view), *told, "", "", None, None, "")


def _start(
    found: Comparison, relation: str, two: tuple[Measure, Measure], view: View
) -> tuple[Value, ...]:
    sides = (cell for measure in two for cell in _side(measure, view))
    kind = common.kind(two[0], view)
    return (kind, view.word("relations", relation), common.theme(view, *two), *sides)


def _side(measure: Measure, view: View) -> tuple[Value, ...]:
    return (measure.id, words.title(measure), *_known(measure, view))


def _one_sided(found: Comparison, view: View) -> Iterator[tuple[Value, ...]]:
    empty = ("",) * (len(_FIGURES) + 2)
    for side, plan in (("a", found.a), ("b", found.b)):
        relation = view.say("only-in", name=common.named(plan, view))
        for measure in _alone(found, "a" if side == "a" else "b", plan):
            own = _side(measure, view)
            sides = (*own, *empty) if side == "a" else (*empty, *own)
            start = (common.kind(measure, view), relation, common.theme(view, measure))
            yield (*start, *sides, None, "", "", "", None, None, "")

"""What matters in a comparison, for the first minute: who is stronger, what only one side has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from plancmp import units
from plancmp.compare.summary import summarise
from plancmp.compare.targets import growth
from plancmp.model.comparison import Comparison, Side, TargetPair
from plancmp.model.plan import Target
from plancmp.render import View, words
from plancmp.render.screen.stat import bars
from plancmp.render.terminal import paint, paragraph, rule

T = TypeVar("T")


def first(found: Comparison, view: View) -> Iterator[str]:
    """Lines of the screen."""
    yield from summary(found, view)
    yield from _winners(found, view)
    yield paint(paragraph(view.say("legend-lines"), view), "dim", view)
    for side in ("a", "b"):
        yield from _only(found, "a" if side == "a" else "b", view)
    yield from _compared(found, view)
    stat = list(bars(found, view))
    if stat:
        yield ""
        yield from stat
    yield ""
    yield paint(paragraph(view.say("more-with-full"), view, indent=0), "dim", view)


def summary(found: Comparison, view: View) -> Iterator[str]:
    """How much is shared, and how many targets are comparable."""
    counts, a, b = summarise(found), found.a.short_name, found.b.short_name
    yield rule(view.say("summary"), view)
    for name, tasks in ((a, counts["tasks_a"]), (b, counts["tasks_b"])):
        if tasks["total"]:
            yield paragraph(view.say("tasks-covered", name=name, **tasks), view)
    goals = counts["targets"]
    if goals["a"] or goals["b"]:
        numbers = {"an": goals["a_stronger"], "bn": goals["b_stronger"], "same": goals["same"]}
        numbers |= {"comparable": goals["comparable"], "equal": goals["equal"]}
        yield paragraph(view.say("targets-counted", a=a, b=b, **numbers), view)
        only = {"an": goals["only_a"], "bn": goals["only_b"]}
        yield paragraph(view.say("targets-only", a=a, b=b, **only), view)


def _winners(found: Comparison, view: View) -> Iterator[str]:
    """Whose figures are stronger, in a paragraph for each side."""
    for side, plan in (("a", found.a), ("b", found.b)):
        pairs = [pair for pair in found.targets if pair.verdict.stronger == side]
        if pairs:
            told = view.join(_figures(found, pair, view) for pair in pairs)
            yield paragraph(view.say("stronger-in", name=plan.short_name, list=told), view)


def _figures(found: Comparison, pair: TargetPair, view: View) -> str:
    """The indicator with both figures, A's first; in one unit, where neither is a range."""
    x, y = found.a.target(pair.alignment.a.id), found.b.target(pair.alignment.b.id)
    one, two = words.figure(x, view), words.figure(y, view)
    a, b, unit = pair.verdict.a_value, pair.verdict.b_value, pair.verdict.unit
    ranged = x.value_max is not None or y.value_max is not None
    if x.unit != y.unit and a is not None and b is not None and not ranged:
        one, two = (
            f"{view.word('comparators', target.comparator)}{units.show(value)}{unit}"
            for target, value in ((x, a), (y, b))
        )
    basis = _basis(x, view)
    told = view.say("in-brackets", text=basis) if basis else ""
    return f"{x.name}{told} {one} / {two}"


def _basis(target: Target, view: View) -> str:
    """What the figure counts, where the name does not tell."""
    free = view.domain.limits["scale_free"] if view.domain else ()
    return "" if target.basis in free else view.word("bases", target.basis)


def _compared(found: Comparison, view: View) -> Iterator[str]:
    """The figures of one indicator: with a winner first, then equal, then why nobody wins."""
    pairs = [pair for pair in found.targets if pair.alignment.relation == "same"]
    if not pairs:
        return
    yield ""
    yield rule(view.say("same-indicator"), view)
    for pair in _limited(sorted(pairs, key=_rank), view):
        yield from _pair(found, pair, view)
    yield from _rest(pairs, view)


def _rank(pair: TargetPair) -> int:
    ranks = {"a": 0, "b": 1, "equal": 2}
    last = 3 if pair.verdict.comparable else 4
    return ranks.get(pair.verdict.stronger or "", last)


def _pair(found: Comparison, pair: TargetPair, view: View) -> Iterator[str]:
    x, y = found.a.target(pair.alignment.a.id), found.b.target(pair.alignment.b.id)
    names = " / ".join(dict.fromkeys((x.name, y.name)))
    yield paragraph(f"{words.judged(found, pair, view)}  {names}", view)
    for plan, target in ((found.a, x), (found.b, y)):
        grown = words.growth(growth(target, view.domain), view) if view.domain else ""
        more = view.join(filter(None, (_basis(target, view), grown)))
        told = f"{words.course(target, view)}{view.say('in-brackets', text=more) if more else ''}"
        yield paragraph(f"{plan.short_name} {told} ({words.span(target.lines)})", view, indent=6)
    if pair.verdict.comparable and pair.verdict.cautions:
        what = view.join(words.remarks(found, pair, pair.verdict.cautions, view))
        yield paint(paragraph(view.say("mind", what=what), view, indent=6), "dim", view)


def _only(found: Comparison, side: Side, view: View) -> Iterator[str]:
    plan = found.a if side == "a" else found.b
    tasks = [plan.task(ref.id) for ref in found.only(side, "tasks")]
    targets = [plan.target(ref.id) for ref in found.only(side, "targets")]
    if not (tasks or targets):
        return
    yield ""
    counts = {"tasks": len(tasks), "targets": len(targets)}
    yield rule(view.say("only-counted", name=plan.short_name, **counts), view)
    for task in _limited(tasks, view):
        theme = view.word("themes", task.theme)
        told = words.only(found, plan.ref(task), view)
        yield paragraph(f"- {told} [{theme}]", view)
    yield from _rest(tasks, view)
    if targets:
        names = [words.only(found, plan.ref(t), view) for t in _limited(targets, view)]
        more = len(targets) - len(names)
        names += [view.say("list-more", n=more, all=len(targets))] if more > 0 else []
        yield paragraph(view.say("only-targets", list=view.join(names)), view)


def _limited(entries: Sequence[T], view: View) -> Sequence[T]:
    return entries[: view.top]


def _rest(entries: Sequence[object], view: View) -> Iterator[str]:
    if len(entries) > view.top:
        yield paragraph(view.say("list-more", n=len(entries) - view.top, all=len(entries)), view)

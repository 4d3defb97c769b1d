"""A diff on the terminal: summary, targets, then tasks by theme."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.compare.summary import summarise
from plancmp.knowledge import codelist, say, word
from plancmp.model import Alignment, Diff, Growth, Plan, TargetPair, Task
from plancmp.render import View, words
from plancmp.render.terminal import NARROW, drafts, heading, paint, paragraph, rule, table

SUFFIX = ".txt"
_SIGNS = {"same": ("=", "green"), "partial": ("~", "yellow"), "only": ("-", "red")}


def render(diff: Diff, view: View) -> str:
    parts = [
        *_head(diff, view),
        "",
        *_summary(diff, view),
        "",
        *_targets(diff, view),
        *_tasks(diff, view),
    ]
    return "\n".join(parts).rstrip() + "\n"


def _head(diff: Diff, view: View) -> Iterator[str]:
    for plan in (diff.a, diff.b):
        yield paragraph(
            f"{plan.short_name}  {plan.title}（{plan.start}–{plan.end}）", view, indent=0
        )
    yield from drafts((diff.a, diff.b), view)


def _summary(diff: Diff, view: View) -> Iterator[str]:
    counts, a, b = summarise(diff), diff.a.short_name, diff.b.short_name
    yield rule(say("summary", view.lang), view)
    for plan, tasks in ((diff.a, counts["tasks_a"]), (diff.b, counts["tasks_b"])):
        yield paragraph(say("tasks-covered", view.lang, name=plan.short_name, **tasks), view)
    goals = counts["targets"]
    numbers = {
        "an": goals["a_stronger"],
        "bn": goals["b_stronger"],
        "same": goals["same"],
        "comparable": goals["comparable"],
    }
    yield paragraph(
        say("targets-counted", view.lang, a=a, b=b, equal=goals["equal"], **numbers), view
    )
    for key, side, name in (
        ("stronger-in", "a", a),
        ("stronger-in", "b", b),
        ("equal-in", "equal", ""),
    ):
        names = [_target_name(diff, pair) for pair in diff.targets if pair.verdict.stronger == side]
        if names:
            yield paragraph(
                say(key, view.lang, name=name, list=say("list-comma", view.lang).join(names)),
                view,
                indent=4,
            )
    yield paragraph(
        say("targets-only", view.lang, a=a, b=b, an=goals["only_a"], bn=goals["only_b"]), view
    )


def _target_name(diff: Diff, pair: TargetPair) -> str:
    return next(t.name for t in diff.a.targets if t.id == pair.alignment.a)


def _targets(diff: Diff, view: View) -> Iterator[str]:
    yield rule(say("targets", view.lang), view)
    for relation, key in (("same", "same-indicator"), ("related", "related-indicator")):
        pairs = [pair for pair in diff.targets if pair.alignment.relation == relation]
        if pairs:
            yield heading(say(key, view.lang), view)
            for pair in pairs:
                yield from _target_pair(diff, pair, view)
            yield ""
    for side, plan in (("a", diff.a), ("b", diff.b)):
        ids = diff.only(side, "targets")  # type: ignore[arg-type]
        if ids:
            yield heading(say("only-in", view.lang, name=plan.short_name), view)
            headers = [
                say(key, view.lang)
                for key in ("indicator", "target", "year", "basis", "baseline", "lines")
            ]
            yield table([_target_row(plan, i, view) for i in ids], (0,), view, headers)
            yield ""


def _target_pair(diff: Diff, pair: TargetPair, view: View) -> Iterator[str]:
    x = next(t for t in diff.a.targets if t.id == pair.alignment.a)
    y = next(t for t in diff.b.targets if t.id == pair.alignment.b)
    result = pair.verdict
    told = words.verdict(diff, result, view.lang) if result.comparable else ""
    names = [x.name] if x.name == y.name else [x.name, y.name]
    yield paragraph(" / ".join(names) + (f"  →  {told}" if told else ""), view)
    sides = ((diff.a, x, result.a_growth), (diff.b, y, result.b_growth))
    yield table(
        [[plan.short_name, *_pair_row(plan, t.id, grown, view)] for plan, t, grown in sides],
        (),
        view,
        indent=4,
    )
    if result.reasons and pair.alignment.relation == "same":
        why = say("list-comma", view.lang).join(
            words.remarks(diff, result.reasons, x, y, view.lang)
        )
        yield paragraph(say("not-comparable", view.lang, why=why), view, indent=4)
    if result.cautions and pair.alignment.relation == "same":
        what = say("list-comma", view.lang).join(
            words.remarks(diff, result.cautions, x, y, view.lang)
        )
        yield paint(paragraph(say("mind", view.lang, what=what), view, indent=4), "dim", view)


def _target_row(plan: Plan, target_id: str, view: View) -> list[str]:
    """Name, figure, year, basis, baseline, lines."""
    target = next(t for t in plan.targets if t.id == target_id)
    basis, base = word("bases", target.basis, view.lang), words.baseline(target, view.lang)
    return [
        target.name,
        words.figure(target, view.lang),
        str(target.year),
        basis,
        base,
        words.span(target.lines),
    ]


def _pair_row(plan: Plan, target_id: str, grown: Growth | None, view: View) -> list[str]:
    """The same without the name, with the growth, and readable without a head."""
    _, figure, year, basis, base, lines = _target_row(plan, target_id, view)
    return [
        figure,
        year,
        basis,
        f"{say('baseline', view.lang)} {base}" if base else "",
        words.growth(grown, view.lang),
        f"({lines})",
    ]


def _tasks(diff: Diff, view: View) -> Iterator[str]:
    yield rule(say("tasks", view.lang), view)
    yield paint(paragraph(say("legend-tasks", view.lang), view), "dim", view)
    themes = {theme: list(_theme_rows(diff, theme)) for theme in codelist("themes")}
    everything = [row for rows in themes.values() for row in rows]
    for theme, rows in themes.items():
        if rows:
            yield ""
            yield heading(word("themes", theme, view.lang), view)
            yield (
                _stack(rows, diff, view)
                if view.width < NARROW
                else _columns(rows, everything, diff, view)
            )


_Row = tuple[str, str, str, str]
"""Sign, text of A, text of B, score."""


def _theme_rows(diff: Diff, theme: str) -> Iterator[_Row]:
    """A's tasks of the theme with their partners, best first; then B's tasks of the theme that nothing of A meets."""
    theirs = {t.id: t for t in diff.b.tasks}
    for task in (t for t in diff.a.tasks if t.theme == theme):
        partners = sorted((p for p in diff.tasks if p.a == task.id), key=_rank)
        if not partners:
            yield "only", _cell(task), "", ""
        for i, pair in enumerate(partners):
            yield (
                pair.relation,
                "" if i else _cell(task),
                _cell(theirs[pair.b]),
                f"{pair.score:.2f}",
            )
    alone = set(diff.only("b", "tasks"))
    for task in (t for t in diff.b.tasks if t.theme == theme and t.id in alone):
        yield "only", "", _cell(task), ""


def _rank(pair: Alignment) -> tuple[bool, float, str]:
    return (pair.relation != "same", -pair.score, pair.b)


def _cell(task: Task) -> str:
    return f"{task.title} ({words.span(task.lines)})"


def _columns(rows: list[_Row], everything: list[_Row], diff: Diff, view: View) -> str:
    painted = [
        [paint(_SIGNS[sign][0], _SIGNS[sign][1], view), a, b, score] for sign, a, b, score in rows
    ]
    headers = ["", diff.a.short_name, diff.b.short_name, say("score", view.lang)]
    return table(
        painted, (1, 2), view, headers, indent=0, like=[("=", *row[1:]) for row in everything]
    )


def _stack(rows: list[_Row], diff: Diff, view: View) -> str:
    """For narrow screens: A's task, below it its partners."""
    lines: list[str] = []
    for sign, a, b, score in rows:
        mark = paint(_SIGNS[sign][0], _SIGNS[sign][1], view)
        alone = f"{mark} " if sign == "only" else ""
        if a:
            lines.append(paragraph(f"{alone}{diff.a.short_name}: {a}", view, indent=0))
        if b:
            lines.append(
                paragraph(
                    f"{alone or f'  {mark} '}{diff.b.short_name}: {b} {score}".rstrip(),
                    view,
                    indent=0,
                )
            )
    return "\n".join(lines)

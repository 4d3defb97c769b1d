"""A corpus with known answers: plans made by recombining and rewording the tasks of coded ones.

    python benchmarks/corpus.py DIR [--plans 333] [--tasks 40] [--seed 1]

Writes plan files and `answers.tsv`: of every task the one that it was made from. Tasks of one
origin belong together. What such data cannot show is how people word the same thing.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from plancmp.domain import Domain, domains
from plancmp.library import Library
from plancmp.model.plan import Coding, Jurisdiction, Plan, Source, Target, Task
from plancmp.planfile.write import dump

REWORDED, DROPPED, BORROWED = 0.4, 0.2, 0.1
"""Shares of terms that get another word for the same concept, of phrases that are left out, of
phrases that come from another task of the theme.
"""
TARGETS, PHRASES, YEARS = 12, 12, (2021, 2026)
"""Of each plan, at most of each task, and those that its period holds."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--plans", type=int, default=333)
    parser.add_argument("--tasks", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    answers = ["plan\ttask\torigin"]
    for plan, origins in corpus(asked.plans, asked.tasks, asked.seed):
        (asked.folder / f"{plan.id}.yaml").write_text(dump(plan), "utf-8")
        answers += [
            f"{plan.id}\t{t.id}\t{origin}" for t, origin in zip(plan.tasks, origins, strict=True)
        ]
    (asked.folder / "answers.tsv").write_text("\n".join(answers) + "\n", "utf-8")


def corpus(plans: int, tasks: int, seed: int) -> Iterator[tuple[Plan, list[str]]]:
    """Plans of one field, with the origin of every task; the same for the same seed."""
    packaged = Library().all_plans()
    domain = domains().of(*packaged)
    words = _words(domain)
    made = [(f"{plan.id}:{task.id}", task) for plan in packaged for task in plan.tasks]
    goals = [t for plan in packaged for t in plan.targets if t.value and t.year in range(*YEARS)]
    for n in range(plans):
        chance = random.Random(f"{seed} {n}")  # noqa: S311 - no secret
        chosen = chance.sample(made, min(tasks, len(made)))
        by_theme = {t.theme: [o for _, o in made if o.theme == t.theme] for _, t in chosen}
        own = [_task(t, i, by_theme[t.theme], words, chance) for i, (_, t) in enumerate(chosen)]
        yield _plan(n, own, _targets(goals, chance)), [origin for origin, _ in chosen]


def _words(domain: Domain) -> list[list[str]]:
    """Words for one concept, the longest first."""
    topics = (domain.concepts or {}).values()
    groups = [c["terms"] for topic in topics for c in topic["concepts"].values()]
    return [sorted(group, key=len, reverse=True) for group in groups if len(group) > 1]


def _task(
    task: Task, n: int, others: Sequence[Task], words: list[list[str]], chance: random.Random
) -> Task:
    kept = [action for action in task.actions if chance.random() > DROPPED] or [task.actions[0]]
    if chance.random() < BORROWED * len(kept):
        kept.append(chance.choice(chance.choice(others).actions))
    chance.shuffle(kept)
    actions = tuple(dict.fromkeys(_reworded(action, words, chance) for action in kept[:PHRASES]))
    line = 10 + 2 * n
    return replace(
        task,
        id=f"task-{n}",
        title=_reworded(task.title, words, chance),
        actions=actions,
        lines=((line, line + 1),),
        applies_to=(),
        check=(),
        note="",
    )


def _reworded(text: str, words: list[list[str]], chance: random.Random) -> str:
    for group in words:
        found = next((word for word in group if word in text), None)
        if found and chance.random() < REWORDED:
            return text.replace(found, chance.choice(group), 1)
    return text


def _targets(goals: Sequence[Target], chance: random.Random) -> list[Target]:
    """Some of them, single figures up to a fifth more or less."""
    found = []
    for n, goal in enumerate(chance.sample(goals, TARGETS)):
        value = goal.value
        if value and goal.value_max is None and goal.unit != "%":
            value = (value * chance.randint(8, 12) / 10).to_integral_value()
        bare = replace(goal, check=(), inferred=(), row=None, note="", applies_to=())
        found.append(replace(bare, id=f"target-{n}", value=value, lines=((500 + n, 500 + n),)))
    return found


def _plan(n: int, tasks: list[Task], targets: list[Target]) -> Plan:
    name = f"甲{n:04d}"
    return Plan(
        id=f"made-{n:04d}",
        title=f"{name}知识产权规划",
        aliases=(name,),
        jurisdiction=Jurisdiction(name, "city", "", f"乙{n // 15:03d}"),
        start=YEARS[0],
        end=YEARS[1] - 1,
        sector="intellectual-property",
        source=Source(f"{name}知识产权规划", sha256(name.encode()).hexdigest()),
        coding=Coding("corpus", "2026-01-01", "reviewed"),
        targets=tuple(targets),
        tasks=tuple(tasks),
    )


if __name__ == "__main__":
    main()

"""What reviewing costs and what it brings.

    python benchmarks/review.py LABELS/*.tsv

First, how much better a comparison is after so many decisions, with answers taken from the labels:
F1 of the whole pair of plans, in the order of `--order information` and in random order (mean of
some seeds). Then the time of a decision with 40 and with 13,000 open pairs, on disk included.
"""

from __future__ import annotations

import argparse
import math
import random
import statistics
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from itertools import cycle, islice, product
from pathlib import Path
from time import perf_counter

from plancmp.library import Library
from plancmp.match.labels import Labels, load_labels
from plancmp.model.decision import Crosswalk, Verdict
from plancmp.model.plan import Plan
from plancmp.model.review import Candidate, Candidates
from plancmp.pipeline import Comparer, candidates
from plancmp.questions import Questions
from plancmp.render import View
from plancmp.render.screen.sitting import Progress, screen
from plancmp.review.sitting import Desk, Sitting

STEPS = (0, 10, 20, 30, 40)
SEEDS = 10
WANTED = {"any": 0.95, "same": 0.93}
OPEN = (40, 13_000)
MOST = 1.2
"""How much longer a decision may take with the many open pairs."""


class Pair:
    """Two plans with labels, and the matcher's candidates in an order."""

    def __init__(self, path: Path, library: Library) -> None:
        self.labels: Labels = load_labels(path)
        self.name, self.library = path.stem, library
        self.a, self.b = library.get(self.labels.a), library.get(self.labels.b)
        comparer = Comparer(library.domains)
        self.found = candidates(self.a, self.b, comparer, "information")
        self.tasks = [pair for pair in self.found.pairs if pair.kind == "task"]

    def answer(self, pair: Candidate) -> Verdict:
        """What the labels say; a pair on which judges differed is left unsure."""
        label = self.labels.of(self.a.task(pair.a.id), self.b.task(pair.b.id))
        if label is None:
            return "none"
        return label.relation if label.settled else "unsure"

    def curve(self, order: Sequence[Candidate]) -> list[tuple[float, float]]:
        """F1 of any relation and of `same` after each number of decisions."""
        points = []
        with tempfile.TemporaryDirectory() as folder:
            desk = Desk(Path(folder), self.a, self.b, "labels")
            done = 0
            for step in STEPS:
                for pair in order[done:step]:
                    desk.decide(pair.a, pair.b, self.answer(pair))
                done = step
                points.append(self._f1(Path(folder)))
        return points

    def _f1(self, folder: Path) -> tuple[float, float]:
        found = Comparer(self.library.domains, (folder,)).compare(self.a, self.b)
        said = {(p.a.id, p.b.id): p.relation for p in found.tasks}
        truth: dict[tuple[str, str], str] = {}
        for x in self.a.tasks:
            for y in self.b.tasks:
                label = self.labels.of(x, y)
                if label and label.settled:
                    truth[x.id, y.id] = label.relation
                elif label:
                    said.pop((x.id, y.id), None)
        both = said.keys() & truth.keys()
        same = [k for k in both if said[k] == truth[k] == "same"]
        of_same = [sum(r == "same" for r in held.values()) for held in (said, truth)]
        return 2 * len(both) / (len(said) + len(truth)), 2 * len(same) / sum(of_same)


def gain(paths: Sequence[Path]) -> None:
    """Print the curves."""
    library = Library()
    means: dict[str, list[list[tuple[float, float]]]] = {"information": [], "random": []}
    for path in paths:
        pair = Pair(path, library)
        asked = {"information": pair.curve(pair.tasks)}
        drawn = [pair.curve(shuffled(pair.tasks, seed)) for seed in range(SEEDS)]
        asked["random"] = [mean(points) for points in zip(*drawn, strict=True)]
        for name, points in asked.items():
            means[name].append(points)
            print(f"{pair.name:20} {name:12}", *map(shown, points))
    for name, curves in means.items():
        points = [mean(each) for each in zip(*curves, strict=True)]
        print(f"{'mean':20} {name:12}", *map(shown, points))
    print("after decisions:", *STEPS, "; F1 any/same; wanted at the last:", WANTED)


def shuffled(pairs: Sequence[Candidate], seed: int) -> list[Candidate]:
    return random.Random(seed).sample(pairs, len(pairs))  # noqa: S311 - a draw, no secret


def mean(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    return statistics.fmean(p[0] for p in points), statistics.fmean(p[1] for p in points)


def shown(point: tuple[float, float]) -> str:
    return f"{point[0]:.3f}/{point[1]:.3f}"


def cost(rounds: int) -> None:
    """Print the time of a decision, from the key to the next screen, few and many in turn."""
    asked = {n: Asked(n) for n in OPEN}
    times: dict[int, list[float]] = {n: [] for n in OPEN}
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            sittings = {n: each.sitting(Path(folder) / str(n)) for n, each in asked.items()}
            for _ in range(min(OPEN) - 1):
                for n, sitting in sittings.items():
                    times[n].append(asked[n].decide(sitting))
    few, many = (statistics.median(times[n]) for n in OPEN)
    for n, found in zip(OPEN, (few, many), strict=True):
        print(f"{n} open pairs: {found * 1000:.2f} ms a decision")
    print(f"{many / few:.2f} times (wanted: {MOST})")


class Asked:
    """Two plans with n open pairs."""

    def __init__(self, n: int) -> None:
        library = Library()
        size = math.ceil(math.sqrt(n))
        a, b = (grown(library.get(name), size) for name in ("chaozhou", "heyuan"))
        every = product(a.tasks, b.tasks)
        pairs = tuple(Candidate(a.ref(x), b.ref(y), "task", 0.5, 0.5, "same") for x, y in every)
        self.found = Candidates(a, b, pairs[:n], Crosswalk(a.id, b.id))
        self.questions = Questions(self.found, Comparer(library.domains), ())
        self.view = View("zh", 100, domain=self.questions.domain)
        self.questions.of(pairs[0], self.view)

    def sitting(self, folder: Path) -> Sitting:
        return Sitting.open(Desk(folder, self.found.a, self.found.b, "speed"), self.found)

    def decide(self, sitting: Sitting) -> float:
        """Seconds from the key to the next screen, the decision on disk."""
        began = perf_counter()
        sitting.decide("same")
        pair = sitting.current
        assert pair
        told = Progress(1, 1, sitting.decided, sitting.pace, "speed", None, "", ())
        screen(self.questions.of(pair, self.view), told, "", 40, self.view)
        return perf_counter() - began


def grown(plan: Plan, size: int) -> Plan:
    """A plan of so many tasks, the same ones over and over."""
    tasks = (replace(t, id=f"{t.id}-{i}") for i, t in enumerate(islice(cycle(plan.tasks), size)))
    return replace(plan, tasks=tuple(tasks), targets=(), digest="")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labels", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    if asked.labels:
        gain(asked.labels)
    cost(asked.rounds)


if __name__ == "__main__":
    main()

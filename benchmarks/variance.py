"""How far the figure for `same` can be trusted: other cuts and regularisation, fewer plans to learn
from, tasks drawn anew, features chosen anew without the pair that is measured.

    python benchmarks/variance.py LABELS/*.tsv

Needs scikit-learn and some minutes; coded plans only.
"""

from __future__ import annotations

import argparse
import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from fit_matcher import ALIGNED, SAME, SAME_TEXT
from labelled import CUT, STRENGTH, Data, Steps, fit, labelled

CUTS = (0.3, 0.35, 0.4, 0.45, 0.5)
STRENGTHS = ((0.03, 5.0), (0.1, 5.0), (0.3, 1.0), (0.3, 20.0), (1.0, 5.0), (3.0, 5.0))
"""Of the two steps, a tenth to ten times what is used."""
DRAWS = 2000
Split = tuple[tuple[Data, ...], Data]
"""What is learnt from, and what is measured."""
HEADS = ("head-wording", "head-topics", "titles")
RIVALS = ("rank", "head-rank")


@dataclass(frozen=True)
class Judged:
    """A pair of plans, said and true, a row for every task of A."""

    same: np.ndarray
    """Said to be the same."""
    true: np.ndarray

    @property
    def counts(self) -> np.ndarray:
        """Right, said and true of each row."""
        both = (self.same & self.true, self.same, self.true)
        return np.array([grid.sum(1) for grid in both])


def judged(
    split: Split, steps: Steps, cut: float = CUT, strength: tuple[float, float] = STRENGTH
) -> Judged:
    others, held = split
    rows = len(dict.fromkeys(id(x) for x, _ in held.pairs))
    aligned = (fit(others, ALIGNED, 1)(held) >= CUT) & (held.truth >= 0)
    same = aligned & (fit(others, steps, 2, strength)(held) >= cut)
    return Judged(same.reshape(rows, -1), (held.truth == 2).reshape(rows, -1))


def f1(judgements: Sequence[Judged]) -> float:
    right, said, true = sum(j.counts.sum(1) for j in judgements)
    return float(2 * right / (said + true))


def pair_out(data: Sequence[Data]) -> list[Split]:
    return [(tuple(d for d in data if d is not held), held) for held in data]


def plan_out(data: Sequence[Data]) -> list[Split]:
    """Each pair measured with what knows neither of its plans."""
    found = []
    for held in data:
        plans = set(held.name.split("-"))
        found.append((tuple(d for d in data if not plans & set(d.name.split("-"))), held))
    return found


def one_pair(data: Sequence[Data]) -> list[Split]:
    """Each pair measured with each other alone."""
    return [((one,), held) for one, held in itertools.permutations(data, 2)]


def bootstrap(old: Sequence[Judged], new: Sequence[Judged]) -> tuple[np.ndarray, np.ndarray]:
    """F1 of the new, and by how much it exceeds the old, with tasks of A drawn anew."""
    draw = np.random.default_rng(0)
    sums = np.zeros((DRAWS, 2, 3))
    for pair in zip(old, new, strict=True):
        counts = np.array([judgement.counts for judgement in pair])
        rows = counts.shape[2]
        for i in range(DRAWS):
            sums[i] += counts[:, :, draw.integers(0, rows, rows)].sum(2)
    scores = 2 * sums[:, :, 0] / (sums[:, :, 1] + sums[:, :, 2])
    return scores[:, 1], scores[:, 1] - scores[:, 0]


def choices() -> Iterator[Steps]:
    """Sets of features among which one could have chosen: plain ones, of the head, of rivals."""
    few = ("concepts", "answered-less", "instruments")
    plain = (
        SAME_TEXT[0],
        (*few, "size"),
        (*few, "size", "concepts-more"),
        (*few, "size", "size-less", "concepts-more"),
    )
    for base, heads, rivals in itertools.product(plain, _some(HEADS), _some(RIVALS)):
        yield tuple(dict.fromkeys((*base, *heads))), (*rivals, "concepts-more")


def _some(names: Sequence[str]) -> list[tuple[str, ...]]:
    sizes = range(len(names) + 1)
    return [chosen for size in sizes for chosen in itertools.combinations(names, size)]


def log_loss(split: Split, steps: Steps) -> float:
    """Of `same` against `partial`, on the pairs that are aligned."""
    others, held = split
    known = held.truth >= 1
    p = np.clip(fit(others, steps, 2)(held)[known], 1e-4, 1 - 1e-4)
    return float(-np.log(np.where(held.truth[known] == 2, p, 1 - p)).mean())


def nested(data: Sequence[Data]) -> list[Judged]:
    """Each pair measured with features that were chosen on the others."""
    result = []
    for others, held in pair_out(data):
        inner = one_pair(others)
        losses = {s: float(np.mean([log_loss(i, s) for i in inner])) for s in choices()}
        steps = min(losses, key=losses.__getitem__)
        print(f"  {held.name}: {', '.join(steps[0])} | {', '.join(steps[1])}")
        result.append(judged((others, held), steps))
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("labels", nargs="+", type=Path)
    data = [labelled(path) for path in sorted(parser.parse_args().labels)]
    splits: dict[str, Callable[[Sequence[Data]], list[Split]]] = {
        "one pair left out": pair_out,
        "neither plan known": plan_out,
        "learnt from one pair": one_pair,
    }
    both = {"before": SAME_TEXT, "now": SAME}
    for name, split in splits.items():
        for when, steps in both.items():
            told = [f"{f1([judged(s, steps, cut) for s in split(data)]):.3f}" for cut in CUTS]
            print(f"{name}, {when}, cuts {CUTS}: {' '.join(told)}")
    for when, steps in both.items():
        told = [
            f"{f1([judged(s, steps, strength=c) for s in pair_out(data)]):.3f}" for c in STRENGTHS
        ]
        print(f"regularisation {STRENGTHS}, {when}: {' '.join(told)}")
    found = {when: [judged(s, steps) for s in pair_out(data)] for when, steps in both.items()}
    _print("tasks drawn anew", *bootstrap(found["before"], found["now"]))
    chosen = nested(data)
    print(f"features chosen on the other pairs: {f1(chosen):.3f}")
    _print("and tasks drawn anew", *bootstrap(found["before"], chosen))


def _print(name: str, scores: np.ndarray, gains: np.ndarray) -> None:
    low, high = np.percentile(scores, [5, 95])
    worst, best = np.percentile(gains, [5, 95])
    print(
        f"{name}: F1 same {scores.mean():.3f} ({low:.3f} to {high:.3f} in nine of ten draws), "
        f"gain {gains.mean():+.3f} ({worst:+.3f} to {best:+.3f}), "
        f"better in {(gains > 0).mean():.1%}"
    )


if __name__ == "__main__":
    main()

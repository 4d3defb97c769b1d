"""Precision, recall, F1, average precision and calibration of scored pairs against the truth."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

BINS = 10


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How well one pair of plans was aligned; counts, so that pairs can be pooled."""

    name: str
    right: int
    """Pairs said to be aligned that are."""
    said: int
    true: int
    right_same: int
    """Pairs said to be `same` that are; a partial pair called same is an error."""
    said_same: int
    true_same: int
    average_precision: float
    points: tuple[tuple[float, bool], ...] = field(default=(), repr=False)
    """Score and truth of every pair; empty for scores that are no probabilities."""

    @property
    def precision(self) -> float:
        return self.right / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.true if self.true else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.said + self.true) if self.said + self.true else 0.0

    @property
    def f1_same(self) -> float:
        total = self.said_same + self.true_same
        return 2 * self.right_same / total if total else 0.0

    @property
    def calibration_error(self) -> float | None:
        """Expected calibration error in ten bins (Naeini et al. 2015)."""
        return calibration_error(self.points) if self.points else None

    @classmethod
    def pooled(cls, scores: Sequence[Accuracy]) -> Accuracy:
        """All pairs together; average precision is the mean over the pairs."""
        counts = ("right", "said", "true", "right_same", "said_same", "true_same")
        sums = {name: sum(getattr(s, name) for s in scores) for name in counts}
        mean = math.fsum(s.average_precision for s in scores) / len(scores)
        return cls(
            "all",
            **sums,
            average_precision=mean,
            points=tuple(point for s in scores for point in s.points),
        )


def accuracy(
    name: str,
    truth: Sequence[int],
    aligned: Sequence[float],
    same: Sequence[float],
    cut: float,
    cut_same: float,
    *,
    calibrated: bool = True,
) -> Accuracy:
    """Score predictions.

    truth: 0 unrelated, 1 partial, 2 same, one a pair of tasks. aligned, same: the probabilities of
    being aligned at all and of being the same. A pair is said to be `same` only when it is said to
    be aligned.
    """
    said = [p >= cut for p in aligned]
    said_same = [s and p >= cut_same for s, p in zip(said, same, strict=True)]
    return Accuracy(
        name=name,
        right=sum(s and t > 0 for s, t in zip(said, truth, strict=True)),
        said=sum(said),
        true=sum(t > 0 for t in truth),
        right_same=sum(s and t == 2 for s, t in zip(said_same, truth, strict=True)),
        said_same=sum(said_same),
        true_same=sum(t == 2 for t in truth),
        average_precision=average_precision(aligned, [t > 0 for t in truth]),
        points=tuple((p, t > 0) for p, t in zip(aligned, truth, strict=True)) if calibrated else (),
    )


def average_precision(scores: Sequence[float], truth: Sequence[bool]) -> float:
    """Mean precision at each true pair, best score first; ties keep their order."""
    found, total = 0, 0.0
    for i, (_, true) in enumerate(
        sorted(zip(scores, truth, strict=True), key=lambda pair: -pair[0]), 1
    ):
        found += true
        total += true * found / i
    return total / found if found else 0.0


def calibration_error(points: Sequence[tuple[float, bool]]) -> float:
    """Mean distance between the score and the share that is right, over bins of the pairs scored
    0.05 or more.

    The thousands of pairs that nobody would align are left out: they are right at 0 and would hide
    any error.
    """
    kept = [(score, true) for score, true in points if score >= 0.05]
    bins: dict[int, list[tuple[float, bool]]] = {}
    for score, true in kept:
        bins.setdefault(min(int(score * BINS), BINS - 1), []).append((score, true))
    gaps = (abs(math.fsum(s for s, _ in b) - sum(t for _, t in b)) for b in bins.values())
    return math.fsum(gaps) / len(kept) if kept else 0.0

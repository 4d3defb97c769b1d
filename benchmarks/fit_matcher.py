"""Fit the matcher's weights on labelled pairs, and measure each pair with weights fitted on the others.

    python benchmarks/fit_matcher.py LABELS/*.tsv              # table, leaving out one pair in turn
    python benchmarks/fit_matcher.py LABELS/*.tsv --write      # and write the weights fitted on all of them

Needs scikit-learn. A logistic regression in two steps: first the features of the pair alone, then, with their sum as one
feature, those that compare the pair with its rivals. Both steps are linear, so that the result is one list of weights.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz import fuzz
from sklearn.linear_model import LogisticRegression

from plancmp import library
from plancmp.drafting import compose, document
from plancmp.match import labels, tasks
from plancmp.match.measure import Scores, measure
from plancmp.model.plan import Plan, Task

ROOT = Path(__file__).parents[1]
CUT = 0.4
ALIGNED = (
    (
        "wording",
        "concepts",
        "answered-more",
        "answered-less",
        "theme",
        "instruments",
        "topics",
        "main-topic",
        "title-in-text",
    ),
    ("standing", "size"),
)
SAME = (
    (
        "wording",
        "concepts",
        "answered-more",
        "answered-less",
        "instruments",
        "concepts-more",
        "concepts-less",
        "titles",
        "size",
    ),
    ("rank", "concepts-more"),
)
LEXICON = ("concepts", "concepts-more", "concepts-less", "topics", "main-topic")
STRENGTH = (0.3, 5.0)
"""Inverse regularisation of the two steps."""

Steps = tuple[Sequence[str], Sequence[str]]


@dataclass(frozen=True)
class Data:
    """Every pair of tasks of two plans."""

    name: str
    pairs: list[tuple[Task, Task]]
    features: dict[str, np.ndarray]
    truth: np.ndarray
    """0 unrelated, 1 partial, 2 same, -1 contested."""


def read(path: Path, change: Callable[[Plan], Plan] = lambda plan: plan) -> Data:
    known = labels.read(path)
    rows = list(tasks.scored(change(library.get(known.a)), change(library.get(known.b))))
    truth = [
        (
            0
            if not (label := known.of(x, y))
            else -1
            if not label.settled
            else 1 + (label.relation == "same")
        )
        for x, y, _ in rows
    ]
    features = {name: np.array([cell[name] for *_, cell in rows]) for name in rows[0][2]}
    return Data(path.stem, [(x, y) for x, y, _ in rows], features, np.array(truth))


@dataclass(frozen=True)
class Fit:
    bias: float
    weights: dict[str, float]

    def __call__(self, data: Data) -> np.ndarray:
        logit = self.bias + sum(w * data.features[n] for n, w in self.weights.items())
        return 1 / (1 + np.exp(-logit))


def fit(data: Sequence[Data], steps: Steps, least: int) -> Fit:
    """Weights for "the truth is at least this"."""
    known = [d.truth >= 0 for d in data]
    truth = np.concatenate([d.truth[k] for d, k in zip(data, known, strict=True)]) >= least

    def column(names: Sequence[str]) -> np.ndarray:
        parts = [
            np.array([d.features[n][k] for n in names]).reshape(len(names), k.sum()).T
            for d, k in zip(data, known, strict=True)
        ]
        return np.vstack(parts)

    first, second = column(steps[0]), column(steps[1])
    weights, bias = _logistic(first, truth, STRENGTH[0])
    outer, outer_bias = _logistic(
        np.hstack([(first @ weights + bias)[:, None], second]), truth, STRENGTH[1]
    )
    total = dict.fromkeys((*steps[0], *steps[1]), 0.0)
    for name, weight in zip(steps[0], weights * outer[0], strict=True):
        total[name] += float(weight)
    for name, weight in zip(steps[1], outer[1:], strict=True):
        total[name] += float(weight)
    return Fit(float(outer_bias + outer[0] * bias), total)


def _logistic(x: np.ndarray, y: np.ndarray, strength: float) -> tuple[np.ndarray, float]:
    mean, spread = x.mean(0), x.std(0) + 1e-9
    found = LogisticRegression(C=strength, max_iter=2000).fit((x - mean) / spread, y)
    weights = found.coef_[0] / spread
    return weights, float(found.intercept_[0] - (weights * mean).sum())


def left_out(
    data: Sequence[Data], test: Sequence[Data], aligned: Steps, same: Steps
) -> list[Scores]:
    """Each pair of `test` measured with weights of the other pairs; `data` may hold several texts of each."""
    result = []
    for held in test:
        others = [d for d in data if d.name != held.name]
        known = held.truth >= 0
        any_, all_ = fit(others, aligned, 1)(held)[known], fit(others, same, 2)(held)[known]
        result.append(
            measure(held.name, held.truth[known].tolist(), any_.tolist(), all_.tolist(), CUT, CUT)
        )
    return result


def baseline(data: Sequence[Data], likeness: Callable[[Task, Task], float]) -> list[Scores]:
    """A plain likeness as score; the cuts are those that serve the other pairs best."""
    values = [np.array([likeness(x, y) for x, y in d.pairs]) for d in data]
    result = []
    for i, held in enumerate(data):
        others = [(d.truth, v) for j, (d, v) in enumerate(zip(data, values, strict=True)) if j != i]
        cuts = [
            float(np.mean([_best_cut(v[t >= 0], t[t >= 0] >= least) for t, v in others]))
            for least in (1, 2)
        ]
        known = held.truth >= 0
        scores = values[i][known].tolist()
        result.append(
            measure(held.name, held.truth[known].tolist(), scores, scores, *cuts, calibrated=False)
        )
    return result


def _best_cut(values: np.ndarray, truth: np.ndarray) -> float:
    order = np.argsort(-values, kind="stable")
    found = np.cumsum(truth[order])
    f1 = 2 * found / (np.arange(len(truth)) + 1 + truth.sum())
    return float(values[order][f1.argmax()])


def without(steps: Steps, names: Sequence[str]) -> Steps:
    return tuple(n for n in steps[0] if n not in names), tuple(
        n for n in steps[1] if n not in names
    )


def uncoded(folder: Path, *, title: bool, theme: bool) -> Callable[[Plan], Plan]:
    """A plan as nobody coded it: each paragraph as its only phrase, with or without a title, a theme and instruments."""

    def change(plan: Plan) -> Plan:
        lines = (folder / f"{plan.id}.txt").read_text("utf-8").split("\n")

        def bare(task: Task) -> Task:
            text = "".join("".join(lines[first - 1 : last]) for first, last in task.lines)
            task = task if title else replace(task, title="")
            return replace(
                task if theme else replace(task, theme="", instruments=()), actions=(text,)
            )

        return replace(plan, tasks=tuple(bare(task) for task in plan.tasks))

    return change


def drafted(folder: Path, pair: str) -> Callable[[Plan], Plan]:
    """A plan as the program drafts it from the document, knowing none of the pair; a task keeps the lines by which the labels name it."""
    examples = [plan for plan in library.all_plans() if plan.id not in pair.split("-")]

    def change(plan: Plan) -> Plan:
        path = folder / f"{plan.id}.txt"
        raw = compose.draft(document.read(path), plan.id, "1970-01-01", examples)

        def of(task: Task) -> Task | None:
            spans = [(first, last) for first, last in task.lines]
            near = [
                t
                for t in raw.tasks
                if any(t.lines[0][0] <= last and t.lines[-1][1] >= first for first, last in spans)
            ]
            return replace(near[0], id=task.id, lines=task.lines) if near else None

        return replace(raw, tasks=tuple(found for task in plan.tasks if (found := of(task))))

    return change


def text(task: Task) -> str:
    return " ".join((task.title, *task.actions))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("labels", nargs="+", type=Path)
    parser.add_argument(
        "--sources", type=Path, help="folder of the documents, to measure uncoded text too"
    )
    parser.add_argument(
        "--write", action="store_true", help="write the weights to data/knowledge/match.yaml"
    )
    args = parser.parse_args()
    data = [read(path) for path in sorted(args.labels)]
    plain = ALIGNED[0][0:1], ()
    variants: dict[str, Any] = {
        "rapidfuzz WRatio, titles": baseline(data, lambda x, y: fuzz.WRatio(x.title, y.title)),
        "rapidfuzz ratio, all phrases": baseline(data, lambda x, y: fuzz.ratio(text(x), text(y))),
        "rapidfuzz token_set_ratio, all phrases": baseline(
            data, lambda x, y: fuzz.token_set_ratio(text(x), text(y))
        ),
        "TF-IDF of characters": left_out(data, data, plain, plain),
        "no lexicon": left_out(data, data, without(ALIGNED, LEXICON), without(SAME, LEXICON)),
        "no theme, no instruments": left_out(
            data, data, *(without(s, ("theme", "instruments")) for s in (ALIGNED, SAME))
        ),
        "no rivals": left_out(
            data, data, *(without(s, ("standing", "rank")) for s in (ALIGNED, SAME))
        ),
        "no phrases": left_out(
            data, data, *(without(s, ("answered-more", "answered-less")) for s in (ALIGNED, SAME))
        ),
        "the matcher": left_out(data, data, ALIGNED, SAME),
    }
    texts: list[Data] = []
    raw: list[Data] = []
    if args.sources:
        for title, theme in ((False, False), (True, False), (True, True)):
            bare = [
                read(path, uncoded(args.sources, title=title, theme=theme))
                for path in sorted(args.labels)
            ]
            texts += bare
            variants[f"uncoded text{', title' * title}{', theme' * theme}"] = bare
        raw = [read(path, drafted(args.sources, path.stem)) for path in sorted(args.labels)]
        variants["drafted from the documents"] = left_out([*texts, *raw], raw, ALIGNED, SAME)
        variants = {
            k: left_out(texts, v, ALIGNED, SAME) if k.startswith("uncoded") else v
            for k, v in variants.items()
        }
    _print(variants)
    if args.write:
        _write({"coded": data} | ({"uncoded": texts, "drafted": [*texts, *raw]} if texts else {}))


def _print(variants: dict[str, list[Scores]]) -> None:
    print(
        "| variant | pair | precision | recall | F1 any | average precision | F1 same | calibration error |"
    )
    print("|---|---|---|---|---|---|---|---|")
    for name, scores in variants.items():
        for row in (*scores, Scores.pooled(scores)):
            numbers = (row.precision, row.recall, row.f1, row.average_precision, row.f1_same)
            error = "–" if row.calibration_error is None else f"{row.calibration_error:.3f}"
            print(f"| {name} | {row.name} | {' | '.join(f'{n:.3f}' for n in numbers)} | {error} |")


def _write(texts: dict[str, Sequence[Data]]) -> None:
    path = ROOT / "data" / "knowledge" / "match.yaml"
    parts = [re.split(r"^coded:", path.read_text("utf-8"), flags=re.MULTILINE)[0]]
    for text_kind, data in texts.items():
        parts.append(f"{text_kind}:\n")
        for question, found in (("aligned", fit(data, ALIGNED, 1)), ("same", fit(data, SAME, 2))):
            parts.append(
                f"  {question}:\n    cut: {CUT}\n    bias: {found.bias:.4f}\n    weights:\n"
            )
            parts += [f"      {name}: {weight:.4f}\n" for name, weight in found.weights.items()]
    path.write_text("".join(parts), "utf-8")


if __name__ == "__main__":
    main()

"""Fit the matcher's weights on labelled pairs, and measure each pair with weights fitted on the
others.

    python benchmarks/fit_matcher.py LABELS/*.tsv            # table, leaving out one pair in turn
    python benchmarks/fit_matcher.py LABELS/*.tsv --write    # and write weights fitted on all

Needs scikit-learn. A logistic regression in two steps: first the features of the pair alone, then,
with their sum as one feature, those that compare the pair with its rivals. Both steps are linear,
so that the result is one list of weights.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from labelled import CUT, Data, Steps, drafted, fit, labelled, left_out, uncoded
from rapidfuzz import fuzz

from plancmp.match.accuracy import Accuracy, accuracy
from plancmp.match.features import OF_LEXICON
from plancmp.model.plan import Task

ROOT = Path(__file__).parents[1] / "data"
PACK = ROOT / "sectors" / "intellectual-property" / "match.yaml"
COMMON = ROOT / "knowledge" / "match.yaml"
_BOTH = ("wording", "concepts", "answered-more", "answered-less", "instruments")
ALIGNED: Steps = (
    (*_BOTH, "theme", "topics", "main-topic", "title-in-text"),
    ("standing", "size"),
)
_SIZES = ("size", "size-less")
SAME: Steps = (
    ("concepts", "answered-less", "instruments", "concepts-more", *_SIZES, "head-topics"),
    ("rank", "head-rank", "concepts-more"),
)
SAME_BARE: Steps = (
    ("answered-less", "instruments", *_SIZES, "head-wording"),
    ("rank", "head-rank"),
)
"""Without a lexicon the head is its words."""
SAME_TEXT: Steps = (
    (*_BOTH, "concepts-more", "concepts-less", "titles", "size"),
    ("rank", "concepts-more"),
)
"""Of text that nobody coded, where a phrase is a paragraph or a clause, the first of which is no
better than another.
"""
HEADS = ("head-wording", "head-concepts", "head-topics", "head-rank")
Questions = tuple[Steps, Steps]
"""Is a pair aligned; is it the same."""
Table = dict[str, list[Accuracy]]


def baseline(data: Sequence[Data], likeness: Callable[[Task, Task], float]) -> list[Accuracy]:
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
        truth, scores = held.truth[known].tolist(), values[i][known].tolist()
        result.append(accuracy(held.name, truth, scores, scores, *cuts, calibrated=False))
    return result


def _best_cut(values: np.ndarray, truth: np.ndarray) -> float:
    order = np.argsort(-values, kind="stable")
    found = np.cumsum(truth[order])
    f1 = 2 * found / (np.arange(len(truth)) + 1 + truth.sum())
    return float(values[order][f1.argmax()])


def without(names: Sequence[str], same: Steps = SAME) -> Questions:
    """The steps of both questions without some features."""

    def left(steps: Steps) -> Steps:
        first, second = (tuple(n for n in part if n not in names) for part in steps)
        return first, second

    return left(ALIGNED), left(same)


def text(task: Task) -> str:
    return " ".join((task.title, *task.actions))


def coded_table(data: Sequence[Data]) -> Table:
    """Baselines, and the matcher with parts of its evidence taken away."""
    plain: Steps = (("wording",), ())
    taken = {
        "no theme, no instruments": ("theme", "instruments"),
        "no rivals": ("standing", "rank", "head-rank"),
        "no phrases": ("answered-more", "answered-less"),
        "no heads": HEADS,
    }
    return {
        "rapidfuzz WRatio, titles": baseline(data, lambda x, y: fuzz.WRatio(x.title, y.title)),
        "rapidfuzz ratio, all phrases": baseline(data, lambda x, y: fuzz.ratio(text(x), text(y))),
        "rapidfuzz token_set_ratio, all phrases": baseline(
            data, lambda x, y: fuzz.token_set_ratio(text(x), text(y))
        ),
        "TF-IDF of characters": left_out(data, data, plain, plain),
        **{name: left_out(data, data, *without(names)) for name, names in taken.items()},
        "the evidence for text": left_out(data, data, ALIGNED, SAME_TEXT),
        "the matcher": left_out(data, data, ALIGNED, SAME),
    }


class Texts:
    """The labelled pairs in three kinds of text: coded, uncoded, drafted."""

    def __init__(self, labels: Sequence[Path], sources: Path | None, *, lexicon: bool) -> None:
        self.coded = [labelled(path, lexicon=lexicon) for path in labels]
        self.uncoded: dict[str, list[Data]] = {}
        self.drafted: list[Data] = []
        if sources is None:
            return
        for title, theme in ((False, False), (True, False), (True, True)):
            change = uncoded(sources, title=title, theme=theme)
            name = f"uncoded text{', title' * title}{', theme' * theme}"
            self.uncoded[name] = [labelled(path, change, lexicon=lexicon) for path in labels]
        for path in labels:
            self.drafted.append(labelled(path, drafted(sources, path.stem), lexicon=lexicon))

    @property
    def raw(self) -> list[Data]:
        """Every uncoded text."""
        return [data for each in self.uncoded.values() for data in each]

    def kinds(self) -> dict[str, Sequence[Data]]:
        """What each set of weights is fitted on."""
        found: dict[str, Sequence[Data]] = {"coded": self.coded}
        if self.uncoded:
            found |= {"uncoded": self.raw, "drafted": [*self.raw, *self.drafted]}
        return found

    def table(self, steps: Questions, mark: str = "") -> Table:
        """Each kind of text with one pair left out in turn."""
        found = {
            name + mark: left_out(self.raw, data, *steps) for name, data in self.uncoded.items()
        }
        if self.drafted:
            every = [*self.raw, *self.drafted]
            found[f"drafted from the documents{mark}"] = left_out(every, self.drafted, *steps)
        return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("labels", nargs="+", type=Path)
    parser.add_argument("--sources", type=Path, help="folder of the documents, for uncoded text")
    parser.add_argument("--write", action="store_true", help="write the weights to match.yaml")
    args = parser.parse_args()
    labels = sorted(args.labels)
    full, bare = (Texts(labels, args.sources, lexicon=lexicon) for lexicon in (True, False))
    text = without(OF_LEXICON, SAME_TEXT)
    coded = (text[0], SAME_BARE)
    table = coded_table(full.coded)
    table["the matcher, no lexicon"] = left_out(bare.coded, bare.coded, *coded)
    table |= full.table((ALIGNED, SAME_TEXT)) | bare.table(text, ", no lexicon")
    _print(table)
    if args.write:
        _write(PACK, full, (ALIGNED, SAME), (ALIGNED, SAME_TEXT))
        _write(COMMON, bare, coded, text)


def _print(table: Table) -> None:
    heads = ("variant", "pair", "precision", "recall", "F1 any", "average precision", "F1 same")
    print("|", " | ".join((*heads, "calibration error")), "|")
    print("|---|---|---|---|---|---|---|---|")
    for name, scores in table.items():
        for row in (*scores, Accuracy.pooled(scores)):
            numbers = (row.precision, row.recall, row.f1, row.average_precision, row.f1_same)
            error = "–" if row.calibration_error is None else f"{row.calibration_error:.3f}"
            print(f"| {name} | {row.name} | {' | '.join(f'{n:.3f}' for n in numbers)} | {error} |")


def _write(path: Path, texts: Texts, coded: Questions, text: Questions) -> None:
    """The file with new weights below what stands above `coded:`."""
    parts = [re.split(r"^coded:", path.read_text("utf-8"), flags=re.MULTILINE)[0]]
    for kind, data in texts.kinds().items():
        parts.append(f"{kind}:\n")
        steps = coded if kind == "coded" else text
        for question, step, least in (("aligned", steps[0], 1), ("same", steps[1], 2)):
            found = fit(data, step, least)
            parts.append(f"  {question}:\n    cut: {CUT}\n    bias: {found.bias:.4f}\n")
            parts.append("    weights:\n")
            parts += [f"      {name}: {weight:.4f}\n" for name, weight in found.weights.items()]
    path.write_text("".join(parts), "utf-8")


if __name__ == "__main__":
    main()

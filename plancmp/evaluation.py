"""Measure the matcher on labelled pairs of plans."""

from __future__ import annotations

from pathlib import Path

from plancmp.errors import UnreadableInput
from plancmp.library import Library
from plancmp.match.accuracy import Accuracy, accuracy
from plancmp.match.labels import load_labels
from plancmp.match.score import models
from plancmp.match.tasks import evidence


def evaluate(path: Path, library: Library) -> Accuracy:
    """The matcher, without reviewed alignments, against one file of labelled alignments."""
    known = load_labels(path)
    a, b = library.get(known.a), library.get(known.b)
    domain = library.domains.of(a, b)
    ask = models(a, b, domain)
    cells = evidence(a, b, domain).features
    rows = [
        (known.of(x, y), cell)
        for x, row in zip(a.tasks, cells, strict=True)
        for y, cell in zip(b.tasks, row, strict=True)
    ]
    strangers = len(known.pairs) - sum(label is not None for label, _ in rows)
    if strangers:
        raise UnreadableInput("stale-labels", path=path, n=strangers, a=a.id, b=b.id)
    settled = [(label, cell) for label, cell in rows if label is None or label.settled]
    return accuracy(
        path.stem,
        [0 if label is None else 2 if label.relation == "same" else 1 for label, _ in settled],
        [ask.aligned.probability(cell) for _, cell in settled],
        [ask.same.probability(cell) for _, cell in settled],
        ask.aligned.cut,
        ask.same.cut,
    )

"""Accuracy against labelled pairs: by hand on small cases, and by `plancmp eval` on files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plancmp.match.accuracy import Accuracy, accuracy, average_precision, calibration_error
from tests.conftest import Run

LABELS = "a_lines\tb_lines\trelation\tsettled\n"
ROWS = (
    "247-247\t204-204\tsame\tyes\n"
    "166-166\t208-208\tpartial\tyes\n"
    "167-167\t163-163\tsame\tcontested\n"
)


@pytest.fixture
def labels(tmp_path: Path) -> Path:
    path = tmp_path / "chaozhou-heyuan.tsv"
    path.write_text(LABELS + ROWS, "utf-8")
    return path


def test_eval(labels: Path, run: Run) -> None:
    row = json.loads(run("eval", labels, "-f", "json").out)[0]
    assert (row["right"], row["true"], row["right_same"]) == (1, 2, 1)


def test_eval_floor(labels: Path, run: Run) -> None:
    assert run("eval", labels, "--floor", "0.99").code == 1
    assert run("eval", labels).code == 0


def test_eval_of_labels_that_are_out_of_date(labels: Path, run: Run) -> None:
    labels.write_text(LABELS + "1-1\t2-2\tpartial\tyes\n", "utf-8")
    result = run("eval", labels)
    assert (result.code, "1 labels name no task" in result.err) == (2, True)


@pytest.mark.parametrize("text", ["", "a\tb\n1\t2\n", LABELS + "1-1\t2-2\tequal\tyes\n"])
def test_eval_of_a_file_that_is_not_labelled(text: str, labels: Path, run: Run) -> None:
    labels.write_text(text, "utf-8")
    result = run("eval", labels)
    assert result.code == 2
    assert "is not a labelled file" in result.err


# truth, scores -> F1, F1 same, average precision
MEASURED = [
    ([2, 1, 0, 0], [0.9, 0.8, 0.1, 0.0], (1.0, 2 / 3, 1.0)),
    ([0, 2, 0, 1], [0.9, 0.8, 0.1, 0.0], (0.5, 2 / 3, (1 / 2 + 2 / 4) / 2)),
    ([0, 0], [0.9, 0.1], (0.0, 0.0, 0.0)),
    ([2, 1], [0.1, 0.1], (0.0, 0.0, 1.0)),
]


@pytest.mark.parametrize(("truth", "scores", "expected"), MEASURED)
def test_accuracy(
    truth: list[int], scores: list[float], expected: tuple[float, float, float]
) -> None:
    found = accuracy("x", truth, scores, scores, 0.5, 0.5)
    assert (found.f1, found.f1_same, found.average_precision) == pytest.approx(expected)


def test_same_counts_only_where_aligned() -> None:
    found = accuracy("x", [2, 2], [0.9, 0.1], [0.9, 0.9], 0.5, 0.5)
    assert (found.said, found.said_same, found.right_same, found.true_same) == (1, 1, 1, 2)


def test_precision_and_recall() -> None:
    found = accuracy("x", [2, 0, 1, 0], [0.9, 0.8, 0.1, 0.1], [0.0] * 4, 0.5, 0.5)
    assert (found.precision, found.recall) == (0.5, 0.5)


def test_pooling_adds_counts_and_averages_precision() -> None:
    one = accuracy("x", [2, 0], [0.9, 0.8], [0.9, 0.1], 0.5, 0.5)
    two = accuracy("y", [0, 1], [0.9, 0.8], [0.1, 0.1], 0.5, 0.5)
    both = Accuracy.pooled([one, two])
    assert (both.right, both.said, both.true) == (2, 4, 2)
    assert both.average_precision == pytest.approx((1.0 + 0.5) / 2)
    assert both.calibration_error == calibration_error((*one.points, *two.points))


def test_scores_that_are_no_probabilities_are_not_calibrated() -> None:
    found = accuracy("x", [2], [3.5], [1.0], 0.5, 0.5, calibrated=False)
    assert found.calibration_error is None


def test_ties_keep_their_order() -> None:
    assert average_precision([0.5, 0.5], [True, False]) == 1.0
    assert average_precision([0.5, 0.5], [False, True]) == 0.5


# points -> error
CALIBRATED = [
    ([(0.75, True)] * 3 + [(0.75, False)], 0.0),
    ([(0.95, True)] * 2 + [(0.95, False)] * 2, 0.45),
    ([(0.01, False)] * 100, 0.0),
    ([(1.0, True), (0.99, True)], 0.005),
    ([], 0.0),
]


@pytest.mark.parametrize(("points", "expected"), CALIBRATED)
def test_calibration_error(points: list[tuple[float, bool]], expected: float) -> None:
    assert calibration_error(points) == pytest.approx(expected)

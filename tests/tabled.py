"""A result of each kind that has tables, and the line of arguments that prints it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import plancmp
from plancmp.model.actual import Actuals
from plancmp.results import Result
from tests.conftest import CASES

KINDS = ("diff", "gap", "matrix", "audit", "answers", "track", "tracks")
FIGURES = CASES / "track"
HEYUAN = FIGURES / "heyuan.yaml"
ARGUMENTS = {
    "diff": ("diff", "chaozhou", "heyuan"),
    "gap": ("gap", "chaozhou", "--against", "heyuan,guangdong"),
    "matrix": ("matrix", "chaozhou", "heyuan", "guangdong"),
    "audit": ("audit", "chaozhou", "-q"),
    "answers": ("find", "质押融资"),
    "track": ("track", "chaozhou", "--actuals", FIGURES),
    "tracks": ("track", "chaozhou", "heyuan", "--actuals", FIGURES, "--as-of", "2022"),
}


def made(kind: str, own: Any = "chaozhou") -> Result:
    """own: the first plan of the result."""
    make: dict[str, Callable[[], Result]] = {
        "diff": lambda: plancmp.diff(own, "heyuan"),
        "gap": lambda: plancmp.gap(own, ["heyuan", "guangdong"]),
        "matrix": lambda: plancmp.matrix([own, "heyuan", "guangdong"]),
        "audit": lambda: plancmp.audit(own),
        "track": lambda: plancmp.track(own, _figures(own)),
        "tracks": lambda: plancmp.track_all([own, "heyuan"], [_figures(own), HEYUAN], as_of=2022),
        "answers": lambda: plancmp.find("质押融资", plans=[*Path(own).parents][:-1][:1]),
    }
    return make[kind]()


def _figures(own: Any) -> Path | Actuals:
    """Those of the sample are none."""
    return FIGURES / "chaozhou.yaml" if own == "chaozhou" else Actuals("sample", ())

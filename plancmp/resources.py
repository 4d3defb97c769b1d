"""Find `data/`, installed or in a checkout."""

from __future__ import annotations

import importlib.resources
from importlib.resources.abc import Traversable
from pathlib import Path


def data(*parts: str) -> Traversable:
    """A file or folder below `data/`; an editable install has it beside the package only."""
    installed = importlib.resources.files("plancmp") / "_data"
    root = installed if installed.is_dir() else Path(__file__).resolve().parents[1] / "data"
    return root.joinpath(*parts)

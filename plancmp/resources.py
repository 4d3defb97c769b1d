"""Find `data/` and `templates/`, installed or in a checkout."""

from __future__ import annotations

import importlib.resources
from importlib.resources.abc import Traversable
from pathlib import Path


def data(*parts: str) -> Traversable:
    """A file or folder below `data/`."""
    return _root("data").joinpath(*parts)


def template(name: str) -> Traversable:
    """A file of `templates/`."""
    return _root("templates").joinpath(name)


def _root(name: str) -> Traversable:
    """An editable install has the folder beside the package only."""
    installed = importlib.resources.files("plancmp") / f"_{name}"
    return installed if installed.is_dir() else Path(__file__).resolve().parents[1] / name

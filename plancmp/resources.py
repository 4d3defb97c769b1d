"""Find `data/` and `templates/`, installed or in a checkout."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def data(*parts: str) -> Traversable:
    """A file or folder below `data/`."""
    return _root("data").joinpath(*parts)


def template(name: str) -> Traversable:
    """A file of `templates/`."""
    return _root("templates").joinpath(name)


def _root(name: str) -> Traversable:
    """Inside the package; an editable install has it beside the package only, a zip archive no
    folder at all.
    """
    package = Path(__file__).parent
    for folder in (package / f"_{name}", package.parent / name):
        if folder.is_dir():
            return folder
    from importlib.resources import files  # noqa: PLC0415 - slow to import

    return files("plancmp") / f"_{name}"

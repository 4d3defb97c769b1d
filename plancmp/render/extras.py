"""Libraries that only some formats need: asked for when the format is, named when missing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from plancmp.errors import MissingTool


@contextmanager
def needed(what: str, package: str, extra: str = "report") -> Iterator[None]:
    """Around the import of a library: MissingTool with the line that installs it.

    what: the format that needs it; package: as pip calls it; extra: of plancmp.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] == "plancmp":
            raise
        raise MissingTool("not-installed", what=what, package=package, extra=extra) from error

"""What this machine can do beyond plain Python."""

from __future__ import annotations

import platform
from collections.abc import Callable

from plancmp import __version__, library
from plancmp.errors import PlancmpError
from plancmp.model.ability import Ability
from plancmp.render import fonts
from plancmp.render.pack import pdf


def examine() -> tuple[Ability, ...]:
    """Each ability with what gives it, or the line that installs it."""
    return (
        Ability("version", True, f"plancmp {__version__}, Python {platform.python_version()}"),
        _ability("plans", _plans),
        _ability("pango", lambda: f"WeasyPrint {pdf.weasyprint().__version__}"),
        _ability("font", lambda: fonts.font("潮州 ● ◐ ×").name),
    )


def _plans() -> str:
    return str(len(library.all_plans()))


def _ability(name: str, check: Callable[[], str]) -> Ability:
    try:
        return Ability(name, True, check())
    except PlancmpError as error:
        return Ability(name, False, str(error), error.hint)

"""What this machine can do beyond plain Python."""

from __future__ import annotations

import platform
from collections.abc import Callable
from importlib import metadata

from plancmp.errors import MissingTool, PlancmpError
from plancmp.library import Library
from plancmp.model.ability import Ability
from plancmp.render import fonts
from plancmp.render.pack import pdf
from plancmp.render.signs import COVERAGE_SIGNS
from plancmp.render.wording import Lang, say
from plancmp.version import VERSION

REPORT = ("jinja2", "openpyxl", "python-docx", "python-pptx", "tabulate", "vl-convert-python")
"""What the extra `report` brings."""


def examine(lang: Lang = "en") -> tuple[Ability, ...]:
    """Each ability with what gives it, or the line that installs it.

    lang: of what is missing.
    """
    checks = {"plans": _plans, "report": _report, "pango": _pango, "font": _font}
    version = f"plancmp {VERSION}, Python {platform.python_version()}"
    found = (_ability(name, check, lang) for name, check in checks.items())
    return (Ability("version", True, version), *found)


def _plans() -> str:
    return str(len(Library().all_plans()))


def _report() -> str:
    for package in REPORT:
        try:
            metadata.version(package)
        except metadata.PackageNotFoundError as error:
            told = {"what": "report", "package": package, "extra": "report"}
            raise MissingTool("not-installed", **told) from error
    return ", ".join(f"{package} {metadata.version(package)}" for package in REPORT)


def _pango() -> str:
    return f"WeasyPrint {pdf.weasyprint().__version__}"


def _font() -> str:
    """The font of a page with Chinese and with every sign."""
    return fonts.font(say("section-matrix", "zh") + "".join(COVERAGE_SIGNS.values())).name


def _ability(name: str, check: Callable[[], str], lang: Lang) -> Ability:
    try:
        return Ability(name, True, check())
    except PlancmpError as error:
        return Ability(name, False, error.text(lang), error.hint(lang))

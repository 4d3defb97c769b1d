"""Every expected failure, with its exit code; anything else is a bug."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plancmp.model import Finding


class PlancmpError(Exception):
    """Wrong usage or unreadable input: one line for the user, and what to do next."""

    exit_code = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class UnreadableInput(PlancmpError):
    """A file or document that cannot be read at all."""


class MissingTool(PlancmpError):
    """This machine lacks a library or a font; the hint is the line that installs it."""


class UnknownPlan(PlancmpError):
    """No plan of that id, alias or path."""


class NotAPlan(PlancmpError):
    """A document that can be read but holds no plan."""

    exit_code = 1


class InvalidPlan(PlancmpError):
    """Plan files that break a rule; carries every finding."""

    exit_code = 1

    def __init__(self, message: str, findings: tuple[Finding, ...], hint: str = "") -> None:
        super().__init__(message, hint)
        self.findings = findings

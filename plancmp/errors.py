"""Every expected failure, with its exit code; anything else is a bug.

An error carries the key of its words in `data/knowledge/errors.yaml` and the values to fill in;
`str(error)` is English, `text(lang)` any language.
"""

from __future__ import annotations

from plancmp import knowledge
from plancmp.model.finding import Finding


class PlancmpError(Exception):
    """Wrong usage or unreadable input: one line for the user, and what to do next."""

    exit_code = 2

    def __init__(self, key: str, /, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = {name: str(value) for name, value in values.items()}

    def __str__(self) -> str:
        return self.text("en")

    def text(self, lang: str) -> str:
        """What is wrong, in this language (zh or en)."""
        return knowledge.told(knowledge.common("errors")[self.key], lang).format(**self.values)

    def hint(self, lang: str) -> str:
        """What to do next; empty when there is nothing to suggest."""
        entry = knowledge.common("errors")[self.key]
        return knowledge.told(entry, lang, "hint_").format(**self.values)


class UsageError(PlancmpError):
    """Arguments that make no sense together."""


class UnreadableInput(PlancmpError):
    """A file or document that cannot be read at all."""


class UnwritableOutput(PlancmpError):
    """A file that cannot be written."""


class MissingTool(PlancmpError):
    """This machine lacks a library or a font; the hint is the line that installs it."""


class UnknownPlan(PlancmpError):
    """No plan, or no measure of a plan, of that name."""


class UnknownSector(PlancmpError):
    """No sector pack of that name."""


class NotAPlan(PlancmpError):
    """A document that can be read but holds no plan."""

    exit_code = 1


class InvalidFile(PlancmpError):
    """A plan file, crosswalk or sector pack that breaks a rule; carries every finding."""

    exit_code = 1

    def __init__(self, key: str, /, findings: tuple[Finding, ...], **values: object) -> None:
        super().__init__(key, **values)
        self.findings = findings


class InvalidPlan(InvalidFile):
    """Plan files that break a rule."""

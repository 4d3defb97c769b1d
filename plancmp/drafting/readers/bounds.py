"""How much of a document is read: `documents` of `data/knowledge/limits.yaml`."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from plancmp import knowledge
from plancmp.errors import UnreadableInput

VARIABLE = "PLANCMP_DOCUMENT_LIMITS"
"""Changes bounds for a run: `pages=2000,seconds=600`."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The bounds of one file, and when reading it began."""

    path: Path
    most: Mapping[str, int]
    began: float

    @classmethod
    def of(cls, path: Path) -> Bounds:
        """Those of the knowledge, as the environment changes them."""
        most = dict(knowledge.common("limits")["documents"])
        for part in filter(None, os.environ.get(VARIABLE, "").split(",")):
            name, _, value = part.strip().partition("=")
            if name not in most or not value.isdecimal():
                known = ", ".join(sorted(most))
                raise UnreadableInput("bad-bound", variable=VARIABLE, part=part, known=known)
            most[name] = int(value)
        return cls(path, {name: int(value) for name, value in most.items()}, time.monotonic())

    def __getitem__(self, name: str) -> int:
        return self.most[name]

    def hold(self, name: str, count: int) -> None:
        """UnreadableInput when there is more than that."""
        if count > self.most[name]:
            raise self.refusal(name)

    def tick(self) -> None:
        """UnreadableInput when reading takes too long."""
        self.hold("seconds", int(time.monotonic() - self.began))

    def refusal(self, name: str) -> UnreadableInput:
        """What is said where a bound is passed."""
        told = {"bound": name, "limit": self.most[name], "variable": VARIABLE}
        return UnreadableInput("document-beyond", path=self.path, **told)

"""Short documents for tests of drafting."""

from __future__ import annotations

from pathlib import Path

from plancmp.drafting import document
from plancmp.drafting.document import Document
from plancmp.model.plan import Plan, Target
from tests.drafts import draft

HEAD = "云州市知识产权发展“十四五”规划\n（2021—2025年）\n一、总体要求\n（一）发展目标\n"
TAIL = "\n二、主要任务\n（一）加强执法。健全跨区域执法协作机制，严厉打击侵权假冒行为。\n"


def written(folder: Path, text: str) -> Document:
    """A document of this text."""
    path = folder / "plan.txt"
    path.write_text(text, "utf-8")
    return document.load(path)


def plan_of(folder: Path, text: str, sector: str = "") -> Plan:
    """The draft of a document of this text."""
    return draft(Path(written(folder, text).path), sector)


def targets_of(folder: Path, *goals: str, sector: str = "") -> tuple[Target, ...]:
    """The targets of a plan with these lines as its goals."""
    return plan_of(folder, HEAD + "\n".join(goals) + TAIL, sector).targets

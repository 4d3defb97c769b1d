"""What plans answer as a workbook, a sheet a table."""

from __future__ import annotations

from plancmp.model.answers import Answers
from plancmp.render import View
from plancmp.render.sheets import files

SUFFIX = ".xlsx"


def render(answers: Answers, view: View) -> bytes:
    return files.xlsx("answers", answers, view)

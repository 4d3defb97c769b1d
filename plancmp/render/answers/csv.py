"""What plans answer as CSV, for spreadsheets and statistics."""

from __future__ import annotations

from plancmp.model.answers import Answers
from plancmp.render import View
from plancmp.render.sheets import files

SUFFIX = ".csv"


def render(answers: Answers, view: View) -> str:
    return files.csv("answers", answers, view)

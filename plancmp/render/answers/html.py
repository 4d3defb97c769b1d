"""What plans answer as one page without script or network."""

from __future__ import annotations

from plancmp.model.answers import Answers
from plancmp.render import View
from plancmp.render.tables import page

SUFFIX = ".html"


def render(answers: Answers, view: View) -> str:
    return page("answers", answers, view)

"""What plans answer as Markdown."""

from __future__ import annotations

from plancmp.model.answers import Answers
from plancmp.render import View
from plancmp.render.sheets import markdown

SUFFIX = ".md"


def render(answers: Answers, view: View) -> str:
    return markdown.text("answers", answers, view)

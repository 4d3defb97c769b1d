"""Actual figures as CSV to fill in."""

from __future__ import annotations

from plancmp.model.actual import Form
from plancmp.render import View
from plancmp.render.sheets import files

SUFFIX = ".csv"


def render(form: Form, view: View) -> str:
    return files.csv("figures", form, view)

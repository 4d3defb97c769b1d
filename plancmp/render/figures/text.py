"""Actual figures as their YAML file; years without a figure are left out."""

from __future__ import annotations

from plancmp.actualfile.write import dump
from plancmp.model.actual import Form
from plancmp.render import View

SUFFIX = ".yaml"


def render(form: Form, view: View) -> str:
    return dump(form.actuals)

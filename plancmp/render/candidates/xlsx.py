"""Pairs that may belong together, as a workbook in which people can decide."""

from __future__ import annotations

from plancmp.model.review import Candidates
from plancmp.render import View
from plancmp.render.form_book import book
from plancmp.render.form_sheets import Form, pages

SUFFIX = ".xlsx"


def render(found: Candidates, view: View) -> bytes:
    return book(pages(Form(found), view), view)

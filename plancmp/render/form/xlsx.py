"""A workbook in which people decide."""

from __future__ import annotations

from plancmp.render import View
from plancmp.render.form_book import book
from plancmp.render.form_sheets import Form, pages

SUFFIX = ".xlsx"


def render(form: Form, view: View) -> bytes:
    return book(pages(form, view), view)

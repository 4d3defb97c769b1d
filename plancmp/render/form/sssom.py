"""What is decided, as SSSOM/TSV; it needs no form to fill in, and says nothing of what is open."""

from __future__ import annotations

from plancmp.render import View
from plancmp.render.form_sheets import Form
from plancmp.review.sssom import write
from plancmp.version import VERSION

SUFFIX = ".tsv"


def render(form: Form, view: View) -> str:
    found = form.found
    return write(found.crosswalk.standings, found.a, found.b, VERSION)

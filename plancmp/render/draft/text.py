"""A draft as text: the plan file."""

from __future__ import annotations

from plancmp.drafting.drafted import Drafted
from plancmp.render import View

SUFFIX = ".yaml"


def render(drafted: Drafted, view: View) -> str:
    return drafted.text

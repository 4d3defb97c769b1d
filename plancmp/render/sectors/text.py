"""The sector packs as a table."""

from __future__ import annotations

from collections.abc import Sequence

from plancmp.domain import Domain
from plancmp.knowledge import told
from plancmp.render import View
from plancmp.render.terminal import table

SUFFIX = ".txt"


def render(domains: Sequence[Domain], view: View) -> str:
    keys = ("sector", "themes-count", "lexicon", "folder")
    headers = ["id", *(view.say(key) for key in keys)]
    return table([_row(domain, view) for domain in domains], (4,), view, headers, indent=0) + "\n"


def _row(domain: Domain, view: View) -> list[str]:
    lexicon = view.say("yes" if domain.has_lexicon else "no")
    name = told(domain.names[domain.sector], view.lang)
    return [domain.sector, name, str(len(domain.themes)), lexicon, domain.folder]

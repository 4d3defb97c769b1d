"""A finding in words: what is wrong, where, and what to do next."""

from __future__ import annotations

from plancmp.findings import rule
from plancmp.knowledge import told
from plancmp.model.finding import Finding
from plancmp.render import View
from plancmp.render.words import span

LONGEST = 200
"""Characters of a value that a message shows."""


def message(finding: Finding, view: View) -> str:
    """The finding in words."""
    return told(rule(finding.rule), view.lang).format(**_shown(finding, view))


def hint(finding: Finding, view: View) -> str:
    """What to do next; empty when there is nothing to suggest."""
    entry, args = rule(finding.rule), _shown(finding, view)
    needs = entry.get("hint_needs")
    if needs and not args.get(needs):
        return ""
    return told(entry, view.lang, "hint_").format(**args)


def source(finding: Finding, view: View) -> str:
    """The lines of the document that it is about; empty where it is about the plan file alone."""
    lines = span(finding.source_lines)
    return view.say("document-lines", lines=lines) if lines else ""


def _shown(finding: Finding, view: View) -> dict[str, str]:
    """The values of a message: codes in words, no control characters (they could steer a terminal),
    not too long.
    """
    codes = rule(finding.rule).get("codes", {})
    words = {k: _word(codes[k], v, view) if k in codes else v for k, v in finding.args}
    texts = {k: "".join(c if c.isprintable() else "\ufffd" for c in v) for k, v in words.items()}
    return {k: t if len(t) <= LONGEST else t[: LONGEST - 1] + "…" for k, t in texts.items()}


def _word(codes: str, code: str, view: View) -> str:
    """A code in words; a rule by its title and its name."""
    if codes != "rules":
        return view.word(codes, code)
    return told(rule(code), view.lang, "title_") + view.say("in-brackets", text=code)

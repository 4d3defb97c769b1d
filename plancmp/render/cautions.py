"""What a reader of a pack must mind, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.compare.reviewed import reviewed
from plancmp.model.pack import Pack
from plancmp.render import View, words

_DOCUMENTS = (("missing", "wording-missing"), ("other", "wording-other"))
"""What is said of a document that is not at hand, or not the one that was coded."""


def cautions(pack: Pack, view: View) -> Iterator[str]:
    """Drafts, other periods and levels, what reviewers left open, documents that are not at hand,
    what was compared unsurely.
    """
    plans = pack.plans
    drafts = [plan.short_name for plan in plans if plan.is_draft]
    if drafts:
        yield view.say("draft-warning", names=view.join(drafts))
    periods = dict.fromkeys(plan.period for plan in plans if plan.period)
    if len(periods) > 1:
        yield view.say("periods-warning", periods=view.join(periods))
    known = dict.fromkeys(plan.jurisdiction.level for plan in plans if plan.jurisdiction.level)
    if len(known) > 1:
        levels = view.join(view.word("levels", level) for level in known)
        yield view.say("levels-warning", levels=levels)
    yield from words.reviewed(reviewed(pack.comparisons), view)[1:]
    yield from _documents(pack, view)
    told = [*pack.matrix.cautions]
    told += [key for found in pack.comparisons for key in found.cautions]
    told += [key for gaps in pack.gaps for key in gaps.cautions]
    for key in dict.fromkeys(told):
        yield view.say(key) + view.say("sentence-end")


def _documents(pack: Pack, view: View) -> Iterator[str]:
    """Of which plans the wording is not shown, or not surely that which was coded."""
    for state, key in _DOCUMENTS:
        names = [
            plan.short_name
            for plan in pack.plans
            if plan.id in pack.originals and pack.originals[plan.id].state == state
        ]
        if names:
            yield view.say(key, names=view.join(names))

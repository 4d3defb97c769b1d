"""What a reader of a pack must mind, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.compare.reviewed import reviewed
from plancmp.model.pack import Pack
from plancmp.render import View, words


def cautions(pack: Pack, view: View) -> Iterator[str]:
    """Drafts, other periods and levels, what reviewers left open, what was compared unsurely."""
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
    told = [*pack.matrix.cautions]
    told += [key for found in pack.comparisons for key in found.cautions]
    told += [key for gaps in pack.gaps for key in gaps.cautions]
    for key in dict.fromkeys(told):
        yield view.say(key) + view.say("sentence-end")

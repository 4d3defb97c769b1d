"""What many plans have and one lacks: the most common topics first, tasks before indicators."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.model.coverage import Kind
from plancmp.model.topics import Lack, Lacks
from plancmp.render import View, words
from plancmp.render.terminal import heading, notices, paragraph, rule

SUFFIX = ".txt"
_KINDS: tuple[tuple[Kind, str], ...] = (("task", "tasks"), ("target", "targets"))


def render(found: Lacks, view: View) -> str:
    part = sum(lack.part is not None for lack in found.lacks)
    counts = {
        "name": found.plan.short_name,
        "others": len(found.others),
        "among": view.say(f"lacks-{found.among}"),
        "topics": found.topics,
        "has": found.topics - len(found.lacks),
        "part": part,
        "none": len(found.lacks) - part,
    }
    lines = [heading(paragraph(view.say("lacks-head", **counts), view, indent=0), view)]
    lines += notices([found.plan] if found.plan.is_draft else [], (), view)
    for kind, name in _KINDS:
        for state in ("none", "part"):
            lacks = found.of(kind, part=state == "part")
            if lacks:
                told = view.say(f"lacks-{state}", kind=view.say(name), n=len(lacks))
                lines += ["", rule(told, view), *_listed(found, lacks, view)]
    lines += ["", paragraph(view.say("lacks-note"), view, indent=0)]
    return "\n".join(lines) + "\n"


def _listed(found: Lacks, lacks: tuple[Lack, ...], view: View) -> Iterator[str]:
    """The most common ones, with how many of the others have them."""
    for lack in lacks[: view.top]:
        topic = lack.topic
        told = f"{len(topic.full)}/{len(found.others)} {topic.label}"
        where = f"{topic.lead} {words.span(topic.lines)}".strip()
        own = view.say("lacks-own", ref=lack.part) if lack.part else ""
        theme = view.word("themes", topic.theme)
        yield paragraph(f"{told} ({where}) [{theme}] {own}".rstrip(), view)
    more = len(lacks) - view.top
    if more > 0:
        yield paragraph(view.say("topics-more", n=more, all=len(lacks)), view)

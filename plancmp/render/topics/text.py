"""What many plans have in common: the most common topics, then themes and places."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.model.topics import Topic, Topics
from plancmp.render import View, sharing, words
from plancmp.render.terminal import heading, notices, paragraph, rule

SUFFIX = ".txt"


def render(found: Topics, view: View) -> str:
    tasks, targets = found.of("task"), found.of("target")
    common = [topic for topic in found.topics if found.common(topic)]
    counts = {"plans": len(found.plans), "tasks": len(tasks), "targets": len(targets)}
    told = paragraph(view.say("topics-head", common=len(common), **counts), view, indent=0)
    lines = [heading(told, view)]
    lines += notices([plan for plan in found.plans if plan.is_draft][:3], (), view)
    for kind, topics in (("tasks", tasks), ("targets", targets)):
        lines += ["", rule(view.say(kind), view), *_listed(found, topics, view)]
    lines += ["", rule(view.say("topics-themes"), view), *_themes(found, view)]
    lines += ["", rule(view.say("topics-places"), view), *_places(found, view)]
    lines += ["", paragraph(view.say("topics-note"), view, indent=0)]
    return "\n".join(lines) + "\n"


def _listed(found: Topics, topics: tuple[Topic, ...], view: View) -> Iterator[str]:
    """The most common ones, with how many plans have them."""
    for topic in topics[: view.top]:
        counts = {"full": len(topic.full), "partial": len(topic.partial)}
        where = f"{topic.lead.plan} {words.span(topic.lines)}"
        told = view.say("topics-count", plans=len(found.plans), **counts)
        theme = view.word("themes", topic.theme)
        yield paragraph(f"{told} {topic.label} ({where}) [{theme}]", view)
    more = len(topics) - view.top
    if more > 0:
        yield paragraph(view.say("topics-more", n=more, all=len(topics)), view)


def _themes(found: Topics, view: View) -> Iterator[str]:
    for share in sharing.themes(found):
        told = {"n": share.topics, "common": share.common, "mean": words.percent(share.mean)}
        yield paragraph(
            view.say("topics-theme", theme=view.word("themes", share.name), **told), view
        )


def _places(found: Topics, view: View) -> Iterator[str]:
    groups = sharing.places(found)
    for group in groups[: view.top]:
        level = view.word("levels", group.level) if group.level else "?"
        name = f"{group.parent} {level}".strip()
        told = {"plans": group.plans, "mean": words.percent(group.mean)}
        yield paragraph(view.say("topics-place", name=name, **told), view)
    if len(groups) > view.top:
        more = {"n": len(groups) - view.top, "all": len(groups)}
        yield paragraph(view.say("topics-more-places", **more), view)

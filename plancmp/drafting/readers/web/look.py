"""What somebody who reads a page sees of its elements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

SILENT = frozenset(
    {
        "audio",
        "button",
        "canvas",
        "datalist",
        "head",
        "iframe",
        "noscript",
        "object",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "video",
    }
)
"""Elements of which nothing is text of the page."""
BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "xmp",
    }
)
AROUND = frozenset({"aside", "dialog", "footer", "menu", "nav"})
"""Elements that hold no article."""
_STRUCK = frozenset({"del", "s", "strike"})
_UNSEEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?![.\d])"
    r"|opacity\s*:\s*0(?![.\d])|text-indent\s*:\s*-\d{3}|left\s*:\s*-\d{4}"
)
_RAISED = re.compile(r"vertical-align\s*:\s*super")
_LINED = re.compile(r"text-decoration[^;]*:\s*[^;]*line-through")
_KEPT = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SIMPLE = re.compile(r"\s*([.#])([\w-]+)\s*")
_BOILERPLATE = re.compile(
    r"(?:^|[\s_-])(?:foot|footer|copyright|breadcrumbs?|crumbs?|navbar|navigation|nav|menu|share"
    r"|sidebar|related|recommend|comments?|toolbar|qrcode|pagination|pager)(?:$|[\s_-])",
    re.IGNORECASE,
)


class Look:
    """What the rules of a page's own style sheets hide, and what its elements say themselves."""

    def __init__(self, root: Any) -> None:
        self.unseen = {
            (found[1], found[2])
            for sheet in root.iter("style")
            for names, rules in _RULE.findall(sheet.text or "")
            if _UNSEEN.search(rules)
            for name in names.split(",")
            if (found := _SIMPLE.fullmatch(name))
        }

    def is_hidden(self, node: Any) -> bool:
        """Whether nobody sees an element."""
        if "hidden" in node.attrib or _UNSEEN.search(_style(node)):
            return True
        return bool(self.unseen) and any(key in self.unseen for key in _keys(node))


def _keys(node: Any) -> Iterator[tuple[str, str]]:
    yield "#", node.get("id", "")
    yield from ((".", name) for name in node.get("class", "").split())


def is_struck(node: Any) -> bool:
    """Whether a line goes through the text."""
    return node.tag in _STRUCK or bool(_LINED.search(_style(node)))


def is_raised(node: Any) -> bool:
    """Whether the text stands above the line."""
    return node.tag == "sup" or bool(_RAISED.search(_style(node)))


def keeps_lines(node: Any) -> bool:
    """Whether line breaks of the source are line breaks of the page."""
    return node.tag in ("pre", "xmp") or bool(_KEPT.search(_style(node)))


def is_around(node: Any) -> bool:
    """Whether an element calls itself navigation, foot, or another part that is no article."""
    named = f"{node.get('class', '')} {node.get('id', '')}"
    return (
        node.tag in AROUND
        or node.get("role") in ("navigation", "contentinfo", "complementary", "search")
        or bool(_BOILERPLATE.search(named))
    )


def _style(node: Any) -> str:
    return node.get("style") or ""

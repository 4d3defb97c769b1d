"""Write a changed plan into its file, keeping the coder's comments, order and layout."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from plancmp.errors import MissingTool
from plancmp.model.plan import Plan
from plancmp.planfile.write import figure, plain
from plancmp.yamltree import implicit_tag

_NAMED = ("targets", "tasks")
"""Lists whose entries are known by their id."""

_ORDERED = ("units",)
"""Mappings whose order says something: of two units of one size the first is preferred."""


def rewrite(text: str, plan: Plan) -> str:
    """The text of a plan file with what the plan says now; the rest stays as it is written.

    Loading the result gives the plan. MissingTool without ruamel.yaml.
    """
    yaml = _yaml(max(map(len, text.split("\n"))))
    content = yaml.load(text)
    _update(content, plain(plan))
    told = io.StringIO()
    yaml.dump(content, told)
    return told.getvalue()


def _yaml(width: int) -> Any:
    """A reader and writer that leaves the file as it is; width: of its longest line."""
    try:
        from ruamel.yaml import YAML  # noqa: PLC0415 - an extra
    except ImportError as error:
        package = {"package": "ruamel.yaml", "extra": "documents"}
        raise MissingTool("not-installed", what="--update", **package) from error
    yaml = YAML()
    yaml.width = width
    yaml.preserve_quotes = True
    yaml.allow_unicode = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.representer.add_representer(float, figure)
    yaml.representer.add_representer(str, _quoted)
    return yaml


def _quoted(representer: Any, text: str) -> Any:
    """A text that the reader would take for something else stands in quotes."""
    plain_text = implicit_tag(text) == "str" and not text.startswith(("?", ":"))
    style = None if plain_text else '"'
    return representer.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _update(old: Any, new: Mapping[str, Any]) -> None:
    """A mapping key by key: what is gone goes, what is new comes behind."""
    for key in [key for key in old if key not in new]:
        del old[key]
    for key, value in new.items():
        if key not in old:
            old[key] = value
        elif key in _NAMED:
            _update_named(old[key], value)
        elif isinstance(value, dict) and isinstance(old[key], dict):
            _update(old[key], value)
            if key in _ORDERED and list(old[key]) != list(value):
                old[key] = value
        elif not _same(old[key], value):
            _replace(old, key, value)


def _replace(old: Any, key: str, value: Any) -> None:
    """In the style of the value before: a list stays on one line."""
    if isinstance(value, list) and isinstance(old[key], list):
        old[key][:] = value
    else:
        old[key] = value


def _same(old: Any, new: Any) -> bool:
    """Whether two values are alike, however they are written."""
    if isinstance(old, list) and isinstance(new, list):
        return len(old) == len(new) and all(map(_same, old, new))
    return bool(old == new)


def _update_named(old: Any, new: list[dict[str, Any]]) -> None:
    """Entries that stay keep their comments; the order is the new one."""
    known = {entry["id"]: entry for entry in old}
    entries = []
    for entry in new:
        held = known.get(entry["id"])
        if held is None:
            entries.append(entry)
        else:
            _update(held, entry)
            entries.append(held)
    old[:] = entries

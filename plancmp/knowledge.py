"""The codelists and wordings in `data/knowledge/`, as frozen lookups."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

import yaml

from plancmp import resources
from plancmp.model import Lang

YamlLoader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def table(name: str) -> Mapping[str, Any]:
    """One file of `data/knowledge/`, by its name without suffix."""
    text = resources.data("knowledge", f"{name}.yaml").read_text("utf-8")
    return MappingProxyType(yaml.load(text, YamlLoader))  # noqa: S506 - a safe loader, and our own file


def codelist(name: str) -> tuple[str, ...]:
    """The codes of a list, in output order: themes, instruments, units, bases, levels …"""
    return tuple(_entries(name))


def word(codes: str, code: str, lang: Lang) -> str:
    """What a reader calls a code."""
    return str(_entries(codes)[code][lang])


def say(key: str, lang: Lang, **values: object) -> str:
    """A sentence of the user interface, with its values filled in."""
    return str(_messages()[key][lang]).format(**values)


@cache
def _messages() -> Mapping[str, Any]:
    return {**table("messages"), **table("briefing")}


def _entries(name: str) -> Mapping[str, Any]:
    terms = table("terms")
    return terms[name] if name in terms else table(name)

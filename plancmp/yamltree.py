"""Text -> plain values with the place of each, refusing the parts of YAML that surprise people.

Dates, yes/no, octal numbers, anchors and second documents are legal YAML and traps in a
hand-written file: each is a finding instead of a silent other value. Plan files, crosswalks and
knowledge are all read by this one reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import yaml

from plancmp.model.finding import Finding, Position

MAX_DEPTH = 12
MAX_DIGITS = 16
"""No figure of a plan is longer; beyond this numbers lose digits on their way."""
_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?")
_BOOLEANS = {"true": True, "false": False}
_TAG = "tag:yaml.org,2002:"
_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LIBRARY_TOO_DEEP = "exceeded maximum nesting depth"
"""What libyaml says where it stops at a depth of its own, which ours comes before."""
_IMPLICIT = yaml.SafeLoader.yaml_implicit_resolvers


class Refused:
    """Stands in for a value that already has a finding."""


REFUSED = Refused()


@dataclass
class Tree:
    """The content of one file."""

    value: Any = REFUSED
    positions: dict[str, Position] = field(default_factory=dict)
    """Of each value by JSON pointer; of a key by its pointer and `~key`."""
    findings: list[Finding] = field(default_factory=list)


def parse(path: str, text: str, *, booleans: bool = False) -> Tree:
    """The content of a YAML text; path: what findings call it; booleans: whether true and false may
    stand unquoted.

    Never raises: what is wrong with the text is in the tree's findings.
    """
    builder = _Builder(path, booleans=booleans)
    try:
        builder.read(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = (error.problem or "").strip()
        if problem == _LIBRARY_TOO_DEEP and mark:
            return parse(path, text[: mark.index], booleans=booleans)
        builder.add(*_broken(text, mark, problem))
    except yaml.reader.ReaderError as error:
        builder.add(*_unprintable(text, error.reason))
    except _TooDeep:
        pass
    return builder.tree


def _broken(text: str, mark: Any, problem: str) -> tuple[str, Position, dict[str, str]]:
    """Rule, place and words of a syntax error."""
    at = _position(mark) if mark else (1, 1)
    if _tab_at(text, at[0]):
        return "tab-indent", at, {"problem": problem}
    return "yaml-syntax", at, {"problem": problem}


def _unprintable(text: str, reason: str) -> tuple[str, Position, dict[str, str]]:
    outside = yaml.reader.Reader.NON_PRINTABLE.match
    offset = next((i for i, c in enumerate(text) if outside(c)), 0)
    before = text[:offset]
    place = (before.count("\n") + 1, offset - before.rfind("\n"))
    words = {"character": f"U+{ord(text[offset]):04X}", "problem": reason}
    return "control-character", place, words


def _tab_at(text: str, line: int) -> bool:
    row = text.split("\n")[line - 1] if line <= text.count("\n") + 1 else ""
    return "\t" in row[: len(row) - len(row.lstrip())]


def _position(mark: Any) -> Position:
    return mark.line + 1, mark.column + 1


class _TooDeep(Exception):
    """Reading on would be unsafe."""


class _Builder:
    """One pass over the events of the text: nothing is built that has not been looked at."""

    def __init__(self, path: str, *, booleans: bool) -> None:
        self.path = path
        self.booleans = booleans
        self.tree = Tree()
        self.unsafe = False
        self.depth = 0
        self.events: Iterator[Any] = iter(())

    def add(self, rule: str, place: Position, words: dict[str, str]) -> None:
        found = Finding(rule, "error", self.path, *place, tuple(words.items()))
        self.tree.findings.append(found)

    def read(self, text: str) -> None:
        self.events = iter(yaml.parse(text, Loader=_LOADER))
        documents = 0
        value: Any = REFUSED
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 2:
                    self.refuse("several-documents", event)
            elif isinstance(event, yaml.NodeEvent):
                built = self.build(event, "")
                value = built if documents == 1 else value
        if not documents:
            self.add("empty-file", (1, 1), {})
        elif not self.unsafe:
            self.tree.value = value

    def refuse(self, rule: str, event: Any, **words: str) -> None:
        """What makes the whole text unsafe to read."""
        self.unsafe = True
        self.add(rule, _position(event.start_mark), words)

    def build(self, event: Any, pointer: str) -> Any:
        if event.anchor:
            self.refuse("anchor", event, name=event.anchor)
        elif (tag := getattr(event, "tag", None)) and tag != "!":
            self.refuse("yaml-tag", event, tag=tag)
        self.tree.positions[pointer] = _position(event.start_mark)
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        if isinstance(event, yaml.AliasEvent):
            return REFUSED
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self.refuse("too-deep", event, limit=str(MAX_DEPTH))
            raise _TooDeep
        mapping = isinstance(event, yaml.MappingStartEvent)
        value = self.mapping(pointer) if mapping else self.sequence(pointer)
        self.depth -= 1
        return value

    def sequence(self, pointer: str) -> list[Any]:
        items: list[Any] = []
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self.build(event, f"{pointer}/{len(items)}"))
        return items

    def mapping(self, pointer: str) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key, place = self.key(event), _position(event.start_mark)
            if key is not None and key in result:
                first = self.tree.positions[f"{pointer}/{key}~key"]
                self.add("duplicate-key", place, {"key": key, "first": str(first[0])})
                key = None
            if key is not None:
                self.tree.positions[f"{pointer}/{key}~key"] = place
                result[key] = self.build(next(self.events), f"{pointer}/{key}")
            else:
                self.build(next(self.events), "~")
        return result

    def key(self, event: Any) -> str | None:
        """The text of a key; None for one that is a list, a mapping or an alias."""
        if isinstance(event, yaml.ScalarEvent):
            if event.anchor or event.tag:
                self.build(event, "~")
            return str(event.value)
        if not isinstance(event, yaml.AliasEvent):
            self.add("key-not-text", _position(event.start_mark), {})
        self.build(event, "~")
        return None

    def scalar(self, event: Any) -> Any:
        text = event.value
        if not event.implicit[0]:
            return text
        tag = implicit_tag(text)
        if tag == "null":
            return None
        if tag == "str":
            return text
        if tag == "bool" and self.booleans and text in _BOOLEANS:
            return _BOOLEANS[text]
        if tag in ("int", "float"):
            if _NUMBER.fullmatch(text) and len(text) <= MAX_DIGITS:
                return Decimal(text)
            self.add("number-form", _position(event.start_mark), {"text": text})
        else:
            self.add("unquoted-text", _position(event.start_mark), {"text": text, "read_as": tag})
        return REFUSED


def implicit_tag(text: str) -> str:
    """What YAML 1.1 takes an unquoted text for: str, int, float, bool, null, timestamp …"""
    for tag, form in (*_IMPLICIT.get(text[:1], ()), *_IMPLICIT.get(None, ())):
        if form.match(text):
            return str(tag).removeprefix(_TAG)
    return "str"

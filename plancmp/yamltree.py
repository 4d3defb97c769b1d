"""Text -> plain values with the place of each, refusing the parts of YAML that surprise people.

Dates, yes/no, octal numbers, anchors and second documents are legal YAML and traps in a plan file: each is a finding
instead of a silent other value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from plancmp.knowledge import YamlLoader
from plancmp.model import Finding, Mark

MAX_DEPTH = 12
MAX_DIGITS = 16
"""No figure of a plan is longer; beyond this numbers lose digits on their way."""
_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?")
_TAG = "tag:yaml.org,2002:"


class Refused:
    """Stands in for a value that already has a finding."""


REFUSED = Refused()


@dataclass
class Tree:
    """The content of one file."""

    value: Any = REFUSED
    marks: dict[str, Mark] = field(default_factory=dict)
    """Place of each value by JSON pointer; of a key by its pointer and `~key`."""
    findings: list[Finding] = field(default_factory=list)


def parse(path: Path, text: str) -> Tree:
    """Never raises: what is wrong with the text is in the tree's findings."""
    builder = _Builder(str(path))
    try:
        if builder.is_safe(text):
            node = yaml.compose(text, Loader=YamlLoader)
            builder.tree.value = builder.build(node, "")
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        builder.add(
            "tab-indent" if _tab_at(text, place[0]) else "yaml-syntax",
            place,
            problem=(error.problem or "").strip(),
        )
    except yaml.reader.ReaderError as error:
        offset = next(
            (i for i, c in enumerate(text) if yaml.reader.Reader.NON_PRINTABLE.match(c)), 0
        )
        before = text[:offset]
        place = (before.count("\n") + 1, offset - before.rfind("\n"))
        builder.add(
            "control-character", place, character=f"U+{ord(text[offset]):04X}", problem=error.reason
        )
    return builder.tree


def _tab_at(text: str, line: int) -> bool:
    row = text.split("\n")[line - 1] if line <= text.count("\n") + 1 else ""
    return "\t" in row[: len(row) - len(row.lstrip())]


def _place(mark: Any) -> Mark:
    return mark.line + 1, mark.column + 1


class _Builder:
    def __init__(self, path: str) -> None:
        self.path = path
        self.tree = Tree()

    def add(self, rule: str, place: Mark, **args: str) -> None:
        self.tree.findings.append(Finding(rule, "error", self.path, *place, tuple(args.items())))

    def is_safe(self, text: str) -> bool:
        """Whether the text can be built: one document, no anchors, not too deep."""
        depth = documents = 0
        for event in yaml.parse(text, Loader=YamlLoader):
            place = _place(event.start_mark)
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 2:
                    self.add("several-documents", place)
            elif name := getattr(event, "anchor", None):
                self.add("anchor", place, name=name)
            elif (tag := getattr(event, "tag", None)) and tag != "!":
                self.add("yaml-tag", place, tag=tag)
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(
                event, yaml.CollectionEndEvent
            )
            if depth > MAX_DEPTH:
                self.add("too-deep", place, limit=str(MAX_DEPTH))
                return False
        if not documents:
            self.add("empty-file", (1, 1))
        return not self.tree.findings

    def build(self, node: Any, pointer: str) -> Any:
        place = _place(node.start_mark)
        self.tree.marks[pointer] = place
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, pointer)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(child, f"{pointer}/{i}") for i, child in enumerate(node.value)]
        return self._scalar(node.tag.removeprefix(_TAG), node.value, place)

    def _mapping(self, node: yaml.MappingNode, pointer: str) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            place = _place(key_node.start_mark)
            if not isinstance(key_node, yaml.ScalarNode):
                self.add("key-not-text", place)
                continue
            key = str(key_node.value)
            if key in result:
                first = self.tree.marks[f"{pointer}/{key}~key"]
                self.add("duplicate-key", place, key=key, first=str(first[0]))
                continue
            self.tree.marks[f"{pointer}/{key}~key"] = place
            result[key] = self.build(value_node, f"{pointer}/{key}")
        return result

    def _scalar(self, tag: str, text: str, place: Mark) -> Any:
        if tag == "null":
            return None
        if tag == "str":
            return text
        if tag in ("int", "float"):
            if _NUMBER.fullmatch(text) and len(text) <= MAX_DIGITS:
                return Decimal(text)
            self.add("number-form", place, text=text)
        else:
            self.add("unquoted-text", place, text=text, read_as=tag)
        return REFUSED

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
_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?")
_SCALARS = {"tag:yaml.org,2002:str": "text", "tag:yaml.org,2002:int": "number", "tag:yaml.org,2002:float": "number"}


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
    tree = Tree()
    builder = _Builder(str(path), tree)
    try:
        if builder.scan(text):
            node = yaml.compose(text, Loader=YamlLoader)
            tree.value = builder.build(node, "")
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        line = text.split("\n")[place[0] - 1] if place[0] <= text.count("\n") + 1 else ""
        rule = "tab-indent" if "\t" in line[: len(line) - len(line.lstrip())] else "yaml-syntax"
        builder.add(rule, place, problem=(error.problem or "").strip())
    except yaml.reader.ReaderError as error:
        before = text[: error.position] if isinstance(error.position, int) else ""
        place = (before.count("\n") + 1, len(before) - before.rfind("\n"))
        builder.add("control-character", place, character=f"U+{ord(str(error.character)):04X}" if len(str(error.character)) == 1 else str(error.character))
    return tree


class _Builder:
    def __init__(self, path: str, tree: Tree) -> None:
        self.path = path
        self.tree = tree

    def add(self, rule: str, place: Mark, **args: str) -> None:
        self.tree.findings.append(Finding(rule, "error", self.path, *place, tuple(args.items())))

    def scan(self, text: str) -> bool:
        """Whether the text is safe to build: one document, no anchors, not too deep."""
        depth = documents = 0
        for event in yaml.parse(text, Loader=YamlLoader):
            place = (event.start_mark.line + 1, event.start_mark.column + 1)
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 2:
                    self.add("several-documents", place)
            elif isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                self.add("anchor", place, name=event.anchor)
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > MAX_DEPTH:
                self.add("too-deep", place, limit=str(MAX_DEPTH))
                return False
        if not documents:
            self.add("empty-file", (1, 1))
        return not self.tree.findings

    def build(self, node: yaml.Node, pointer: str) -> Any:
        place = (node.start_mark.line + 1, node.start_mark.column + 1)
        self.tree.marks[pointer] = place
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, pointer)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(child, f"{pointer}/{i}") for i, child in enumerate(node.value)]
        return self._scalar(node, place)

    def _mapping(self, node: yaml.MappingNode, pointer: str) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            place = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
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

    def _scalar(self, node: yaml.ScalarNode, place: Mark) -> Any:
        tag, text = node.tag, str(node.value)
        if tag == "tag:yaml.org,2002:null":
            return None
        kind = _SCALARS.get(tag)
        if kind == "text":
            return text
        if kind == "number" and _NUMBER.fullmatch(text):
            return Decimal(text)
        if kind == "number":
            self.add("number-form", place, text=text)
        else:
            self.add("unquoted-text", place, text=text, read_as=tag.rsplit(":", 1)[-1])
        return REFUSED

"""A YAML file of actual figures."""

from __future__ import annotations

from pathlib import Path

from plancmp import textfile, yamltree
from plancmp.model.finding import Finding

SUFFIXES = (".yaml", ".yml")


def read(path: Path) -> yamltree.Tree | Finding:
    text = textfile.text_of(path)
    return text if isinstance(text, Finding) else yamltree.parse(str(path), text, booleans=True)

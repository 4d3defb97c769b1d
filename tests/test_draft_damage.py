"""Damaged documents: a draft of one invents no number."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from plancmp.errors import PlancmpError
from plancmp.model.plan import Target
from tests.drafts import DOCUMENTS, NAMES, draft


def _lost_stops(text: str, chance: random.Random) -> str:
    return "".join(c for c in text if c != "。" or chance.random() < 0.3)


def _noise(text: str, chance: random.Random) -> str:
    """As OCR does: digits become letters, other characters become others."""
    wrong = {"0": "O", "1": "l", "5": "S", "8": "B"}
    return "".join(
        wrong.get(c, c if c.isdigit() or c in ".\n" else "口") if chance.random() < 0.02 else c
        for c in text
    )


def _glued_headings(text: str, chance: random.Random) -> str:
    lines: list[str] = []
    for line in text.split("\n"):
        if lines and 0 < len(lines[-1].strip()) < 30 and chance.random() < 0.5:
            lines[-1] += line
        else:
            lines.append(line)
    return "\n".join(lines)


def _spaced_digits(text: str, chance: random.Random) -> str:
    return re.sub(r"(\d)(?=\d)", lambda m: m[1] + " " * (chance.random() < 0.3), text)


def _short_lines(text: str, chance: random.Random) -> str:
    width = 30 + chance.randrange(20)
    return "\n".join(
        "\n".join(line[i : i + width] for i in range(0, len(line), width)) or ""
        for line in text.split("\n")
    )


DAMAGE = [_lost_stops, _noise, _glued_headings, _spaced_digits, _short_lines]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("damage", DAMAGE)
def test_damaged_text_invents_no_number(
    tmp_path: Path, name: str, damage: Callable[[str, random.Random], str]
) -> None:
    text = (DOCUMENTS / f"{name}.txt").read_text("utf-8")
    flat = unicodedata.normalize("NFKC", text).replace(",", "")
    printed = set(re.findall(r"\d+(?:\.\d+)?", flat))
    usual = {value for t in draft(DOCUMENTS / f"{name}.txt").targets for value in _values(t)}
    for seed in range(3):
        path = tmp_path / "damaged.txt"
        path.write_text(damage(text, random.Random(seed)), "utf-8")
        try:
            plan = draft(path)
        except PlancmpError:
            continue
        found = (value for t in plan.targets for value in _values(t))
        assert [v for v in found if v not in usual and f"{v:f}" not in printed] == []


def _values(target: Target) -> list[Decimal]:
    base = target.baseline.value if target.baseline else None
    return [value for value in (target.value, target.value_max, base) if value is not None]

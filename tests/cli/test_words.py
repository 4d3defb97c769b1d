"""The words of the program: every key in both languages, with the same values to fill in."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

import plancmp
from plancmp import knowledge


def fields(text: str) -> set[str]:
    return {field for _, field, *_ in Formatter().parse(text) if field}


@pytest.mark.parametrize("name", ["messages", "briefing", "desk"])
def test_every_message_has_the_same_values_in_both_languages(name: str) -> None:
    for key, texts in knowledge.common(name).items():
        assert set(texts) == {"zh", "en"}, key
        assert fields(texts["zh"]) == fields(texts["en"]), key


def test_every_error_has_the_same_values_in_both_languages() -> None:
    for key, texts in knowledge.common("errors").items():
        assert fields(texts["zh"]) == fields(texts["en"]), key
        assert ("hint_zh" in texts) == ("hint_en" in texts), key
        assert fields(texts.get("hint_zh", "")) == fields(texts.get("hint_en", "")), key


def test_the_command_line_holds_no_chinese() -> None:
    for path in (Path(plancmp.__file__).parent / "cli").rglob("*.py"):
        assert not re.search(r"[\u4e00-\u9fff]", path.read_text("utf-8")), path

"""Text files, and what is made plain in the lines of every format."""

from __future__ import annotations

import os
import types
from pathlib import Path
from typing import Any

import pytest

from plancmp.drafting import traditional
from plancmp.errors import MissingTool, UnreadableInput
from tests.readers.files import CHAPTERS, read, txt

PLAIN = {
    "zero width": ("达到12\u200b00\ufeff件", "达到1200件"),
    "soft hyphen": ("知识\u00ad产权", "知识产权"),
    "control character": ("甲\x07乙", "甲 乙"),
    "digits beside a control character": ("12\x0b30", "12 30"),
    "noncharacter": ("甲\uffff乙", "甲乙"),
    "tab": ("甲\t乙", "甲\t乙"),
    "radical": ("⽬标⼀", "目标一"),
    "dash in a range": ("培育5‐10家", "培育5-10家"),
    "dash in a title": ("（2021—2025年）", "（2021—2025年）"),
    "middle dot": ("增长6·3%", "增长6.3%"),
    "middle dot in a name": ("“3·15”活动", "“3·15”活动"),
    "one spaced number": ("培育2 5家", "培育2 5家"),
}


@pytest.mark.parametrize("name", PLAIN)
def test_a_line_is_made_plain(tmp_path: Path, name: str) -> None:
    written, expected = PLAIN[name]
    assert read(txt(tmp_path, written, "下一行")).lines == (expected, "下一行")


def test_numbers_that_a_whole_document_spaces_out_are_put_together(tmp_path: Path) -> None:
    found = read(txt(tmp_path, "到2 0 0 5年达到3 1 0 0亿元 , 占8 .5 %", "1 9 9 8年为4 %"))
    assert found.lines == ("到2005年达到3100亿元 , 占8.5 %", "1998年为4 %")
    assert [notice.key for notice in found.notices] == ["read-spaced-digits"]


def test_a_text_without_line_breaks_is_parted_before_its_headings(tmp_path: Path) -> None:
    filled = [*CHAPTERS, "三、保障" + "加强组织领导，" * 300 + "完成。"]
    found = read(txt(tmp_path, "　　".join(filled)))
    assert found.lines == tuple(filled)
    assert [notice.key for notice in found.notices] == ["read-one-line"]


def test_line_numbers_of_other_texts_stay(tmp_path: Path) -> None:
    path = txt(tmp_path, "", *CHAPTERS, "", "尾")
    assert read(path).lines == ("", *CHAPTERS, "", "尾")


LANGUAGES = {
    "English": "The plan of the city for the years to come is to build a library and a park. " * 4,
    "Japanese": "わたしたちはまちのとしょかんをつくります。" * 9,
    "Cyrillic": "План города на следующие годы: построить библиотеку и парк. " * 4,
}


@pytest.mark.parametrize("name", LANGUAGES)
def test_another_language_is_named_and_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableInput, match=f"is written in {name}"):
        read(txt(tmp_path, LANGUAGES[name]))


def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "pipe.txt"
    os.mkfifo(path)
    with pytest.raises(UnreadableInput, match="is not a regular file"):
        read(path)


OLD = "本市加強環境保護與節能減碳，規劃至2050年達成淨零排放，推動產業轉型。"


def test_traditional_characters_are_read_as_simplified_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = str.maketrans("強環護與節減規劃達淨產業轉動", "强环护与节减规划达净产业转动")
    made = types.SimpleNamespace(convert=lambda text: text.translate(table))
    known = types.SimpleNamespace(OpenCC=lambda _: made)
    monkeypatch.setattr(traditional, "library", lambda *_: known)
    found = read(txt(tmp_path, OLD))
    assert "加强环境保护与节能减碳，规划至2050年达成净零排放" in found.lines[0]
    assert [notice.key for notice in found.notices] == ["read-traditional"]


def test_without_the_library_that_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: Any) -> None:
        raise MissingTool("not-installed", what="", package="", extra="")

    monkeypatch.setattr(traditional, "library", missing)
    found = read(txt(tmp_path, OLD))
    assert found.lines == (OLD,)
    assert [notice.key for notice in found.notices] == ["read-traditional-as-is"]

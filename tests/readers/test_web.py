"""Web pages: charsets, what is seen, tables that lay out and tables of data, the article."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancmp.errors import UnreadableInput
from tests.readers.files import CHAPTERS, html, lines, omitted, read

TEXT = "".join(f"<p>{line}</p>" for line in CHAPTERS)
DATA = (
    "<table><tr><th>指标<th>单位<th>2020年<th>2025年</tr>"
    "<tr><td>产量<td>吨<td>30<td>90</tr><tr><td>面积<td>亩<td>40<td>70</tr></table>"
)
ROWS = ["指标\t单位\t2020年\t2025年", "产量\t吨\t30\t90", "面积\t亩\t40\t70"]

BODIES = {
    "blocks": ("<div>上<p>中</p>下</div>", ["上", "中", "下"]),
    "one block": ("<p>一<b>二</b><span>三</span></p>", ["一二三"]),
    "breaks": ("上<br>下<br/>", ["上", "下"]),
    "pre": ("<pre>一、上\n二、下</pre>", ["一、上", "二、下"]),
    "data": (DATA, ROWS),
    "data in layout": (f"<table><tr><td><p>上</p>{DATA}</td></tr></table>", ["上", *ROWS]),
    "layout": (f"<table><tr><td>导航</td><td>{TEXT}</td></tr></table>", ["导航", *CHAPTERS]),
    "layout over columns": (
        f"<table><tr><td>位置<td>打印</tr><tr><td colspan=2>{TEXT}</tr></table>",
        ["位置", "打印", *CHAPTERS],
    ),
    "span of rows": (
        "<table><tr><td>甲<td rowspan=2>件<td>3</tr><tr><td>乙<td>4</tr></table>",
        ["甲\t件\t3", "乙\t件\t4"],
    ),
    "span of columns": (
        "<table><tr><td colspan=2>甲<td>3</tr><tr><td>乙<td>丙<td>4</tr></table>",
        ["甲\t\t3", "乙\t丙\t4"],
    ),
    "span that is none": (
        "<table><tr><td colspan=x>甲<td>乙</tr><tr><td>丙<td>丁</tr></table>",
        ["甲\t乙", "丙\t丁"],
    ),
    "figures over each other": (
        "<table><tr><td>甲<td>8<br>30</tr><tr><td>乙<td><p>3</p><p>≥12</p></tr></table>",
        ["甲\t8/30", "乙\t3/≥12"],
    ),
    "caption": (
        "<table><caption>表1</caption><tr><td>甲<td>乙</tr><tr><td>丙<td>丁</tr></table>",
        ["表1", "甲\t乙", "丙\t丁"],
    ),
    "raised mark": ("<p>达到15<sup>[2]</sup>家</p>", ["达到15家"]),
    "raised unit": ("<p>50km<sup>2</sup></p>", ["50km2"]),
    "raised by style": ('<p>15<span style="vertical-align: super">1</span>家</p>', ["15家"]),
    "struck": ("<p>达到<s>14</s><del>13</del>15家</p>", ["达到15家"]),
    "not displayed": ('<p>上</p><p style="display: none">99</p><p hidden>98</p>', ["上"]),
    "not displayed row": (
        '<table><tr><td>甲<td>3</tr><tr style="display:none"><td>乙<td>9</tr><tr><td>丙<td>5</tr>'
        "</table>",
        ["甲\t3", "丙\t5"],
    ),
    "script": ("<p>上<script>x=9</script></p><style>p{}</style>", ["上"]),
    "numbered list": ("<ol><li>培育<li>保护</ol>", ["1.培育", "2.保护"]),
    "list with its numbers": ("<ol><li>1. 培育</ol>", ["1. 培育"]),
}


@pytest.mark.parametrize("name", BODIES)
def test_lines(tmp_path: Path, name: str) -> None:
    body, expected = BODIES[name]
    assert lines(html(tmp_path, body)) == expected


def test_what_a_style_sheet_hides_is_not_seen(tmp_path: Path) -> None:
    head = '<meta charset="utf-8"><style>.a, #b {display:none} .c {color:red}</style>'
    body = '<p class="x a">1</p><p id="b">2</p><p class="c">3项</p>'
    path = html(tmp_path, body, head)
    assert (lines(path), sorted(omitted(path)["hidden"])) == (["3项"], ["1", "2"])


def test_only_the_article_is_read(tmp_path: Path) -> None:
    around = '<div class="nav"><a href="/">首页</a> <a href="/z">政策8</a></div>'
    links = '<ul><li><a href="/1">相关政策一2020</a><li><a href="/2">相关政策二</a></ul>'
    tail = "<div>版权所有 备案9号</div><footer><p>主办单位</p></footer>"
    path = html(tmp_path, f"{around}<h1>标题</h1><div>{TEXT}</div>{links}{tail}")
    assert lines(path) == ["标题", *CHAPTERS]
    assert sorted(omitted(path)) == ["page-around", "page-links"]


RARE = "镕"
CHARSETS = {
    "declared": ('<meta charset="utf-8">', "utf-8"),
    "gb2312 for gbk": ('<meta http-equiv=x content="text/html; charset=gb2312">', "gbk"),
    "nothing for utf-8": ("", "utf-8"),
    "nothing for gbk": ("", "gb18030"),
    "wrong": ('<meta charset="utf-8">', "gb18030"),
    "unknown": ('<meta charset="x-none">', "utf-8"),
    "in a comment": ('<!-- charset=big5 --><meta charset="gbk">', "gbk"),
    "mark of utf-16": ('<meta charset="gbk">', "utf-16"),
    "mark of utf-8": ('<meta charset="gbk">', "utf-8-sig"),
}


@pytest.mark.parametrize("name", CHARSETS)
def test_charsets(tmp_path: Path, name: str) -> None:
    head, encoding = CHARSETS[name]
    path = html(tmp_path, f"<p>{RARE}基镇</p>{TEXT}", head)
    path.write_bytes(path.read_text("utf-8").encode(encoding))
    assert lines(path) == [f"{RARE}基镇", *CHAPTERS]


def test_bytes_that_no_charset_has_are_told(tmp_path: Path) -> None:
    path = html(tmp_path, TEXT)
    path.write_bytes(path.read_bytes().replace(b"<p>", b"<p>\xff\xfe\xff ", 1))
    assert [notice.key for notice in read(path).notices] == ["read-bad-bytes"]


def test_a_page_that_is_too_deep_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="passes the bound depth"):
        read(html(tmp_path, "<div>" * 500 + "上"))


def test_an_empty_page_is_refused(tmp_path: Path) -> None:
    path = html(tmp_path, "")
    path.write_bytes(b"")
    with pytest.raises(UnreadableInput, match="is not a web page"):
        read(path)

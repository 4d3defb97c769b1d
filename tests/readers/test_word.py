"""Word documents: what a reader sees when all changes are accepted."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from plancmp.errors import UnreadableInput
from tests.readers.files import SPACES, W, docx, lines, omitted, p, r, read, table

INSERTED = f'<w:ins w:id="1">{r("5")}</w:ins>'
DELETED = '<w:del w:id="2"><w:r><w:delText>2</w:delText></w:r></w:del>'
WAYS = "<mc:Choice>{0}</mc:Choice><mc:Fallback>{0}</mc:Fallback>"
BOX = f"<w:r><mc:AlternateContent>{WAYS}</mc:AlternateContent></w:r>"
IN_BOX = f"<w:pict><w:txbxContent>{p('框中共有7项。')}</w:txbxContent></w:pict>"
GONE = '<w:rPr><w:del w:id="3"/></w:rPr>'

# XML of a paragraph -> the lines that it gives
PARAGRAPHS = {
    "tracked digits": (p(f"{r('达到1')}{DELETED}{INSERTED}{r('00件')}"), ["达到1500件"]),
    "moved text": (
        p(f"<w:moveFrom>{r('旧处9家')}</w:moveFrom>") + p(f"<w:moveTo>{r('新处9家')}</w:moveTo>"),
        ["新处9家"],
    ),
    "end of a paragraph deleted": (p("完善", GONE) + p("机制"), ["完善机制"]),
    "content control": (
        p(f"{r('建成')}<w:sdt><w:sdtContent>{r('3')}</w:sdtContent></w:sdt>{r('0座')}"),
        ["建成30座"],
    ),
    "empty control": (
        p(
            f"{r('建成')}<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('请填写1')}"
            f"</w:sdtContent></w:sdt>{r('30座')}"
        ),
        ["建成30座"],
    ),
    "smart tag": (p(f"<w:smartTag>{r('3')}</w:smartTag>{r('5亩')}"), ["35亩"]),
    "field": (
        p(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>= 4+4</w:instrText>'
            f"</w:r>{r('8')}<w:fldSimple>{r('项')}</w:fldSimple>"
        ),
        ["8项"],
    ),
    "formula": (
        p(f"{r('占比')}<m:oMath><m:r><m:t>≥95%</m:t></m:r></m:oMath>{r('。')}"),
        ["占比≥95%。"],
    ),
    "fraction": (
        p(
            "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>3</m:t></m:r>"
            "</m:den></m:f></m:oMath>"
        ),
        ["1/3"],
    ),
    "raised mark": (
        p(r("达到15") + r("2", '<w:vertAlign w:val="superscript"/>') + r("家")),
        ["达到15家"],
    ),
    "raised unit": (p(r("50km") + r("2", '<w:vertAlign w:val="superscript"/>')), ["50km2"]),
    "lowered": (p(r("PM") + r("2.5", '<w:vertAlign w:val="subscript"/>')), ["PM2.5"]),
    "hidden": (p(r("达到15") + r("16", "<w:vanish/>") + r("家")), ["达到15家"]),
    "not hidden": (p(r("达到1") + r("6", '<w:vanish w:val="0"/>') + r("家")), ["达到16家"]),
    "struck": (p(r("达到") + r("14", "<w:strike/>") + r("15家")), ["达到15家"]),
    "text box": (p(r("文字") + BOX.format(IN_BOX)), ["文字", "框中共有7项。"]),
    "break": (p("<w:r><w:t>上</w:t><w:br/><w:t>下</w:t></w:r>"), ["上", "下"]),
    "in a control": (f"<w:sdt><w:sdtContent>{p('整段')}</w:sdtContent></w:sdt>", ["整段"]),
}


@pytest.mark.parametrize("name", PARAGRAPHS)
def test_paragraphs(tmp_path: Path, name: str) -> None:
    xml, expected = PARAGRAPHS[name]
    assert lines(docx(tmp_path, xml)) == expected


def _wide(columns: int, text: str) -> str:
    return f'<w:tcPr><w:gridSpan w:val="{columns}"/></w:tcPr>{p(text)}'


def _merged(text: str = "", start: str = "") -> str:
    return f"<w:tcPr><w:vMerge{start}/></w:tcPr>{p(text)}"


START = ' w:val="restart"'
TABLES = {
    "cells": (
        table(("指标", "单位", "值"), ("产量", "吨", "30")),
        ["指标\t单位\t值", "产量\t吨\t30"],
    ),
    "a cell over columns": (
        table(("甲", "乙", "丙"), (_wide(2, "合计"), "30")),
        ["甲\t乙\t丙", "合计\t\t30"],
    ),
    "a cell over rows": (
        table(("甲", _merged("件", START), "3"), ("乙", _merged(), "4")),
        ["甲\t件\t3", "乙\t件\t4"],
    ),
    "figures over each other": (
        table(("甲", "件", p("8") + p("30")), ("乙", "件", p("共") + p("5"))),
        ["甲\t件\t8/30", "乙\t件\t共5"],
    ),
    "a box": (table((p("专栏1 工程") + p("建设中心。"),)), ["专栏1 工程", "建设中心。"]),
    "a table in a cell": (
        table((p("框") + table(("甲", "乙", "丙"), ("1", "2", "3")), "")),
        ["框", "甲\t乙\t丙", "1\t2\t3"],
    ),
    "a heading between rows": (
        table(
            ("指标", "单位", "值"),
            ("产量", "吨", "3"),
            (_wide(3, "一、农业"),),
            ("面积", "亩", "4"),
        ),
        ["指标\t单位\t值", "产量\t吨\t3", "一、农业\t一、农业", "面积\t亩\t4"],
    ),
    "no rows": ("<w:tbl/>" + "<w:tbl><w:tr/></w:tbl>" + p("文字"), ["文字"]),
    "a span that is no number": (
        table(('<w:tcPr><w:gridSpan w:val="x"/></w:tcPr>' + p("甲"), "乙", "丙"), ("1", "2", "3")),
        ["甲\t乙\t丙", "1\t2\t3"],
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_tables(tmp_path: Path, name: str) -> None:
    xml, expected = TABLES[name]
    assert lines(docx(tmp_path, xml)) == expected


NUMBERING = f"""<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/><w:isLgl/></w:lvl>
<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>
<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num></w:numbering>"""
STYLES = f"""<w:styles xmlns:w="{W}"><w:style w:styleId="H"><w:pPr><w:numPr><w:numId w:val="7"/>
</w:numPr></w:pPr></w:style><w:style w:styleId="Mark"><w:rPr><w:vertAlign w:val="superscript"/>
</w:rPr></w:style></w:styles>"""


def _item(text: str, level: int) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr>')


def test_numbers_that_word_makes_stand_before_the_text(tmp_path: Path) -> None:
    body = [p("总则", '<w:pStyle w:val="H"/>'), _item("目标", 1), _item("措施", 1)]
    body += [_item("任务", 0), _item("行动", 1), _item("要点", 2)]
    path = docx(tmp_path, *body, numbering=NUMBERING, styles=STYLES)
    assert lines(path) == ["一、总则", "1.1 目标", "1.2 措施", "二、任务", "2.1 行动", "要点"]
    assert read(path).added == ("一、", "1.1 ", "1.2 ", "二、", "2.1 ")


def test_a_style_may_raise_a_mark(tmp_path: Path) -> None:
    path = docx(tmp_path, p(r("15") + r("3", '<w:rStyle w:val="Mark"/>') + r("家")), styles=STYLES)
    assert (lines(path), omitted(path)) == (["15家"], {"note-mark": "3"})


def test_what_is_left_out_is_told(tmp_path: Path) -> None:
    notes = f"<w:footnotes {SPACES}><w:footnote>{p('脚注3条')}</w:footnote></w:footnotes>"
    row = f'<w:tr><w:trPr><w:del w:id="9"/></w:trPr><w:tc>{p("旧行9")}</w:tc></w:tr>'
    path = docx(tmp_path, p("文字"), f"<w:tbl>{row}</w:tbl>", footnotes=notes)
    assert lines(path) == ["文字"]
    assert {why: text.strip() for why, text in omitted(path).items()} == {
        "deleted": "旧行9",
        "footnote": "脚注3条",
    }
    assert [(n.key, n.value) for n in read(path).notices] == [("read-tracked-changes", "1")]


def _rewritten(path: Path, name: str, content: bytes) -> Path:
    with zipfile.ZipFile(path) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, held in (parts | {name: content}).items():
            archive.writestr(part, held)
    return path


BAD = {
    "no xml": ("word/document.xml", b"nothing", "is damaged"),
    "empty": ("word/document.xml", b"", "is damaged"),
    "cut": ("word/document.xml", b"<a><b>", "is damaged"),
    "entities": ("word/document.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "is damaged"),
    "content types": ("[Content_Types].xml", b"nothing", "is damaged"),
    "too deep": ("word/document.xml", b"<a>" * 900 + b"</a>" * 900, "is damaged"),
    "bomb": ("word/document.xml", b" " * 70_000_000, "passes the bound unpacked"),
}


@pytest.mark.parametrize("name", BAD)
def test_damaged_files_are_refused(tmp_path: Path, name: str) -> None:
    part, content, told = BAD[name]
    with pytest.raises(UnreadableInput, match=told):
        read(_rewritten(docx(tmp_path, p("文字")), part, content))


def test_encrypted_files_are_refused(tmp_path: Path) -> None:
    path = docx(tmp_path, p("文字"))
    raw = bytearray(path.read_bytes())
    for sign, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        place = raw.find(sign)
        while place >= 0:
            raw[place + at] |= 1
            place = raw.find(sign, place + 4)
    path.write_bytes(raw)
    with pytest.raises(UnreadableInput, match="is encrypted"):
        read(path)
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(UnreadableInput, match="is encrypted"):
        read(path)

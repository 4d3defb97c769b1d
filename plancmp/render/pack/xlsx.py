"""A workbook, for those who go on counting."""

from __future__ import annotations

from dataclasses import replace

from plancmp.model.pack import Pack
from plancmp.render import View, pack_sheets
from plancmp.render.pack_reader import PackReader
from plancmp.render.sheets.files import legal_names
from plancmp.render.spreadsheet import workbook

SUFFIX = ".xlsx"


def render(pack: Pack, view: View) -> bytes:
    found = tuple(pack_sheets.sheets(PackReader(pack, view)))
    pairs = zip(found, legal_names([sheet.name for sheet in found]), strict=True)
    return workbook((replace(sheet, name=name) for sheet, name in pairs), view)

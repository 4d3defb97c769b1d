"""A workbook, for those who go on counting."""

from __future__ import annotations

from plancmp.model.pack import Pack
from plancmp.render import View, pack_sheets
from plancmp.render.pack_reader import PackReader
from plancmp.render.spreadsheet import workbook

SUFFIX = ".xlsx"


def render(pack: Pack, view: View) -> bytes:
    return workbook(pack_sheets.sheets(PackReader(pack, view)), view)

"""Sector packs made for a test: a field that nobody has seen before, as nothing but files."""

from __future__ import annotations

from pathlib import Path

SECTOR = "zh: 灯塔事业\nen: lighthouses\nhints: [灯塔]\n"
THEMES = """keeping: {zh: 守护, en: Keeping, scope: 守灯与维护, hints: [守护, 维护]}
safeguard: {zh: 保障, en: Safeguards, scope: 经费, role: safeguard, hints: [保障]}
"""
UNITS = "座灯: {dimension: lamps, factor: 1}\n打灯: {dimension: lamps, factor: 12}\n"
INSTRUMENTS = "lamp-fund: {zh: 灯塔基金, en: Lamp fund, strength: 3, scope: 专项基金}\n"
INDICATORS = """direction: {lower: [熄灯次数], higher: [亮灯率, 灯塔数量]}
distinctive: [熄灯, 亮灯]
"""
FILES = {
    "sector": SECTOR,
    "themes": THEMES,
    "units": UNITS,
    "instruments": INSTRUMENTS,
    "indicators": INDICATORS,
}

PLAN = """id: {id}
title: {name}灯塔规划
aliases: [{name}]
jurisdiction: {{name: {name}市, level: city, parent: 海省}}
period: {{start: 2021, end: 2025}}
sector: lighthouses
source: {{title: {name}灯塔规划, sha256: "{zeros}"}}
coding: {{coder: tests, coded_on: "2026-01-31", status: coded}}
targets:
  - id: lamps
    name: 灯塔数量
    theme: keeping
    unit: {unit}
    basis: stock
    target: {{year: 2025, value: {lamps}, comparator: "="}}
    binding: expected
    lines: [[3, 3]]
  - id: outages
    name: 熄灯次数
    theme: keeping
    unit: 次
    basis: annual
    baseline: {{year: 2020, value: 9}}
    target: {{year: 2025, value: {outages}, comparator: "="}}
    binding: binding
    applies_to: [灯海]
    lines: [[4, 4]]
tasks:
  - id: keep
    title: 加强灯塔守护
    section: [主要任务]
    theme: keeping
    instruments: [lamp-fund]
    actions: [加强灯塔守护, 定期维护灯器, 更换老旧灯泡, 设立灯塔基金]
    lines: [[6, 6]]
  - id: money
    title: 落实经费
    section: [保障措施]
    theme: safeguard
    instruments: [budget]
    actions: [落实守灯经费, 纳入财政预算, 开展年度考核, 公布考核结果]
    lines: [[7, 7]]
"""


def pack(folder: Path, name: str = "lighthouses", **files: str) -> Path:
    """A folder with one pack; files: by kind, in place of those above; "" leaves one out.

    Returns the folder that `--sectors` takes.
    """
    place = folder / name
    place.mkdir(parents=True)
    for kind, text in {**FILES, **files}.items():
        if text:
            (place / f"{kind}.yaml").write_text(text, "utf-8")
    return folder


def plan(
    folder: Path, name: str, title: str, *, unit: str = "座灯", lamps: str, outages: str
) -> Path:
    """A plan of the made-up field."""
    path = folder / f"{name}.yaml"
    text = PLAN.format(id=name, name=title, zeros="0" * 64, unit=unit, lamps=lamps, outages=outages)
    path.write_text(text, "utf-8")
    return path

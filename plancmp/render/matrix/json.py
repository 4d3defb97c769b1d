"""JSON by the contract, with counts by theme and instrument and the contradictions."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from plancmp.compare import shares
from plancmp.model.coverage import CoverageCell, CoverageRow, Matrix
from plancmp.render import View
from plancmp.render.jsontext import dumps

SUFFIX = ".json"


def render(matrix: Matrix, view: View) -> str:
    return dumps(data(matrix, view))


def data(matrix: Matrix, view: View) -> dict[str, Any]:
    """The contract's object."""
    assert view.domain is not None
    return {
        "plans": [plan.id for plan in matrix.plans],
        "rows": [_row(row) for row in matrix.rows],
        "themes": [asdict(share) for share in shares.by_theme(matrix, view.domain)],
        "instruments": [asdict(share) for share in shares.by_instrument(matrix, view.domain)],
        "contradictions": [
            {"a": str(c.a), "b": str(c.b), "c": str(c.c)} for c in matrix.contradictions
        ],
        "changed": [
            {"a": str(c.a), "b": str(c.b), "was": c.was, "now": c.now, "through": str(c.through)}
            for c in matrix.changed
        ],
        "drafts": [plan.id for plan in matrix.plans if plan.is_draft],
        "cautions": list(matrix.cautions),
        "reviewed": asdict(matrix.reviewed),
    }


def _row(row: CoverageRow) -> dict[str, Any]:
    cells = {cell.plan: _cell(cell) for cell in row.cells}
    return {"id": row.id, "label": row.label, "theme": row.theme, "kind": row.kind, "cells": cells}


def _cell(cell: CoverageCell) -> dict[str, Any]:
    return {
        "coverage": cell.coverage,
        "measures": [ref.id for ref in cell.measures],
        "members": [ref.id for ref in cell.members],
        "near": [ref.id for ref in cell.near],
    }

"""JSON by the contract, with counts by theme and instrument and the contradictions."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from plancmp.compare import shares
from plancmp.model import Matrix, Row
from plancmp.render import View

SUFFIX = ".json"


def render(matrix: Matrix, view: View) -> str:
    return json.dumps(data(matrix), ensure_ascii=False, indent=2) + "\n"


def data(matrix: Matrix) -> dict[str, Any]:
    """The contract's object."""
    return {
        "plans": [plan.id for plan in matrix.plans],
        "rows": [_row(row) for row in matrix.rows],
        "themes": shares.by_theme(matrix).to_dict("records"),
        "instruments": shares.by_instrument(matrix).to_dict("records"),
        "contradictions": [asdict(c) for c in matrix.contradictions],
        "drafts": [plan.id for plan in matrix.plans if plan.is_draft],
    }


def _row(row: Row) -> dict[str, Any]:
    cells = {
        cell.plan: {
            "coverage": cell.coverage,
            "measures": list(cell.measures),
            "members": list(cell.members),
        }
        for cell in row.cells
    }
    return {"id": row.id, "label": row.label, "theme": row.theme, "kind": row.kind, "cells": cells}

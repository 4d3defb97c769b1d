"""plancmp: git diff for public plans.

The public Python API: `load, plans, index, find, diff, matrix, gap, audit, explain, draft, verify,
validate, report, sectors, align, align_all, matrix_all, gap_all, decide, undo, review_status,
succeed, track, track_all`, and the exceptions that they raise. Nothing is imported before it is
asked for.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from plancmp.version import VERSION

if TYPE_CHECKING:
    from plancmp.aligning import align_all, gap_all, matrix_all
    from plancmp.api import (
        audit,
        diff,
        draft,
        explain,
        gap,
        index,
        load,
        matrix,
        plans,
        report,
        sectors,
        validate,
        verify,
    )
    from plancmp.deciding import align, decide, review_status, undo
    from plancmp.errors import (
        InvalidFile,
        InvalidPlan,
        MissingTool,
        NotAPlan,
        PlancmpError,
        UnknownPlan,
        UnknownSector,
        UnreadableInput,
        UnwritableOutput,
        UsageError,
    )
    from plancmp.searching import find
    from plancmp.succeeding import succeed
    from plancmp.tracking import track, track_all

__version__ = VERSION

__all__ = [
    "InvalidFile",
    "InvalidPlan",
    "MissingTool",
    "NotAPlan",
    "PlancmpError",
    "UnknownPlan",
    "UnknownSector",
    "UnreadableInput",
    "UnwritableOutput",
    "UsageError",
    "__version__",
    "align",
    "align_all",
    "audit",
    "decide",
    "diff",
    "draft",
    "explain",
    "find",
    "gap",
    "gap_all",
    "index",
    "load",
    "matrix",
    "matrix_all",
    "plans",
    "report",
    "review_status",
    "sectors",
    "succeed",
    "track",
    "track_all",
    "undo",
    "validate",
    "verify",
]


_HOMES = {
    **dict.fromkeys(("align", "decide", "review_status", "undo"), "plancmp.deciding"),
    **dict.fromkeys(("align_all", "gap_all", "matrix_all"), "plancmp.aligning"),
    **dict.fromkeys(("track", "track_all"), "plancmp.tracking"),
    "find": "plancmp.searching",
    "succeed": "plancmp.succeeding",
}


def __getattr__(name: str) -> Any:
    """Functions from `api`, exceptions from `errors`, each when it is first used."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = "plancmp.errors" if name[0].isupper() else "plancmp.api"
    return getattr(importlib.import_module(_HOMES.get(name, module)), name)


def __dir__() -> list[str]:
    return sorted(__all__)

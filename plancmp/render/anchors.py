"""What the places of a briefing are called, for links between them."""

from __future__ import annotations

from plancmp.model.coverage import CoverageRow


def topic(row: CoverageRow) -> str:
    """Where a row of the matrix is shown in full."""
    return f"{row.kind}-{row.id.replace(':', '-')}"


def indicator(place: int) -> str:
    """Where the comparison of an indicator is shown; place: 0-based."""
    return f"indicator-{place + 1}"


def gap(plan: str, place: int) -> str:
    """Where a gap is shown; place: 0-based, by priority."""
    return f"gap-{plan}-{place + 1}"


def gaps(plan: str) -> str:
    """Where the gaps of a plan are shown."""
    return f"gaps-{plan}"


def audit(plan: str) -> str:
    """Where the audit of a plan is shown."""
    return f"audit-{plan}"

"""Measures as the command line names them."""

from __future__ import annotations


def named(name: str) -> tuple[str, str]:
    """Plan and measure of chaozhou:funding or chaozhou:194; UsageError for another form."""
    from plancmp.errors import UsageError

    plan, _, measure = name.rpartition(":")
    if not plan or not measure:
        raise UsageError("names-no-task", name=name)
    return plan, measure

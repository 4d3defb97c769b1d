"""Formats of what became of the measures of a plan."""

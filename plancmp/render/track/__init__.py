"""Formats of the progress of one plan."""

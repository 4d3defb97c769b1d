"""Formats of one plan."""

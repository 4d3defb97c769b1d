"""Formats of a diff."""

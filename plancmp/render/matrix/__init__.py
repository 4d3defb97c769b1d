"""Formats of a coverage matrix."""

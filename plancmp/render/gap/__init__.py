"""Formats of a list of gaps."""

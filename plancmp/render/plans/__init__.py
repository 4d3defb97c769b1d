"""Formats of the list of plans."""

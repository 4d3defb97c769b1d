"""Formats of the list of sector packs."""

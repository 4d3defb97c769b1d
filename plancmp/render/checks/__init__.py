"""Formats of the list of rules."""

"""Formats of an explanation."""

"""Formats of what plans answer."""

"""Formats of what a machine can do."""

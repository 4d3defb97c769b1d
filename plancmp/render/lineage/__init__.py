"""Formats of what became of measures over several plans."""

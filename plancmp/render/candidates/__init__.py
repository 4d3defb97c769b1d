"""Pairs that may belong together, one file a format."""

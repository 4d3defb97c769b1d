"""Decisions for others to fill in or to read, one file a format."""

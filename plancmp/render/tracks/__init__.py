"""Formats of the progress of several plans."""

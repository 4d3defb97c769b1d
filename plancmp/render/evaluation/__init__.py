"""Formats of an evaluation."""

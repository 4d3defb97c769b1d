"""Formats of a briefing pack."""

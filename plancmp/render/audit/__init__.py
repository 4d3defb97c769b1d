"""Formats of what the audit finds in one plan."""

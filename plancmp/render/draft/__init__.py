"""Drafts in each format."""

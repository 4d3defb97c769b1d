"""Formats of actual figures: forms to fill in, and their YAML file."""

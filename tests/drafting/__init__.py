"""Tests of drafting, part by part."""

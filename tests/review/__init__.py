"""Tests of reviewing, part by part."""

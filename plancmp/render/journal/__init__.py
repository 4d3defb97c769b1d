"""The lines of a journal, one file a format."""

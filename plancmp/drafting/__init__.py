"""Between a document and its plan file."""

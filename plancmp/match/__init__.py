"""Which measures of two plans belong together: features -> score -> relation, with evidence."""

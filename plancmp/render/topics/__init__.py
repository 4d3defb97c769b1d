"""Topics over a whole corpus."""

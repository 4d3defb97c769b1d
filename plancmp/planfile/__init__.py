"""Plan files: one table of fields; what reads, checks and writes them."""

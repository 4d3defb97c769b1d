"""Documents as they are: each reader, and the ledger that holds it to account."""

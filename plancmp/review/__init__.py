"""What people decided about pairs of plans."""

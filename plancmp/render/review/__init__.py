"""How far a review has come, one file a format."""

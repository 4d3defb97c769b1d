"""What the text formats of a comparison are made of."""

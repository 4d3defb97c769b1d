"""Slides of a pack: what they say (`story`), how large it is set (`fit`), and the file (`draw`)."""

"""What a Word document is made of: parts, styles, numbers, paragraphs, tables."""

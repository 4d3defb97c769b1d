"""What a page of a PDF is made of: glyphs, lines, tables, columns, running heads."""

"""What a web page is made of: what is seen of it, its tables, its article."""

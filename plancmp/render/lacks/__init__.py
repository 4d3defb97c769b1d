"""What many plans have and one lacks."""

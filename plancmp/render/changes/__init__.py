"""What two files of decisions say differently, one file a format."""

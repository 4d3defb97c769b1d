"""What can be done with decisions: one file a command, found by being here."""

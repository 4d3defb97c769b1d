"""How far each target has come, and whether that is on schedule: facts with exact arithmetic."""

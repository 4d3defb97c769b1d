"""The sections of a briefing, one file each: `build(reader) -> Section`."""

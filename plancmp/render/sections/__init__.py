"""The sections of a briefing pack, one file each: `build(book) -> Section`."""

"""What crosses a border between layers: frozen records, one file a family, no logic but properties."""

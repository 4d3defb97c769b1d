"""What crosses a border between layers: frozen records, a file a family, no logic."""

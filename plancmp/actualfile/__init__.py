"""Files of actual figures: read from YAML, CSV or a workbook, checked against their plan."""

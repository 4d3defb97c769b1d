"""plancmp: git diff for public plans."""

__version__ = "0.1.0"

"""The version of the program, where everything can read it without importing anything else."""

VERSION = "0.2.0"

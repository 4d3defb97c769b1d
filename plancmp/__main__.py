"""`python -m plancmp`."""

from plancmp.cli import run

if __name__ == "__main__":
    run()

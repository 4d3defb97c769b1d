"""The review desk in a browser: a small local server over the same journal as the terminal."""

"""The command line: the program `plans`."""

from .program import main

__all__ = ["main"]

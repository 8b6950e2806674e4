"""How far a long reading is, for who waits in front of a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from .output import show_progress

_EVERY = 200
"""Files between two lines; a folder of fewer is read before anyone wonders."""


@contextmanager
def counter() -> Iterator[Callable[[int], None]]:
    """Return a function that takes the number of files read, and shows it on a terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    shown = False

    def count(files: int) -> None:
        nonlocal shown
        if files % _EVERY == 0:
            shown = True
            show_progress(f"Reading plans … {files:,}")

    try:
        yield count
    finally:
        if shown:
            show_progress("")

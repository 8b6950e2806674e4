"""The number of files read so far, on a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from .output import show_progress, shows_progress

_EVERY = 200
"""The number of files between two updates."""


@contextmanager
def counter() -> Iterator[Callable[[int], None]]:
    """Return a function that takes the number of files read, and shows it on a terminal."""
    if not shows_progress():
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

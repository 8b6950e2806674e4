"""How much has been read so far, on a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from .output import show_progress, shows_progress

_EVERY = 200
"""The number of files, or of versions of files, between two updates."""


class ReadingProgress:
    """Shows how many files, and how many former versions of plans, have been read."""

    def __init__(self, *, shown: bool) -> None:
        self._shown = shown
        self._updates = 0
        self.visible = False
        """Whether a line of progress is on the terminal."""

    def __call__(self, files: int) -> None:
        """Show that so many files have been read."""
        self._show(files, f"Reading plans … {files:,}")

    def versions(self, done: int, total: int) -> None:
        """Show that so many former versions of plans have been read.

        Args:
            done: The versions read; many may be read between two calls.
            total: All versions to read.
        """
        if total >= _EVERY:
            self._show(done, f"Reading former versions of plans … {done:,} of {total:,}")

    def _show(self, count: int, text: str) -> None:
        updates = count // _EVERY
        if self._shown and updates and updates != self._updates:
            self.visible = True
            show_progress(text)
        self._updates = updates


@contextmanager
def counter() -> Iterator[ReadingProgress]:
    """Return what shows progress on a terminal, and clear it at the end."""
    progress = ReadingProgress(shown=shows_progress())
    try:
        yield progress
    finally:
        if progress.visible:
            show_progress("")

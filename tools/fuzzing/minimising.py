"""The smallest input that fails as a given one does."""

from __future__ import annotations

import time
from collections.abc import Callable

SECONDS = 60.0
"""Seconds of CPU time, after which the smallest input so far is used."""


def minimised(raw: bytes, fails: Callable[[bytes], bool]) -> bytes:
    """Leave out lines, then characters, as long as it still fails.

    Args:
        raw: An input that fails.
        fails: Whether an input fails in the same way.
    """
    end = time.process_time() + SECONDS

    def still(parts: list[bytes]) -> bool:
        return time.process_time() < end and fails(b"".join(parts))

    by_line = _fewest(raw.splitlines(keepends=True), still)
    return b"".join(_fewest([bytes([byte]) for byte in b"".join(by_line)], still))


def _fewest(parts: list[bytes], fails: Callable[[list[bytes]], bool]) -> list[bytes]:
    """Leave out ever smaller runs of parts."""
    size = len(parts) // 2
    while size:
        place = 0
        while place < len(parts):
            fewer = parts[:place] + parts[place + size :]
            if fails(fewer):
                parts = fewer
            else:
                place += size
        size //= 2
    return parts

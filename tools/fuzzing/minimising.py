"""The smallest input that fails as a given one does."""

from __future__ import annotations

from collections.abc import Callable

TRIES = 3_000


def minimised(raw: bytes, fails: Callable[[bytes], bool]) -> bytes:
    """Leave out lines, then characters, as long as it still fails.

    Args:
        raw: An input that fails.
        fails: Whether an input fails in the same way; it is asked so often at most as `TRIES` says.
    """
    left = TRIES

    def still(parts: list[bytes]) -> bool:
        nonlocal left
        left -= 1
        return left >= 0 and fails(b"".join(parts))

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

"""When to try again what a host could not do."""

from __future__ import annotations

from collections.abc import Iterator
from random import random


def pauses(attempts: int, first: float = 1) -> Iterator[float]:
    """Yield the seconds to wait before each attempt but the first.

    Each pause is twice as long as the one before, and by chance up to as much longer, so that many jobs do
    not return at the same time.

    Args:
        attempts: How many attempts there are.
        first: Seconds of the first pause.
    """
    for number in range(attempts - 1):
        yield first * 2**number * (1 + random())  # noqa: S311  (no secret)

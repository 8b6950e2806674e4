"""When to retry a request that failed."""

from __future__ import annotations

from collections.abc import Iterator
from random import random


def pauses(attempts: int, first: float = 1) -> Iterator[float]:
    """Yield the seconds to wait before each attempt except the first.

    Each pause is twice as long as the one before, plus a random time of up to the same length, so that many
    jobs do not retry at the same time.

    Args:
        attempts: The number of attempts.
        first: The seconds of the first pause.
    """
    for number in range(attempts - 1):
        yield first * 2**number * (1 + random())  # noqa: S311  (no secret)

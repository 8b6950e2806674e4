"""Trying again, later each time."""

from __future__ import annotations

from collections.abc import Callable
from random import random
from time import sleep
from typing import TypeVar

from .errors import ForgeError, TransientError

ATTEMPTS = 5
LONGEST = 120.0
"""Seconds that a host may ask us to wait; a CI job costs money while it does."""

_T = TypeVar("_T")


def retry(act: Callable[[], _T], notice: Callable[[str], None]) -> _T:
    """Do something that may have to be done again from its beginning.

    Between attempts come 1, 2, 4 and 8 seconds, each up to twice as long by chance so that many jobs do not
    return at once; or as long as the host asks for.

    Args:
        act: what to do. Done twice it must lead to the same as done once.
        notice: is told why there is another attempt, and when.

    Raises:
        ForgeError: it cannot be done, or still cannot at the last attempt.
    """
    for attempt in range(ATTEMPTS - 1):
        try:
            return act()
        except TransientError as error:
            pause = 2**attempt * (1 + random()) if error.after is None else error.after  # noqa: S311  (no secret)
            if pause > LONGEST:
                raise ForgeError(f"{error}: asks to wait for {pause:.0f} seconds; try again then") from None
            notice(f"{error}: trying again in {pause:.0f} s")
            sleep(pause)
    return act()

"""Repeat a request that failed, with growing pauses."""

from __future__ import annotations

from collections.abc import Callable
from math import isinf
from time import sleep
from typing import TypeVar

from mkdocs_plans.fetch.retry import pauses

from .errors import ForgeError, TransientError

ATTEMPTS = 5
LONGEST = 120.0
"""The longest wait that a host may demand, in seconds; a CI job costs money during that time."""

_T = TypeVar("_T")


def retry(act: Callable[[], _T], notice: Callable[[str], None]) -> _T:
    """Call a function, and call it again after an error that may be temporary.

    The pauses between attempts are those of `pauses`, or as long as the host asks for.

    Args:
        act: The function. A second call must have the same result as one call.
        notice: Called with the reason for another attempt, and the seconds until then.

    Raises:
        ForgeError: It failed for good, or at the last attempt.
    """
    for pause in pauses(ATTEMPTS):
        try:
            return act()
        except TransientError as error:
            seconds = pause if error.after is None else error.after
            if seconds > LONGEST:
                when = "later" if isinf(seconds) else f"in {seconds:.0f} seconds"
                message = f"{error}: try again {when}"
                raise ForgeError(message) from None
            notice(f"{error}: retrying in {seconds:.0f} s")
            sleep(seconds)
    return act()
